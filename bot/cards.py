"""The platform-neutral content of one answer: what every adapter renders natively, plus one text that reads aloud."""

from dataclasses import dataclass, field
from typing import Literal

from bot.actions import Action


@dataclass(frozen=True, slots=True)
class Bold:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an https address; renderers show any other address as plain text."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by name. Renderers show the name and never ping."""

    user: str
    name: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words to be typed exactly so."""

    text: str


@dataclass(frozen=True, slots=True)
class Role:
    """A role by its id, where a platform has roles. Renderers that can show its name, and never ping."""

    role: str


@dataclass(frozen=True, slots=True)
class Room:
    """A channel by its id. Renderers show its name, to those who may know it."""

    channel: str


Span = str | Bold | Link | Person | Role | Room | Code
Line = tuple[Span, ...]
"""Text as spans; plain strings are data and are escaped by each renderer."""


def said(line: Line) -> str:
    """The line as plain words."""
    return "".join(_said(span) for span in line)


def _said(span: Span) -> str:
    match span:
        case str():
            return span
        case Person(_, name):
            return name
        case Role(role):
            return role
        case Room(channel):
            return f"#{channel}"
        case Bold(text) | Link(text, _) | Code(text):
            return text


@dataclass(frozen=True, slots=True)
class Quiet:
    """A line in small print: category, who asked, dates."""

    line: Line


@dataclass(frozen=True, slots=True)
class Lead:
    """The one sentence that carries the decision."""

    line: Line


@dataclass(frozen=True, slots=True)
class Text:
    line: Line


@dataclass(frozen=True, slots=True)
class Heading:
    """A small title inside a card."""

    text: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One kind of fact about every tool in the head, in the head's order."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts side by side: one column per name in `head`.

    `subjects` says where the things compared stand: in the columns (two tools) or in the rows (boards, many tools).
    """

    head: tuple[str, ...]
    rows: tuple[FactRow, ...]
    subjects: Literal["columns", "rows"] = "columns"


@dataclass(frozen=True, slots=True)
class Score:
    """One reviewer on one tool: the verdict in a word and the one-liner (empty when there is none)."""

    mark: str
    quote: str


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A role's scores in the head's order; None where the role did not review the tool."""

    label: str
    cells: tuple[Score | None, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The reviewer split: role × tool."""

    head: tuple[str, ...]
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    action: Action
    style: Literal["plain", "primary", "danger"] = "plain"


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of buttons; renderers break it into as many rows as the platform wants."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Select:
    """A menu; the chosen value arrives as `Call.values["choice"]`."""

    action: Action
    placeholder: str
    choices: tuple[Choice, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class BallotChoice:
    """What one reaction stands for: its canonical emoji and the words beside it."""

    emoji: str
    label: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """How to vote. `by_reaction` is shown with the choices where reactions can be read, `by_button` where they cannot."""

    choices: tuple[BallotChoice, ...]
    by_reaction: Line
    by_button: Line
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Divider:
    pass


Block = Quiet | Lead | Text | Heading | Facts | Scorecard | Buttons | Select | Ballot | Divider


@dataclass(frozen=True, slots=True)
class File:
    """A text file that is handed to one person beside a card."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One answer. `plain` carries the same decision for notifications and screen readers."""

    title: str
    plain: str
    blocks: tuple[Block, ...] = ()
    key: str = field(default="", kw_only=True)
    """For a post that must exist once: the key to find it again by (Slack metadata, Discord nonce and button)."""
    private: bool = field(default=False, kw_only=True)
    """Nobody else may see it, also where a platform has no whispers: it goes by direct message there."""

    topic: str = field(default="", kw_only=True)
    """What a thread that begins with this card is called, where threads have names."""

    @property
    def seeds(self) -> tuple[str, ...]:
        """The emoji that the bot puts under the message, in order."""
        return tuple(choice.emoji for block in self.blocks if isinstance(block, Ballot) for choice in block.choices)
