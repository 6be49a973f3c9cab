"""The README's tables, made from the settings and commands themselves."""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import SecretStr
from pydantic_settings import BaseSettings

from bot.commands import Command
from bot.wording.help import typed


def commands_table(commands: Sequence[Command], umbrella: str) -> str:
    # A bar would end the cell, in code as well.
    written = [(typed(command, umbrella).replace("|", "\\|"), command.summary) for command in commands]
    rows = [f"| `{command}` | {summary} |" for command, summary in written]
    return "\n".join(["| type | get |", "|---|---|", *rows])


def settings_table(kinds: Iterable[type[BaseSettings]]) -> str:
    """One row for each variable that the program reads."""
    rows = [row for kind in kinds for row in _rows(kind)]
    return "\n".join(["| variable | default | what for |", "|---|---|---|", *rows])


def _rows(kind: type[BaseSettings]) -> Iterator[str]:
    prefix = str(kind.model_config.get("env_prefix", ""))
    for name, field in kind.model_fields.items():
        default = field.default
        secret = isinstance(default, SecretStr)
        shown = (
            ""
            if secret or default in {"", None}
            else f"`{str(default).lower() if default in {True, False} else default}`"
        )
        yield f"| `{(prefix + name).upper()}` | {shown} | {field.description} |"
