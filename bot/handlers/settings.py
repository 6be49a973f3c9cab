"""/verdict settings: language, time zone, and who may do what, for administrators to change."""

import asyncio
from contextlib import suppress

from bot.cards import Card
from bot.commands import Call
from bot.errors import PlatformError, Refusal
from bot.ids import UserRef
from bot.ports.platform import Messenger, Reply
from bot.ports.world import World
from bot.schedule.misread import Misread
from bot.schedule.zones import zone_named
from bot.wording.catalogues import LANGUAGES
from bot.wording.settings import settings_card, settings_form
from bot.wording.trouble import refused
from bot.wording.words import Words
from bot.workers.speech import admins_only, at_home, speak
from bot.workspaces import Who, WorkspaceSettings

MOST_MODERATORS = 25
"""as many as a menu of people takes on the tightest platform"""


async def settings(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    held = (await world.homes.get(call.where.home)).settings
    await reply.whisper(await _card(world, call, words, held, changeable=at_home(call) and call.caller.admin))


async def edit_settings(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    admins_only(call, words)
    await reply.ask(settings_form(words, (await world.homes.get(call.where.home)).settings))


async def set_settings(world: World, call: Call, reply: Reply) -> None:
    """What is wrong is said, and nothing is changed then."""
    words = await speak(world, call)
    admins_only(call, words)
    held = (await world.homes.get(call.where.home)).settings
    people = [one for one in call.values.get("moderators", "").split(",") if one][:MOST_MODERATORS]
    wanted = held.model_copy(
        update={
            "locale": _one_of(call.values.get("locale", ""), LANGUAGES, held.locale),
            "zone": _zone(words, call.values.get("zone", ""), held.zone),
            "moderators": frozenset(people),
            "editors": Who(_one_of(call.values.get("editors", ""), tuple(Who), held.editors)),
            "subscribers": Who(_one_of(call.values.get("subscribers", ""), tuple(Who), held.subscribers)),
        }
    )
    await _keep(world, call, wanted)
    await reply.whisper(await _card(world, call, words, wanted))


async def join_channels(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    admins_only(call, words)
    held = (await world.homes.get(call.where.home)).settings
    wanted = held.model_copy(update={"join_channels": call.args[:1] == ("yes",)})
    await _keep(world, call, wanted)
    await reply.update(await _card(world, call, words, wanted))


async def _card(world: World, call: Call, words: Words, held: WorkspaceSettings, *, changeable: bool = True) -> Card:
    messenger = world.messengers.get(call.where.platform)
    people = [UserRef(call.where.platform, call.where.workspace, user) for user in sorted(held.moderators)]
    names = await asyncio.gather(*(_name(messenger, person) for person in people))
    joins = messenger is not None and messenger.joins
    return settings_card(words, held, changeable=changeable, joins=joins, names=sorted(names))


async def _name(messenger: Messenger | None, person: UserRef) -> str:
    """As people know it; by the id where the platform does not tell."""
    name = ""
    with suppress(PlatformError):
        name = (await messenger.profile(person)).name if messenger else ""
    return f"@{name or person.user}"


async def _keep(world: World, call: Call, wanted: WorkspaceSettings) -> None:
    home = await world.homes.get(call.where.home)
    await world.homes.put(home.model_copy(update={"settings": wanted}))
    world.log.info("settings.changed", workspace=call.where.workspace)


def _one_of(given: str, known: tuple[str, ...], held: str) -> str:
    return given if given in known else held


def _zone(words: Words, typed: str, held: str) -> str:
    if not typed.strip():
        return held
    try:
        return zone_named(typed)
    except Misread as unclear:
        said = refused(words, unclear)
        raise Refusal(f"{said} {words.say('Nothing was changed.')}") from None
