"""/verdict settings: language, time zone, and who may do what, for administrators to change."""

from bot.commands import Call
from bot.errors import Refusal
from bot.ports.platform import Reply
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
    changeable = at_home(call) and call.caller.admin
    await reply.whisper(settings_card(words, held, changeable=changeable, joins=_joins(world, call)))


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
    await reply.whisper(settings_card(words, wanted, changeable=True, joins=_joins(world, call)))


async def join_channels(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    admins_only(call, words)
    held = (await world.homes.get(call.where.home)).settings
    wanted = held.model_copy(update={"join_channels": call.args[:1] == ("yes",)})
    await _keep(world, call, wanted)
    await reply.update(settings_card(words, wanted, changeable=True))


def _joins(world: World, call: Call) -> bool:
    messenger = world.messengers.get(call.where.platform)
    return messenger is not None and messenger.joins


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
