"""What Discord says about the token, the application and its intents, and what to do about it."""

from dataclasses import dataclass, field
from typing import Any, Literal

import aiohttp

from adapters.discord.inbound import DISCORD
from adapters.discord.invite import link
from adapters.discord.lacks import found as missing
from adapters.discord.rights import rights_in
from adapters.discord.settings import DiscordSettings
from bot.ports.storage import Store
from bot.wording.words import words
from bot.workers.weekly.channels import weekly_channels

_SECONDS = 15.0
_OK, _UNAUTHORISED = 200, 401
_MEMBERS = 1 << 14 | 1 << 15
"""flags of an application that was granted the members intent, for many servers or for few (docs: application flags)"""


@dataclass(frozen=True, slots=True)
class Finding:
    level: Literal["good", "wish", "problem"]
    what: str
    remedy: str = ""


async def examine(settings: DiscordSettings, store: Store | None = None) -> list[Finding]:
    """Asks with the token as it is set; changes nothing."""
    headers = {"Authorization": f"Bot {settings.token.get_secret_value()}"}
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    try:
        async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
            asked = Asked(session, settings.api_base.rstrip("/"))
            status, application = await asked.get("/applications/@me")
            if status == _UNAUTHORISED:
                return [
                    Finding("problem", "Discord refused DISCORD_TOKEN.", "Reset the token in the developer portal.")
                ]
            if status != _OK:
                return [Finding("problem", f"Discord answered {status}.", "Try again; see status.discord.com.")]
            found = _application(settings, application)
            for wish in await weekly_channels(store, DISCORD) if store else ():
                found += await _channel(asked, str(application["id"]), wish.channel.channel)
            return found
    except (aiohttp.ClientError, TimeoutError) as error:
        remedy = "Check the network and DISCORD_API_BASE."
        return [Finding("problem", f"Discord cannot be reached ({type(error).__name__}).", remedy)]


@dataclass(frozen=True, slots=True)
class Asked:
    """Discord's answers, each asked for once: channels of one server share what is known of it."""

    session: aiohttp.ClientSession
    base: str
    known: dict[str, tuple[int, Any]] = field(default_factory=dict[str, tuple[int, Any]])

    async def get(self, path: str) -> tuple[int, Any]:
        if path not in self.known:
            async with self.session.get(self.base + path) as answer:
                self.known[path] = (answer.status, await answer.json() if answer.status == _OK else {})
        return self.known[path]


async def _channel(asked: Asked, application: str, ident: str) -> list[Finding]:
    """Whether the weekly verdicts can be posted there, and voted on."""
    status, channel = await asked.get(f"/channels/{ident}")
    if status != _OK:
        what = f"Discord, channel {ident}: I cannot see it, or it was deleted."
        return [Finding("problem", what, "Let my role view the channel, or turn its weekly verdicts off.")]
    home = channel["guild_id"]
    (_, me), (_, guild) = await asked.get("/users/@me"), await asked.get(f"/guilds/{home}")
    _, member = await asked.get(f"/guilds/{home}/members/{me.get('id')}")
    where = f"Discord, #{channel.get('name', ident)}"
    if not guild or not member:
        return [Finding("problem", f"{where}: the server does not tell what I may do.", "Try again.")]
    rights = rights_in(channel, guild, member, str(me["id"]))
    lacks = missing(words("en"), application, rights=rights, in_guild=True, installed=True)
    good = [Finding("good", f"{where}: the weekly verdicts can be posted and voted on.")]
    return [Finding("problem", f"{where}: {one.what}", one.remedy) for one in lacks] or good


def _application(settings: DiscordSettings, application: dict[str, Any]) -> list[Finding]:
    found = [Finding("good", f"Discord: the application is {application.get('name', '?')}.")]
    found.append(_intents(settings, application))
    found.append(Finding("good", "Discord: the link that brings the bot into a server.", link(str(application["id"]))))
    if application.get("interactions_endpoint_url"):
        what = "Discord sends interactions to an HTTP address, so commands never arrive here."
        found.append(Finding("problem", what, "Clear the Interactions Endpoint URL in the developer portal."))
    guilds = application.get("approximate_guild_count")
    if guilds == 0:
        found.append(Finding("wish", "Discord: the bot is in no server yet.", "Open the invite link above."))
    return found


def _intents(settings: DiscordSettings, application: dict[str, Any]) -> Finding:
    """Discord ends every session that asks for an intent which was not granted (close code 4014)."""
    if not settings.members:
        return Finding("good", "Discord: no privileged intent is needed.")
    if int(application.get("flags") or 0) & _MEMBERS:
        return Finding("good", "Discord: people who leave or change roles are told at once.")
    return Finding(
        "problem",
        "Discord: DISCORD_MEMBERS is set, but the application was not granted the Server Members Intent.",
        "Turn it on under Bot in the developer portal, or set DISCORD_MEMBERS=false.",
    )
