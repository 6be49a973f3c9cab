"""What Discord says about the token, the application and its intents, and what to do about it."""

from dataclasses import dataclass
from typing import Any, Literal

import aiohttp

from adapters.discord.invite import link
from adapters.discord.settings import DiscordSettings

_SECONDS = 15.0
_OK, _UNAUTHORISED = 200, 401
_MEMBERS = 1 << 14 | 1 << 15
"""flags of an application that was granted the members intent, for many servers or for few (docs: application flags)"""


@dataclass(frozen=True, slots=True)
class Finding:
    level: Literal["good", "wish", "problem"]
    what: str
    remedy: str = ""


async def examine(settings: DiscordSettings) -> list[Finding]:
    """Asks with the token as it is set; changes nothing."""
    headers = {"Authorization": f"Bot {settings.token.get_secret_value()}"}
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(headers=headers, timeout=timeout) as session,
            session.get(f"{settings.api_base.rstrip('/')}/applications/@me") as answer,
        ):
            if answer.status == _UNAUTHORISED:
                return [
                    Finding("problem", "Discord refused DISCORD_TOKEN.", "Reset the token in the developer portal.")
                ]
            if answer.status != _OK:
                return [Finding("problem", f"Discord answered {answer.status}.", "Try again; see status.discord.com.")]
            application = await answer.json()
    except (aiohttp.ClientError, TimeoutError) as error:
        remedy = "Check the network and DISCORD_API_BASE."
        return [Finding("problem", f"Discord cannot be reached ({type(error).__name__}).", remedy)]
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
