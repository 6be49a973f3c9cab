"""Which tools a call is about: typed words, filled-in options, or a button's keys, all through one resolver."""

from bot.commands import Call
from bot.lookup import Snapshot
from bot.names import Ambiguous, Asked, Found, One, Resolution, Same, Unknown
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.tools import Tool
from bot.wording.help import typed
from bot.wording.trouble import RAW, nothing_card, one_name_card, same_card, unclear_card
from bot.wording.words import Words
from bot.workers.speech import names_of, speak

RIVALS = 25
"""as many as a menu takes on the tightest platform"""


def question(call: Call, snapshot: Snapshot) -> str:
    """The call as words that the resolver reads; a button's keys become slugs again."""
    said = [_word(arg, snapshot) for arg in call.args]
    if choice := call.values.get("choice"):
        said.append(_word(choice, snapshot))
    return " vs ".join([*said, *call.parts]) or call.text


async def tools_to_compare(world: World, call: Call, reply: Reply) -> tuple[Tool, ...] | None:
    """Two to four tools, or None after the caller was whispered what is unclear."""
    snapshot = await world.shelf.current(call.where.home)
    answer = snapshot.resolve(question(call, snapshot))
    if isinstance(answer, Found):
        return snapshot.by_slugs(answer.slugs)
    await _ask_back(world, call, reply, answer, snapshot)
    return None


async def tools_of(world: World, call: Call, reply: Reply) -> tuple[Tool, ...] | None:
    """One to four tools for commands that are content with one; None after asking back."""
    snapshot = await world.shelf.current(call.where.home)
    answer = snapshot.resolve(question(call, snapshot))
    if isinstance(answer, Found):
        return snapshot.by_slugs(answer.slugs)
    if isinstance(answer, One | Same) and answer.slug:
        return snapshot.by_slugs((answer.slug,))
    await _ask_back(world, call, reply, answer, snapshot)
    return None


async def _ask_back(world: World, call: Call, reply: Reply, answer: Resolution, snapshot: Snapshot) -> None:
    words = await speak(world, call)
    usage, example = _usage(world, call)
    match answer:
        case Same(slug=slug):
            rivals = await _rivals(world, snapshot, slug)
            await reply.whisper(same_card(words, snapshot.tools[slug], rivals, usage))
        case One(slug=slug) if slug:
            rivals = await _rivals(world, snapshot, slug)
            await reply.whisper(one_name_card(words, snapshot.tools[slug], rivals, usage))
        case Unknown() | Ambiguous() | One() if answer.asked:
            noted = _note_unknown(world, call, answer.asked)
            await reply.whisper(unclear_card(words, answer.asked, snapshot.tools, call.verb, noted=noted))
        case _:
            await _nothing(words, reply, usage, example)


async def _nothing(words: Words, reply: Reply, usage: str, example: str) -> None:
    await reply.whisper(nothing_card(words, usage, example))


async def _rivals(world: World, snapshot: Snapshot, slug: str) -> tuple[Tool, ...]:
    async with world.store() as unit:
        asked = await unit.asks.rivals(slug)
    return snapshot.neighbours(snapshot.tools[slug], asked, RIVALS)


def _note_unknown(world: World, call: Call, asked: tuple[Asked, ...]) -> bool:
    """What people miss is shown to those who keep the catalogue, so that they can add it; whether there was any.

    Not what stands in somebody's message, whose words are answered and never kept; a button only repeats.
    """
    if call.message:
        return False
    names = [one.text for one in asked if not one.known and not one.several and one.text]
    for name in names:
        world.asked.miss(call.where.home, name[:80], world.clock())
    return bool(names)


def _usage(world: World, call: Call) -> tuple[str, str]:
    command = next((one for one in world.commands if one.verb == call.verb), world.commands[0])
    line = typed(command, world.settings.umbrella_command, names_of(world, call))
    example = line.removesuffix(command.usage) + (command.examples[0] if command.examples else "")
    return line, example


def _word(arg: str, snapshot: Snapshot) -> str:
    if arg.startswith(RAW):
        return arg[len(RAW) :]
    return snapshot.keys.get(arg, arg)
