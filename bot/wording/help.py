"""What the bot can do, made from the table of commands."""

from collections.abc import Sequence

from bot.actions import Action
from bot.cards import Block, Button, Buttons, Card, Code, Lead, Quiet, Text
from bot.commands import Command
from bot.wording.words import Words

_SUGGESTED = ("claude-4-opus", "smollm3")


def help_card(
    words: Words, commands: Sequence[Command], umbrella: str, *, moderator: bool, names: Words | None = None
) -> Card:
    """Every command that the reader may use; the first ones are what newcomers need.

    `names`: the language in which the reader's client shows the commands themselves, where it is not English.
    """
    lead = words.say("Compare AI tools, vote with a reaction, read the week's verdicts.")
    shown = [one for one in commands if moderator or not one.only_admins]
    rows: list[Block] = [Text((Code(typed(one, umbrella, names)), f"  {words.say(one.summary)}")) for one in shown]
    return Card(
        words.say("What Verdict can do"),
        words.say(
            "{lead} Try {example}.", lead=lead, example=f"/{_shown(_compare(commands), names)} claude 4 opus vs smollm3"
        ),
        (
            Lead((lead,)),
            *rows,
            Buttons((Button(words.say("Try a comparison"), Action("compare", _SUGGESTED), "primary"),)),
            Quiet((words.say("Or mention me with the same words; that works in threads, too."),)),
        ),
    )


def typed(command: Command, umbrella: str, names: Words | None = None) -> str:
    """The command as people type it: `/compare A vs B` or `/verdict why TOOL`."""
    name = _shown(command.name, names)
    start = f"/{name}" if command.top else f"/{_shown(umbrella, names)} {name}".rstrip()
    return f"{start} {command.usage}".rstrip()


def _shown(name: str, names: Words | None) -> str:
    return names.command(name) if names and name else name


def _compare(commands: Sequence[Command]) -> str:
    return next(command.name for command in commands if command.verb == "compare")
