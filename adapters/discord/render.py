"""Card → Components V2: one container of text displays and action rows, within every limit whatever the card holds."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch

from adapters.discord import limits
from adapters.discord.fit import Component, distinct, fitted
from adapters.discord.text import clipped, escaped, line
from bot.cards import (
    Ballot,
    Block,
    Button,
    Buttons,
    Card,
    Divider,
    Facts,
    File,
    Heading,
    Lead,
    Quiet,
    Score,
    Scorecard,
    ScoreRow,
    Select,
    Text,
)

ACTION_ROW, BUTTON, SELECT, TEXT_DISPLAY, FILE, SEPARATOR, CONTAINER = 1, 2, 3, 10, 13, 14, 17
STYLES = {"primary": 1, "plain": 2, "danger": 4}


def components(card: Card, *, reactions: bool = True) -> list[Component]:
    """The message's components. `reactions`: whether those under the message can be read, which decides how to vote."""
    inner = [_text(f"## {escaped(clipped(card.title, limits.TITLE))}")]
    for block in card.blocks:
        inner.extend(_ballot(block, reactions=reactions) if isinstance(block, Ballot) else _block(block))
    return [{"type": CONTAINER, "components": fitted(distinct(inner))}]


def attached(file: File) -> Component:
    """Shows a file that goes along with the message; without it Discord would keep it from sight."""
    return {"type": FILE, "file": {"url": f"attachment://{file.name}"}}


def _text(content: str) -> Component:
    return {"type": TEXT_DISPLAY, "content": content or "\u200b"}


@singledispatch
def _block(block: Block) -> Iterator[Component]:
    raise TypeError(f"Discord cannot show {type(block).__name__}.")


@_block.register
def _(block: Quiet) -> Iterator[Component]:
    yield _text("\n".join(f"-# {part}" for part in line(block.line).splitlines() if part.strip()))


@_block.register
def _(block: Lead) -> Iterator[Component]:
    yield _text(f"### {line(block.line)}")


@_block.register
def _(block: Text) -> Iterator[Component]:
    yield _text(line(block.line))


@_block.register
def _(block: Heading) -> Iterator[Component]:
    yield _text(f"**{escaped(block.text)}**")


@_block.register
def _(block: Facts) -> Iterator[Component]:
    if block.subjects == "rows":
        yield _text("\n".join(_subject(row.label, zip(block.head, row.cells, strict=False)) for row in block.rows))
        return
    for i, name in enumerate(block.head):
        facts = [(row.label, row.cells[i]) for row in block.rows if i < len(row.cells)]
        yield _text(
            "\n".join([f"**{escaped(name)}**", *(f"{escaped(label)}: {escaped(cell)}" for label, cell in facts)])
        )


@_block.register
def _(block: Scorecard) -> Iterator[Component]:
    yield {"type": SEPARATOR}
    for row in block.rows:
        yield _text(_scores(block.head, row))


@_block.register
def _(block: Buttons) -> Iterator[Component]:
    yield from _rows(block.buttons)


@_block.register
def _(block: Select) -> Iterator[Component]:
    options = [
        {
            "label": clipped(choice.label, limits.OPTION_LABEL) or "—",
            "value": choice.value[: limits.OPTION_LABEL],
            **({"description": clipped(choice.hint, limits.OPTION_HINT)} if choice.hint else {}),
            **({"default": True} if choice.value == block.chosen else {}),
        }
        for choice in block.choices[: limits.SELECT_OPTIONS]
    ]
    if options:
        menu = {
            "type": SELECT,
            "custom_id": block.action.pack(),
            "placeholder": clipped(block.placeholder, limits.PLACEHOLDER),
            "options": options,
        }
        yield {"type": ACTION_ROW, "components": [menu]}


@_block.register
def _(_: Divider) -> Iterator[Component]:
    yield {"type": SEPARATOR}


def _ballot(block: Ballot, *, reactions: bool) -> Iterator[Component]:
    yield {"type": SEPARATOR}
    if reactions:
        choices = "   ".join(f"{choice.emoji} {escaped(choice.label)}" for choice in block.choices)
        yield _text(f"{line(block.by_reaction)}\n{choices}")
    else:
        yield _text(line(block.by_button))
    yield from _rows(block.buttons)


def _rows(buttons: Sequence[Button]) -> Iterator[Component]:
    for start in range(0, len(buttons), limits.ROW_BUTTONS):
        row = [
            {
                "type": BUTTON,
                "style": STYLES[button.style],
                "label": clipped(button.label, limits.BUTTON_LABEL) or "—",
                "custom_id": button.action.pack(),
            }
            for button in buttons[start : start + limits.ROW_BUTTONS]
        ]
        yield {"type": ACTION_ROW, "components": row}


def _subject(name: str, facts: Iterable[tuple[str, str]]) -> str:
    return f"**{escaped(name)}**\n" + " · ".join(f"{escaped(label)}: {escaped(cell)}" for label, cell in facts)


def _scores(head: Sequence[str], row: ScoreRow) -> str:
    """The role, then a line per tool; the tool's name is left out where there is only one."""
    lines = [f"**{escaped(row.label)}**"]
    for name, score in zip(head, row.cells, strict=False):
        if score is not None:
            lines.append(f"{escaped(name)}: {_score(score)}" if len(head) > 1 else _score(score))
    return "\n".join(lines)


def _score(score: Score) -> str:
    quote = f" “{escaped(score.quote)}”" if score.quote else ""
    return f"**{escaped(score.mark)}**{quote}"
