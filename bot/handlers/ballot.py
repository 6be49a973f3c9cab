"""Voting by button: a private ballot, its receipt, and taking it back. Nobody else sees how."""

from bot.actions import Action
from bot.ballots import DESK_CHANNEL, Box, desk
from bot.cards import Button, Buttons, Card, Choice, Lead, Quiet
from bot.commands import Call
from bot.emoji import KEYCAPS, SHIP, SKIP
from bot.errors import Refusal
from bot.forms import ChoiceField, Form
from bot.ids import ChannelRef, MessageRef
from bot.ports.platform import Reply
from bot.ports.storage import Outcome, PrivateBallot
from bot.ports.world import World
from bot.tools import Tool
from bot.wording.words import Words
from bot.workers import casting
from bot.workers.speech import caller_ref, speak, typed_by

FIELD = "ship"
_CARD = "@"
"""before the channel and the message of the card that a receipt is about"""


async def ballot(world: World, call: Call, reply: Reply) -> None:
    """Opens the ballot of the card's tools."""
    words = await speak(world, call)
    tools = await _tools(world, call, words)
    await reply.ask(ballot_form(words, tools))


async def cast(world: World, call: Call, reply: Reply) -> None:
    """Counts what was ticked; nothing ticked means that none of them would be shipped."""
    words = await speak(world, call)
    tools = await _tools(world, call, words)
    box = await _box(world, call, tools)
    shipped = {slug for slug in call.values.get(FIELD, "").split(",") if slug}
    marks = _marks(tools, shipped)
    if not (await vote(world, call, box.message, marks)).known:
        # The card was deleted while the form stood open: the ballot counts without it.
        box = await _desk(world, call, tools)
        await vote(world, call, box.message, marks)
    await reply.whisper(receipt(words, tools, shipped, box))


async def withdraw(world: World, call: Call, reply: Reply) -> None:
    """Takes back the ballot that the receipt is about, wherever newer cards may stand meanwhile."""
    words = await speak(world, call)
    box = await _receipted(world, call, words)
    if not (await vote(world, call, box, frozenset())).known:
        command = typed_by(world, call, "votes")
        raise Refusal(
            words.say("The card of this ballot is gone. Change or delete the vote with {command}.", command=command)
        )
    said = words.say("Your private ballot is taken back. A reaction of yours that still stands counts again.")
    await reply.update(Card(words.say("Taken back"), said, (Lead((said,)),)))


async def vote(world: World, call: Call, box: MessageRef, emoji: frozenset[str]) -> Outcome:
    """Durable when it returns, unless the box is not known or no longer open."""
    person = caller_ref(call)
    now = world.clock()
    private = PrivateBallot(box, world.keys.voter(person), emoji, now, now, unless=casting.UNSETTLED)
    return await casting.cast(world, person, private)


async def _tools(world: World, call: Call, words: Words) -> tuple[Tool, ...]:
    tools = (await world.shelf.current(call.where.home)).by_keys(call.args)
    if len(tools) != len(call.args) or not tools:
        raise Refusal(words.say("These tools are no longer in the catalogue. Ask for the comparison again."))
    return tools


async def _box(world: World, call: Call, tools: tuple[Tool, ...]) -> Box:
    """The card's own box, or a desk where the card has none (private channels, user installs, closed boxes)."""
    slugs = tuple(tool.slug for tool in tools)
    async with world.store() as unit:
        state = await unit.boxes.get(call.message) if call.message else None
    if state and not state.closed and state.box.tools == slugs:
        return state.box
    return await _desk(world, call, tools)


async def _desk(world: World, call: Call, tools: tuple[Tool, ...]) -> Box:
    box = desk(call.where.home, tuple(tool.slug for tool in tools), world.clock())
    async with world.store() as unit:
        await unit.boxes.open(box)
    return box


async def _receipted(world: World, call: Call, words: Words) -> MessageRef:
    """The box whose receipt this is: named by its message, or a desk by its tools."""
    mark, *place = call.args or ("",)
    if mark != _CARD:
        return desk(
            call.where.home, tuple(tool.slug for tool in await _tools(world, call, words)), world.clock()
        ).message
    channel, message = place
    return MessageRef(ChannelRef(call.where.platform, call.where.workspace, channel), message)


def ballot_form(words: Words, tools: tuple[Tool, ...]) -> Form:
    keys = tuple(tool.key for tool in tools)
    if len(tools) == 1:
        label = words.say("Would you ship {tool}?", tool=tools[0].name)
        choices = (Choice(words.say("Ship"), tools[0].slug), Choice(words.say("Skip"), SKIP))
        field = ChoiceField(FIELD, label, choices)
    else:
        label = words.say("Which would you ship?")
        hint = words.say("Tick every tool you would ship; none ticked means none of them.")
        options = tuple(Choice(tool.name, tool.slug) for tool in tools)
        field = ChoiceField(FIELD, label, options, hint=hint, required=False, many=True)
    intro = words.say("Nobody sees how you vote. Your newest ballot counts.")
    return Form(words.say("Vote privately"), words.say("Vote"), Action("cast", keys), (field,), (intro,))


def _marks(tools: tuple[Tool, ...], shipped: set[str]) -> frozenset[str]:
    if len(tools) == 1:
        return frozenset({SHIP if tools[0].slug in shipped else SKIP})
    tapped = {emoji for emoji, tool in zip(KEYCAPS, tools, strict=False) if tool.slug in shipped}
    return frozenset(tapped or {SKIP})


def receipt(words: Words, tools: tuple[Tool, ...], shipped: set[str], box: Box) -> Card:
    parts = [
        words.say("ship {tool}", tool=tool.name) if tool.slug in shipped else words.say("skip {tool}", tool=tool.name)
        for tool in tools
    ]
    said = words.say("Counted: {votes}.", votes=words.listed(parts))
    where = box.message.channel
    of_desk = where.channel == DESK_CHANNEL
    args = tuple(tool.key for tool in tools) if of_desk else (_CARD, where.channel, box.message.message)
    return Card(
        words.say("Your private ballot"),
        said,
        (
            Lead((said,)),
            Buttons((Button(words.say("Take it back"), Action("withdraw", args)),)),
            Quiet((words.say("A reaction you set later replaces it: the newest ballot counts."),)),
        ),
    )
