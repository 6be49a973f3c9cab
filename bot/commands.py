"""Commands as data: what a person can type, from which manifests, command trees, help and the README are made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bot.cards import Choice
from bot.ids import ChannelRef, MessageRef

Kind = Literal["tool", "text", "choice", "channel", "person"]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a command takes; `tool` options complete while typing and accept free text."""

    name: str
    description: str
    kind: Kind = "text"
    required: bool = True
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the COMMANDS table. `verb` is what handlers are found by; `name` is what people type."""

    verb: str
    name: str
    summary: str
    usage: str
    options: tuple[Option, ...] = ()
    top: bool = False
    """also offered by itself (`/compare`), not only below the umbrella command (`/verdict compare`)"""
    examples: tuple[str, ...] = ()
    only_admins: bool = False


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. `workspace` is the person's own workspace; `admin` is what the platform says at this moment."""

    user: str
    name: str
    workspace: str = ""
    locale: str | None = None
    admin: bool = False
    guest: bool = False
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that a person did: typed a command, mentioned the bot, pressed a button, chose, sent a form.

    `verb` is a command's or an action's; `text` is what was typed after it; `parts` are the options that were filled
    in one by one (Discord); `args` come from the action; `values` from a menu ("choice") or a form's fields.
    """

    verb: str
    where: ChannelRef
    caller: Caller
    text: str = ""
    parts: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    args: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    message: MessageRef | None = None
    """the message that the button stands on, or that a message shortcut was used on"""
    thread: str = ""

    def by(self, caller: Caller) -> "Call":
        """The same as somebody else's; each command passes here, and `replace` would take three times as long."""
        return Call(
            self.verb,
            self.where,
            caller,
            self.text,
            self.parts,
            self.options,
            self.args,
            self.values,
            self.message,
            self.thread,
        )


def typed_call(text: str, commands: Sequence[Command]) -> tuple[str, str]:
    """(verb, the rest) of what was typed after the umbrella command or a mention: a command's name, else a tool's."""
    first, _, rest = text.strip().partition(" ")
    word = first.casefold().lstrip("/")
    for command in commands:
        if word and word in {command.name.casefold(), command.verb}:
            return command.verb, rest.strip()
    return ("show", text.strip()) if word else ("help", "")
