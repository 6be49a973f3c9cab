"""The doctor's look at Slack: tokens, scopes, the clock, and whether a line can be opened."""

from collections.abc import Callable, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

from adapters.slack.addresses import INSTALL_PATH
from adapters.slack.installs import Installation, Installations, OneInstallation
from adapters.slack.lacks import lacks_in
from adapters.slack.many import described
from adapters.slack.places import SLACK
from adapters.slack.rates import Limiter
from adapters.slack.scopes import Finding, missing
from adapters.slack.settings import SlackSettings
from adapters.slack.web import SlackWeb
from bot.digests.subscription import Subscription
from bot.errors import PlatformError, TokenRevoked
from bot.ids import WorkspaceRef
from bot.ports.storage import Store
from bot.wording.words import words
from bot.workers.weekly.channels import weekly_channels

SECONDS_APART: Final = 3.0
"""a clock that is further off mixes up the order of votes and readings; Slack tells whole seconds"""


async def doctor(
    settings: SlackSettings, web: SlackWeb, clock: Callable[[], datetime], one: OneInstallation | None = None
) -> list[Finding]:
    """Asks Slack with the tokens as they are set; changes nothing."""
    if settings.distributed:
        return [await _reachable(web), *await _line(settings, web)]
    try:
        body, headers = await web.ask_whole(settings.bot_token.get_secret_value(), "auth.test")
    except PlatformError as trouble:
        remedy = "Check SLACK_BOT_TOKEN, SLACK_API_BASE and the network; copy the token again after a reinstall."
        return [Finding("problem", f"Slack: {trouble}", remedy)]
    if one:
        team, user = str(body.get("team_id", "")), str(body.get("user_id", ""))
        one.set(Installation(team, user, settings.bot_token.get_secret_value(), bot_name=str(body.get("user", ""))))
    found = [Finding("good", f"Slack: connected to {body.get('team', '?')} as @{body.get('user', '?')}.")]
    if "x-oauth-scopes" in headers:
        scopes = list(missing(scope.strip() for scope in headers["x-oauth-scopes"].split(",")))
        found += scopes or [Finding("good", "Slack: every scope is granted.")]
    found += _clock(headers.get("date", ""), clock())
    found += await _line(settings, web)
    return found


async def channels(web: SlackWeb, installs: Installations, wishes: Sequence[Subscription]) -> list[Finding]:
    """Of each channel, whether the weekly verdicts can be posted there, and voted on."""
    found: list[Finding] = []
    for wish in wishes:
        place = wish.channel
        try:
            install = await installs.of(place.workspace)
            name, lacks = await lacks_in(web, place.workspace, place.channel, install.bot_name, words("en"))
        except TokenRevoked:
            remedy = "The workspace has to install the app again; its settings are kept."
            found.append(Finding("problem", f"Slack: the token of workspace {place.workspace} is not valid.", remedy))
            continue
        except PlatformError as trouble:
            found.append(Finding("problem", f"Slack: {place.channel} could not be looked at: {trouble}", "Try again."))
            continue
        where = f"#{name}" if name else place.channel
        found += [Finding("problem", f"Slack, {where}: {one.what}", one.remedy) for one in lacks]
        if not lacks:
            found.append(Finding("good", f"Slack, {where}: the weekly verdicts can be posted and voted on."))
    return found


class Kept:
    """Satisfies Installations: tokens as they are stored. Only the running bot renews them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def of(self, workspace: str, enterprise: str = "") -> Installation:
        async with self._store() as unit:
            install = await unit.installs.of(WorkspaceRef(SLACK, workspace, enterprise))
        if install is None:
            raise TokenRevoked(f"Slack's workspace {workspace} is not connected.")
        return described(install, workspace)

    def forget(self, workspace: str) -> None:
        """Nothing is remembered."""


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


async def examine(settings: SlackSettings, clock: Callable[[], datetime], store: Store | None = None) -> list[Finding]:
    """The same for the command line, with connections of its own, and the channels that get the weekly verdicts."""
    one = OneInstallation()
    installs: Installations = Kept(store) if settings.distributed and store else one
    web = SlackWeb(settings.api_base, installs, Limiter(lambda: clock().timestamp()))
    await web.open()
    try:
        found = await doctor(settings, web, clock, one)
        if store:
            found += await channels(web, installs, await weekly_channels(store, SLACK))
        return found
    finally:
        await web.close()
