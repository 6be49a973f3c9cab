"""Questions that want more than a button: modals on both platforms."""

from dataclasses import dataclass
from typing import Literal

from bot.actions import Action
from bot.cards import Choice, Line


@dataclass(frozen=True, slots=True)
class TextField:
    """A line or a paragraph to type."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    required: bool = True
    longest: int = 3000
    size: Literal["line", "paragraph"] = "line"


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One of several choices; with `many`, the chosen values arrive joined by commas."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    chosen: tuple[str, ...] = ()
    hint: str = ""
    required: bool = True
    many: bool = False


@dataclass(frozen=True, slots=True)
class RoleField:
    """Any number of roles, or none; their ids arrive joined by commas. Left out where a platform has no roles."""

    name: str
    label: str
    chosen: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PeopleField:
    """Any number of people, or nobody; their ids arrive joined by commas."""

    name: str
    label: str
    chosen: tuple[str, ...] = ()
    hint: str = ""


Field = TextField | ChoiceField | RoleField | PeopleField


@dataclass(frozen=True, slots=True)
class Form:
    """A modal. Values arrive in `Call.values` by field name; `intro` is shown above the fields."""

    title: str
    submit: str
    action: Action
    fields: tuple[Field, ...]
    intro: Line = ()
