"""What is wrong in a catalogue file, said so that an editor can mend it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.tools import Tool

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `field` is written as a path ("tools[2].prices[0].source"), "" when it is about the whole file."""

    file: str
    line: int
    field: str
    text: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}"
        return f"{place}, {self.field}: {self.text}" if self.field else f"{place}: {self.text}"


@dataclass(frozen=True, slots=True)
class CatalogRead:
    """The tools that are right, and what is wrong with the others; a careful importer takes all or nothing."""

    tools: tuple[Tool, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True)
class Source:
    """A file while it is read: its name and on which line each field stands."""

    name: str
    lines: Mapping[Path, int]

    def problem(self, path: Path, text: str) -> Problem:
        return Problem(self.name, self.line_of(path), spelled(path), text)

    def line_of(self, path: Path) -> int:
        """The line of the field, or of the nearest thing around it that the file does have."""
        return next((self.lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.lines), 1)


def spelled(path: Sequence[str | int]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
