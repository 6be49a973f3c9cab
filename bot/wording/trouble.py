"""Whispered answers when a question cannot be answered as it was typed, and what to press instead."""

from collections.abc import Mapping, Sequence
from math import ceil
from types import MappingProxyType

from bot.actions import Action
from bot.cards import Block, Bold, Button, Buttons, Card, Choice, Code, Lead, Line, Quiet, Select, Text, said
from bot.errors import Mistakes, Refusal
from bot.names import Ambiguous, Asked, One, Same, Unknown
from bot.schedule.misread import Misread
from bot.tools import Tool, key_of
from bot.wording.words import Words, filled

RAW = "?"
"""marks an argument that is still words and not a tool's key"""
LONGEST_RAW = 30
MOST_SHOWN = 5


def refusal_card(words: Words, sentence: str) -> Card:
    return Card(words.say("That did not work"), sentence, (Text((sentence,)),))


def busy_card(words: Words, seconds: float) -> Card:
    """The platform asked the bot for patience."""
    sentence = words.plural(
        "The chat asks me for patience. Nothing was lost; please try again in {n} second.",
        "The chat asks me for patience. Nothing was lost; please try again in {n} seconds.",
        max(1, ceil(seconds)),
    )
    return Card(words.say("One moment"), sentence, (Text((sentence,)),))


def away_card(words: Words) -> Card:
    """The database is away."""
    sentence = words.say(
        "My memory is out of reach for the moment, so this cannot be done. Nothing was changed and nothing is lost; "
        "please try again in a few minutes."
    )
    return Card(words.say("One moment"), sentence, (Text((sentence,)),))


def refused(words: Words, refusal: Refusal, labels: Mapping[str, str] = MappingProxyType({})) -> str:
    """The refusal in the reader's language; of what was misread, days by name and choices joined.

    `labels`: what the fields are called in the form that they were typed into.
    """
    if isinstance(refusal, Mistakes):
        return (
            "; ".join(
                words.say("“{field}” {mistake}", field=labels.get(field, field), mistake=refused(words, said))
                for field, said in refusal.fields
            )
            + "."
        )
    if isinstance(refusal, Misread):
        return words.say(refusal.message, **{name: _part(words, part) for name, part in refusal.parts.items()})
    parts = {name: refused(words, part) if isinstance(part, Refusal) else part for name, part in refusal.parts.items()}
    return words.say(refusal.message, **parts)


def apology_card(words: Words, reference: str) -> Card:
    sentence = words.say(
        "Something went wrong on our side. Nothing was lost and nothing was counted twice. Please try again; "
        "if it happens again, tell your administrator the reference {reference}.",
        reference=reference,
    )
    return Card(words.say("Sorry"), sentence, (Text((sentence,)),))


def unclear_card(
    words: Words, asked: Sequence[Asked], tools: Mapping[str, Tool], verb: str, *, noted: bool = False
) -> Card:
    """Unknown and ambiguous names with up to five suggestions each; a button completes the whole question."""
    blocks: list[Block] = []
    spoken: list[str] = []
    for position, one in enumerate(asked):
        if one.known:
            continue
        candidates = [tools[slug] for slug in one.candidates[:MOST_SHOWN] if slug in tools]
        line = _question(words, one, candidates)
        spoken.append(said(line))
        blocks.append(Lead(line))
        buttons = tuple(Button(tool.name, Action(verb, _completed(asked, position, tool.slug))) for tool in candidates)
        if buttons:
            blocks.append(Buttons(buttons))
    kept = [tools[one.slug].name for one in asked if one.known and one.slug in tools]
    if kept and any(isinstance(block, Buttons) for block in blocks):
        blocks.append(Quiet((words.say("A button asks again and keeps {tools}.", tools=words.listed(kept)),)))
    if noted:
        blocks.append(Quiet((words.say("Who keeps the catalogue here will see what was asked for and not found."),)))
    return Card(words.say("Which tools do you mean?"), " ".join(spoken), tuple(blocks))


def one_name_card(words: Words, tool: Tool, rivals: Sequence[Tool], usage: str) -> Card:
    """One tool was named where two are compared: its nearest rivals, or just its verdict."""
    sentence = words.say("Compare {tool} with what?", tool=tool.name)
    blocks: list[Block] = [Lead((sentence,))]
    if rivals:
        choices = tuple(Choice(rival.name, rival.key, rival.category) for rival in rivals)
        blocks.append(Select(Action("compare", (tool.key,)), words.say("Choose a rival"), choices))
    blocks.append(Buttons((Button(words.say("Just its verdict"), Action("show", (tool.key,))),)))
    blocks.append(Quiet((words.say("Or type both:"), " ", Code(usage))))
    return Card(words.say("One tool is half a comparison"), sentence, tuple(blocks))


def nothing_card(words: Words, usage: str, example: str) -> Card:
    sentence = words.say("Name two to four tools.")
    write = words.say("Write {usage} for example {example}", usage="{usage}", example="{example}")
    return Card(
        words.say("Nothing to compare yet"),
        f"{sentence} {words.say('For example: {example}', example=example)}",
        (
            Lead((sentence,)),
            Text(filled(write, usage=Code(usage), example=Code(example))),
        ),
    )


def same_card(words: Words, tool: Tool, rivals: Sequence[Tool], usage: str) -> Card:
    card = one_name_card(words, tool, rivals, usage)
    sentence = words.say("That is twice the same tool, {tool}.", tool=tool.name)
    return Card(words.say("Twice the same"), sentence, (Lead((sentence,)), *card.blocks[1:]))


def said_plainly(words: Words, answer: Ambiguous | Unknown | One | Same, tools: Mapping[str, Tool]) -> str:
    """The same for places without buttons."""
    if not answer.unclear:
        return words.say("Name two to four different tools.")
    lines: list[str] = []
    for one in answer.unclear:
        candidates = [tools[slug] for slug in one.candidates[:MOST_SHOWN] if slug in tools]
        names = ", ".join(tool.name for tool in candidates)
        lines.append(f"{said(_question(words, one, candidates))} {names}".rstrip())
    return "\n".join(lines)


def _question(words: Words, one: Asked, candidates: Sequence[Tool]) -> Line:
    typed, place = Bold(one.text or "…"), "{typed}"
    if not candidates:
        sentence = words.say("I know no tool by this name: {typed}", typed=place)
    elif one.several:
        n = len(candidates)
        sentence = words.plural("{typed} could be {n} tool.", "{typed} could be {n} tools. Which one?", n, typed=place)
    else:
        sentence = words.say("I know no {typed}. Did you mean", typed=place)
    return filled(sentence, typed=typed)


def _part(words: Words, part: object) -> str:
    if isinstance(part, int):
        return words.weekday(part)
    return words.either([_part(words, one) for one in part]) if isinstance(part, list | tuple) else str(part)


def _completed(asked: Sequence[Asked], position: int, slug: str) -> tuple[str, ...]:
    """Every tool of the question: known ones by key, the chosen one, and other unclear ones as they were typed."""
    named: list[str] = []
    for i, one in enumerate(asked[:4]):
        if i == position:
            named.append(key_of(slug))
        elif one.known:
            named.append(key_of(one.slug))
        elif one.text:
            named.append(RAW + one.text[:LONGEST_RAW])
    while not Action("compare", tuple(named)).fits:
        raw = max((i for i, word in enumerate(named) if word.startswith(RAW)), key=lambda i: len(named[i]))
        named[raw] = named[raw][:-1] if len(named[raw]) > 2 else ""  # noqa: PLR2004
        named = [word for word in named if word]
    return tuple(named)
