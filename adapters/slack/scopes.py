"""What the app must be allowed to do in Slack, and what for: the manifest and the doctor read the same table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Scope:
    name: str
    why: str
    needed: bool = True
    """without it a part of the product does not work; else it is a convenience"""


SCOPES: Final = (
    Scope("app_mentions:read", "answer when somebody writes @verdict, which works in threads too"),
    Scope("channels:history", "find the bot's own post again before posting it twice"),
    Scope("channels:join", "join a public channel at the first use, so that reactions can be read", needed=False),
    Scope("channels:read", "tell channels that are shared with other companies from others"),
    Scope("chat:write", "post comparisons and verdicts"),
    Scope("commands", "the slash commands and the message shortcut"),
    Scope("emoji:read", "count a workspace's own names for our emoji", needed=False),
    Scope("groups:history", "the same in private channels to which the bot was invited"),
    Scope("groups:read", "the same in private channels to which the bot was invited"),
    Scope("im:history", "answer what is written to the bot directly", needed=False),
    Scope("im:read", "know its own direct messages", needed=False),
    Scope("im:write", "tell the owner of a weekly post that its channel is gone", needed=False),
    Scope("reactions:read", "count votes"),
    Scope("reactions:write", "put the emoji to vote with under a comparison"),
    Scope("users:read", "leave bots out of the count, and speak people's language"),
)

EVENTS: Final = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "channel_unarchive",
    "emoji_changed",
    "group_archive",
    "group_deleted",
    "group_left",
    "group_unarchive",
    "member_joined_channel",
    "member_left_channel",
    "message.im",
    "reaction_added",
    "reaction_removed",
    "team_access_revoked",
    "team_join",
    "tokens_revoked",
    "user_change",
)
"""No message events of channels: what people write to each other is not even sent to the bot. That a card was deleted
shows at its next reading."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the doctor looked at; `remedy` says what to do about it."""

    level: Literal["good", "wish", "problem"]
    what: str
    remedy: str = ""


def missing(granted: Iterable[str]) -> Iterator[Finding]:
    """Each scope that the installation lacks, and what does not work without it."""
    have = set(granted)
    for scope in SCOPES:
        if scope.name not in have:
            yield Finding(
                "problem" if scope.needed else "wish",
                f"Slack: the scope {scope.name} is missing; it is there to {scope.why}.",
                "Add it under OAuth & Permissions, or paste the manifest again, and reinstall the app to the workspace.",
            )
