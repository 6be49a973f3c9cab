"""What the doctor says about the intents of the application."""

from adapters.discord.doctor import examine
from adapters.discord.settings import DiscordSettings
from adapters.playground.discord.gateway.intents import GUILD_MEMBERS
from tests.adapters.discord.conftest import Rig


async def test_an_intent_that_was_not_granted_is_named(rig: Rig) -> None:
    """With what to do; when it is granted or not asked for, nothing is wrong."""
    problems = [await _problems(rig, members=True)]
    rig.place.hub.privileged = GUILD_MEMBERS
    problems += [await _problems(rig, members=True), await _problems(rig, members=False)]

    assert [["Turn it on under Bot in the developer portal, or set DISCORD_MEMBERS=false."], [], []] == problems


async def _problems(rig: Rig, *, members: bool) -> list[str]:
    settings = DiscordSettings.model_validate(
        {"token": rig.place.token, "api_base": rig.place.api_base, "members": members}
    )
    return [one.remedy for one in await examine(settings) if one.level == "problem"]
