"""The doctor's look at Slack: tokens, scopes, the clock, and whether a line can be opened."""

from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

from adapters.slack.addresses import INSTALL_PATH
from adapters.slack.installs import OneInstallation
from adapters.slack.rates import Limiter
from adapters.slack.scopes import Finding, missing
from adapters.slack.settings import SlackSettings
from adapters.slack.web import SlackWeb
from bot.errors import PlatformError

SECONDS_APART: Final = 3.0
"""a clock that is further off mixes up the order of votes and readings; Slack tells whole seconds"""


async def doctor(settings: SlackSettings, web: SlackWeb, clock: Callable[[], datetime]) -> list[Finding]:
    """Asks Slack with the tokens as they are set; changes nothing."""
    if settings.distributed:
        return [await _reachable(web), *await _line(settings, web)]
    try:
        body, headers = await web.ask_whole(settings.bot_token.get_secret_value(), "auth.test")
    except PlatformError as trouble:
        remedy = "Check SLACK_BOT_TOKEN, SLACK_API_BASE and the network; copy the token again after a reinstall."
        return [Finding("problem", f"Slack: {trouble}", remedy)]
    found = [Finding("good", f"Slack: connected to {body.get('team', '?')} as @{body.get('user', '?')}.")]
    if "x-oauth-scopes" in headers:
        scopes = list(missing(scope.strip() for scope in headers["x-oauth-scopes"].split(",")))
        found += scopes or [Finding("good", "Slack: every scope is granted.")]
    found += _clock(headers.get("date", ""), clock())
    found += await _line(settings, web)
    return found


async def _reachable(web: SlackWeb) -> Finding:
    """There is no token to ask with before a workspace has installed the app."""
    try:
        await web.ask("", "api.test")
    except PlatformError as trouble:
        return Finding("problem", f"Slack: {trouble}", "Check SLACK_API_BASE and the network.")
    what = "Slack: workspaces install the app by themselves."
    return Finding("good", what, f"Send their administrators to this server's {INSTALL_PATH}.")


def _clock(date: str, now: datetime) -> list[Finding]:
    try:
        apart = (now - parsedate_to_datetime(date)).total_seconds()
    except (TypeError, ValueError):
        return []
    if abs(apart) <= SECONDS_APART:
        return []
    what = f"Slack: this machine's clock is {abs(apart):.0f} s {'ahead of' if apart > 0 else 'behind'} Slack's."
    return [Finding("problem", what, "Turn on time synchronisation (NTP); votes are ordered by time.")]


async def _line(settings: SlackSettings, web: SlackWeb) -> list[Finding]:
    if not settings.socket_mode:
        what = "Slack: events arrive over HTTP."
        return [Finding("good", what, "The Request URL in the app's settings must be this server's /slack/events.")]
    try:
        await web.ask(settings.app_token.get_secret_value(), "apps.connections.open")
    except PlatformError as trouble:
        remedy = "Turn on Socket Mode, and give SLACK_APP_TOKEN an app-level token with the scope connections:write."
        return [Finding("problem", f"Slack: {trouble}", remedy)]
    return [Finding("good", "Slack: Socket Mode opens.")]


async def examine(settings: SlackSettings, clock: Callable[[], datetime], web: SlackWeb | None = None) -> list[Finding]:
    """The same for the command line, with connections of its own."""
    own = web or SlackWeb(settings.api_base, OneInstallation(), Limiter(lambda: clock().timestamp()))
    await own.open()
    try:
        return await doctor(settings, own, clock)
    finally:
        await own.close()
