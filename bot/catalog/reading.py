"""Catalogue files read into tools; whatever is wrong comes back as sentences with file, line and field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from pydantic import ValidationError

from bot.catalog.clashes import clashes
from bot.catalog.filling import with_lines
from bot.catalog.form import FileForm, ToolForm
from bot.catalog.problems import CatalogRead, Path, Problem, Source
from bot.catalog.sentences import sentences
from bot.catalog.table import parse_table
from bot.catalog.text import Parsed, parse
from bot.tools import Tool


def read_catalog(name: str, text: str) -> CatalogRead:
    """The tools of one YAML or JSON text; `name` is what its problems call the file."""
    return read_catalogs([(name, text)])


def read_catalogs(files: Iterable[tuple[str, str]]) -> CatalogRead:
    """The tools of several (name, text), which may not share slugs, names or aliases."""
    placed: list[_Placed] = []
    problems: list[Problem] = []
    for name, text in files:
        for found in _tools(parse_table(name, text) if name.lower().endswith(".csv") else parse(name, text)):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                placed.append(found)
    clashing = clashes(one.tool for one in placed)
    for clash in clashing:
        here, there = placed[clash.at], placed[clash.owner_at]
        said = f'"{clash.word}" already means {clash.owner.name} ({there.place}); use another name'
        problems.append(_named(here.source.problem((*here.path, *clash.field), said), clash.tool.name))
    wrong = {clash.at for clash in clashing}
    tools = tuple(with_lines(one.tool) for at, one in enumerate(placed) if at not in wrong)
    return CatalogRead(tools, tuple(sorted(problems, key=lambda problem: (problem.file, problem.line))))


@dataclass(frozen=True, slots=True)
class _Placed:
    tool: Tool
    source: Source
    path: Path

    @property
    def place(self) -> str:
        return f"{self.source.name}, line {self.source.line_of(self.path)}"


def _tools(parsed: Parsed) -> Iterator[_Placed | Problem]:
    yield from parsed.problems
    if parsed.value is None:
        if not parsed.problems:
            yield Problem(parsed.source.name, 1, "", 'is empty; write "tools:" and a list of tools below it')
        return
    bare = isinstance(parsed.value, list)
    at: Path = () if bare else ("tools",)
    try:
        head = FileForm.model_validate({"tools": parsed.value} if bare else parsed.value)
    except ValidationError as error:
        yield from sentences(parsed.source, (), error)
        return
    for index, item in enumerate(head.tools):
        path = (*at, index)
        try:
            yield _Placed(ToolForm.model_validate(item).made(sample=head.sample), parsed.source, path)
        except ValidationError as error:
            name = cast("dict[str, object]", item).get("name") if isinstance(item, dict) else None
            yield from (_named(problem, name) for problem in sentences(parsed.source, path, error))


def _named(problem: Problem, name: object) -> Problem:
    """Long files are searched by name: say which tool the mistake is in, where it has one."""
    return replace(problem, field=f"{problem.field} ({name})") if isinstance(name, str) else problem
