"""The two pages that whoever installs the bot sees of ours: that it worked, or why not and where to begin again."""

import base64
import hashlib
import html
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from slack_bolt.oauth.async_callback_options import AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack.addresses import INSTALL_PATH
from bot.errors import Refusal
from bot.wording.trouble import refused
from bot.wording.words import Words, words

_OPEN_SLACK: Final = "https://slack.com/app_redirect"
"""docs.slack.dev/interactivity/deep-linking"""
_STYLE: Final = (
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1.5rem;color-scheme:light dark}"
    "a{display:inline-block;padding:.5rem 1rem;border:1px solid;border-radius:.5rem;color:inherit;text-decoration:none}"
)
_SHOWN: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY: Final = f"default-src 'none'; style-src 'sha256-{_SHOWN}'"

_OLD: Final = Refusal(
    "Verdict was not installed: the link is older than ten minutes, was used already, or was opened in another browser."
)
_WHY: Final[Mapping[str, Refusal]] = MappingProxyType(
    {
        "access_denied": Refusal("Verdict was not installed: somebody said no in Slack."),
        "invalid_browser": _OLD,
        "invalid_state": _OLD,
        "storage_error": Refusal(
            "Verdict was not installed: it could not be written down here. Try again in a few minutes; if that does not "
            "help, tell whoever runs this bot."
        ),
    }
)
_UNCONFIRMED: Final = Refusal("Verdict was not installed: Slack did not confirm it.")


async def welcome(args: AsyncSuccessArgs) -> BoltResponse:
    made = args.installation
    speech = _words(args.request)
    said = speech.say(
        "Verdict is installed in {where}. You can close this page and type {command} in Slack.",
        where=made.team_name or made.enterprise_name or "Slack",
        command="/verdict help",
    )
    link = ""
    if made.app_id and made.team_id:
        link = f"{_OPEN_SLACK}?{urlencode({'app': made.app_id, 'team': made.team_id})}"
    return _page(200, speech, said, link, speech.say("Open Slack"))


async def regret(args: AsyncFailureArgs) -> BoltResponse:
    """Nothing of what came with the request is repeated: it may be somebody's code or state."""
    speech = _words(args.request)
    said = refused(speech, _WHY.get(args.reason, _UNCONFIRMED))
    return _page(args.suggested_status_code, speech, said, INSTALL_PATH, speech.say("Start again"))


def _words(request: AsyncBoltRequest) -> Words:
    """The language that the browser asks for first."""
    asked = next(iter(request.headers.get("accept-language", ())), "")
    return words(asked.partition(",")[0].partition(";")[0].strip())


def _page(status: int, speech: Words, sentence: str, link: str, label: str) -> BoltResponse:
    further = f'<p><a href="{html.escape(link)}">{html.escape(label)}</a>' if link else ""
    body = (
        f'<!doctype html><html lang="{speech.language.replace("_", "-")}"><meta charset=utf-8>'
        '<meta name=viewport content="width=device-width"><title>Verdict</title>'
        f"<style>{_STYLE}</style><p>{html.escape(sentence)}{further}"
    )
    headers: dict[str, str | Sequence[str]] = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": _POLICY,
    }
    return BoltResponse(status=status, body=body, headers=headers)
