"""Slack's errors translated at the border into the few kinds that the core can act on."""

from collections.abc import Mapping
from typing import Any, Final

from adapters.slack.lean import SlackApiError
from bot.errors import (
    ChannelGone,
    Incomplete,
    MessageGone,
    NotPermitted,
    PlatformError,
    RateLimited,
    TokenRevoked,
    Unanswered,
)

TOO_MANY: Final = 429
FAILED: Final = 500
_DEFAULT_WAIT: Final = 30.0
"""seconds, where a 429 does not say how long"""


class NotAMember(NotPermitted):
    """The channel is public and the bot is not in it."""


class Refused(PlatformError):
    """An answer that no part of the bot expects; the text is Slack's word for it."""


_KINDS: Final[Mapping[str, type[PlatformError]]] = {
    **dict.fromkeys(("channel_not_found", "is_archived", "is_inactive", "channel_is_limited_access"), ChannelGone),
    **dict.fromkeys(("message_not_found", "thread_not_found", "bad_timestamp"), MessageGone),
    **dict.fromkeys(
        ("account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked", "org_login_required"),
        TokenRevoked,
    ),
    **dict.fromkeys(
        (
            "access_denied",
            "cannot_dm_bot",
            "cant_delete_message",
            "cant_update_message",
            "edit_window_closed",
            "ekm_access_denied",
            "messages_tab_disabled",
            "missing_scope",
            "no_access",
            "no_permission",
            "not_allowed_token_type",
            "not_reactable",
            "posting_to_channel_denied",
            "restricted_action",
            "restricted_action_non_threadable_channel",
            "restricted_action_read_only_channel",
            "restricted_action_thread_locked",
            "restricted_action_thread_only_channel",
            "team_access_not_granted",
            "thread_locked",
            "too_many_emoji",
            "too_many_reactions",
            "user_disabled",
            "user_not_found",
            "user_not_in_channel",
            "user_not_visible",
        ),
        NotPermitted,
    ),
    "not_in_channel": NotAMember,
}
_BROKEN: Final = frozenset(
    {"fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org"}
)
"""Slack failed while it worked on the request: what became of it is unknown"""
_LIMITED: Final = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})


def translated(error: SlackApiError, method: str, *, reading: bool) -> PlatformError:
    """The core's kind for what Slack answered; a reading that failed says nothing, a writing may have happened."""
    answer = _answer(error)
    word = str(answer.get("error", ""))
    status = int(getattr(error.response, "status_code", 0) or getattr(error.response, "status", 0) or 0)
    if status == TOO_MANY or word in _LIMITED:
        return RateLimited(_wait(error))
    if kind := _KINDS.get(word):
        return kind(_sentence(word, method, answer))
    if status >= FAILED or word in _BROKEN or not word:
        return unanswered(method, reading=reading)
    return Refused(f"{method}: {word}")


def unanswered(method: str, *, reading: bool) -> PlatformError:
    said = f"{method}: Slack did not answer."
    return Incomplete(said) if reading else Unanswered(said)


def _sentence(word: str, method: str, answer: Mapping[str, Any]) -> str:
    if word == "missing_scope":
        return f"{method}: the app needs the scope {answer.get('needed', '')}; add it and install the app again."
    return f"{method}: {word}"


def _answer(error: SlackApiError) -> Mapping[str, Any]:
    data = getattr(error.response, "data", None)
    return data if isinstance(data, Mapping) else {}


def _wait(error: SlackApiError) -> float:
    headers = {str(name).lower(): value for name, value in dict(getattr(error.response, "headers", {})).items()}
    try:
        return max(0.0, float(headers.get("retry-after", _DEFAULT_WAIT)))
    except ValueError:
        return _DEFAULT_WAIT
