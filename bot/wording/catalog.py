"""The catalogue for those who may edit it: what can be done, one tool and what may be changed in it, what is missing."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from bot.actions import Action
from bot.cards import Block, Bold, Button, Buttons, Card, Choice, Code, Lead, Line, Link, Quiet, Select, Text
from bot.catalog.sheets import seat_of, tag_of
from bot.forms import ChoiceField, Form, TextField
from bot.panel import Panel
from bot.tools import MAKER, Tool
from bot.wording.facts import entry
from bot.wording.panel import mark
from bot.wording.words import NONE, Words

MOST_MISSED = 5
"""rows of three buttons, within the forty components of the tightest platform"""
MOST_CHOICES = 25
MOST_REVIEWS = 5
MOST_CHANGES = 15
Missed = Sequence[tuple[str, int]]


def desk_card(words: Words, own: Sequence[Tool], missed: Missed, command: str) -> Card:
    """`missed` are names that people asked for here and that the catalogue does not know."""
    lead = words.say("Tools, names and reviewers of your own: only this workspace sees them.")
    blocks: list[Block] = [
        Lead((lead,)),
        Buttons(
            (
                Button(words.say("Add a tool"), Action("catalog_add"), "primary"),
                Button(words.say("Name a tool"), Action("catalog_names")),
            )
        ),
    ]
    if own:
        choices = tuple(Choice(tool.name, tool.key, tool.category) for tool in own[:MOST_CHOICES])
        blocks.append(Select(Action("catalog_tool"), words.say("A tool of your own"), choices))
    blocks.extend(missed_blocks(words, missed))
    blocks.append(Quiet((words.say("Or type:"), " ", *_typed(command))))
    return Card(words.say("Catalogue"), lead, tuple(blocks), private=True)


def keeping_card(words: Words, missed: Missed) -> Card:
    """The part of a home that only those see who may edit the catalogue."""
    desk = Buttons((Button(words.say("Tools, names and reviewers of our own"), Action("catalog")),))
    title = words.say("Catalogue")
    return Card(title, title, (desk, *missed_blocks(words, missed)), private=True)


def missed_blocks(words: Words, missed: Missed) -> list[Block]:
    if not missed:
        return []
    blocks: list[Block] = [Text((Bold(words.say("Asked for here, and not found")),))]
    for name, asked in missed[:MOST_MISSED]:
        tag = tag_of(name)
        blocks.append(Text((Bold(name), "  ", words.plural("asked {n} time", "asked {n} times", asked))))
        blocks.append(
            Buttons(
                (
                    Button(words.say("Add"), Action("catalog_add", (tag,))),
                    Button(words.say("It means…"), Action("catalog_names", ("", tag))),
                    Button(words.say("Forget it"), Action("catalog_forget", (tag,))),
                )
            )
        )
    if len(missed) > MOST_MISSED:
        blocks.append(Quiet((words.plural("and {n} more", "and {n} more", len(missed) - MOST_MISSED),)))
    return blocks


def tool_card(words: Words, tool: Tool, said: Panel, *, done: str = "") -> Card:
    """`said` is what the workspace's own people say; `done` what has just been done."""
    lead = done or tool.name
    blocks: list[Block] = [Lead((lead,)), *(Text(line) for line in _facts(words, tool))]
    for review in said.reviews[:MOST_REVIEWS]:
        who = f"{review.role}, {review.reviewer}" if review.reviewer else review.role
        blocks.append(Text((Bold(who), f"  {mark(words, review.verdict)}: {review.line}")))
        seat = (tool.key, seat_of(review))
        blocks.append(
            Buttons(
                (
                    Button(words.say("Change"), Action("catalog_review", seat)),
                    Button(words.say("Take back"), Action("catalog_unreview", seat)),
                )
            )
        )
    blocks.append(Buttons(tuple(_buttons(words, tool))))
    blocks.append(Quiet((_whose(words, tool),)))
    return Card(words.say("Catalogue"), lead, tuple(blocks), private=True)


def sure_card(words: Words, question: str, label: str, action: Action, back: Tool) -> Card:
    """Asked before what cannot be undone with one press."""
    return Card(
        words.say("Are you sure?"),
        question,
        (
            Lead((question,)),
            Buttons(
                (
                    Button(label, action, "danger"),
                    Button(words.say("Leave it as it is"), Action("catalog_tool", (back.key,))),
                )
            ),
        ),
        private=True,
    )


def history_card(words: Words, tool: Tool, changes: Sequence[tuple[datetime, str, str]], zone: tzinfo) -> Card:
    lead = words.say("What was changed in {tool}, newest first.", tool=tool.name)
    lines = [
        Text((Bold(f"{words.day(at.astimezone(zone).date())}  {by}"), f"  {what}"))
        for at, by, what in changes[:MOST_CHANGES]
    ]
    nothing = () if lines else (Text((words.say("Nothing yet."),)),)
    back = Buttons((Button(words.say("Back"), Action("catalog_tool", (tool.key,))),))
    return Card(words.say("History"), lead, (Lead((lead,)), *lines, *nothing, back), private=True)


def returned_card(words: Words, sentence: str, form: Form, again: Action) -> Card:
    """A form that could not be taken, said back word for word: nothing that was typed is lost."""
    kept = words.say("Nothing was changed. This is what you wrote:")
    lines = [Text((Bold(label), f"  {value}")) for label, value in _filled(form) if value]
    again_button = Buttons((Button(words.say("Open the form again"), again),))
    blocks: list[Block] = [Lead((sentence,)), Quiet((kept,)), *lines, again_button]
    return Card(words.say("That did not work"), sentence, tuple(blocks), private=True)


def _filled(form: Form) -> Iterator[tuple[str, str]]:
    for field in form.fields:
        match field:
            case TextField(label=label, value=value):
                yield label, value
            case ChoiceField(label=label, choices=choices, chosen=chosen):
                yield label, ", ".join(choice.label for choice in choices if choice.value in chosen)
            case _:
                pass


def _facts(words: Words, tool: Tool) -> Iterator[Line]:
    yield Bold(words.say("Category")), f"  {tool.category}"
    if tool.tagline:
        yield Bold(words.say("In one sentence")), f"  {tool.tagline}"
    price = next((fact for fact in tool.prices if fact.by == MAKER), None)
    if price:
        day = f", {words.day(price.checked)}" if price.checked else ""
        linked = price.source.startswith("https://")
        source: Line = (" (", Link(words.say("source"), price.source) if linked else price.source, f"{day})")
        yield (
            Bold(words.say("Price")),
            f"  {price.text}",
            *(source if price.source else (f" ({day[2:]})",) if day else ()),
        )
    if tool.entry:
        yield Bold(words.say("The cheapest way in")), f"  {entry(words, tool)}"
    yield Bold(words.say("Also called")), f"  {', '.join(tool.aliases) or NONE}"


def _buttons(words: Words, tool: Tool) -> Iterator[Button]:
    key = (tool.key,)
    if tool.retired:
        yield Button(words.say("Bring it back"), Action("catalog_restore", key), "primary")
        yield Button(words.say("History"), Action("catalog_history", key))
        return
    if tool.workspace:
        yield Button(words.say("Edit"), Action("catalog_edit", key))
        yield Button(words.say("Details"), Action("catalog_details", key))
    yield Button(words.say("Names"), Action("catalog_names", key))
    yield Button(words.say("Write a review"), Action("catalog_review", key))
    yield Button(words.say("History"), Action("catalog_history", key))
    if tool.workspace:
        yield Button(words.say("Retire"), Action("catalog_retire", key), "danger")


def _whose(words: Words, tool: Tool) -> str:
    if tool.retired:
        return words.say("It is retired: no answer speaks of it, and its votes are kept.")
    if tool.workspace:
        return words.say("Only this workspace sees it.")
    return words.say("Everybody sees it; names and reviews that you write here only this workspace sees.")


def _typed(command: str) -> Iterator[Code | str]:
    for wish in ("add NAME", "edit TOOL", "alias TOOL = NAME", "review TOOL", "merge TOOL into TOOL", "history TOOL"):
        yield Code(f"{command} {wish}")
        yield " "
