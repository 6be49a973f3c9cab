"""YAML or JSON text to plain values, remembering the line of every field; it builds nothing else and stays small."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml

from bot.catalog.problems import Path, Problem, Source

DEPTH = 12  # a catalogue needs six levels; more is a mistake or an attack
_TOO_DEEP = "nested too deeply"
_NOTHING = {"", "~", "null", "Null", "NULL"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_events: Callable[..., Iterator[yaml.Event]] = yaml.parse  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SURROGATE = re.compile(r"(\\\\)|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


@dataclass(frozen=True, slots=True)
class Parsed:
    """Scalars of YAML stay text, as they were written, so that `no`, `1.10` and `o3` are not turned into others."""

    source: Source
    value: object
    problems: tuple[Problem, ...] = ()


def parse(name: str, text: str) -> Parsed:
    text = text.removeprefix("\ufeff")
    if bad := UNREADABLE.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        return _failed(name, line, f"the character U+{ord(bad[0]):04X} cannot be read; remove it")
    is_json = name.lower().endswith(".json")
    if is_json or text.lstrip()[:1] in {"{", "["}:
        parsed = _json(name, text)
        if is_json or not parsed.problems:
            return parsed
    return _yaml(name, text)


def _json(name: str, text: str) -> Parsed:
    # YAML's scanner knows lines but neither tabs nor halves of surrogate pairs; blanking both moves nothing.
    blanked = _SURROGATE.sub(lambda found: found[0] if found[1] else "x" * 6, text.replace("\t", " "))
    walked = _yaml(name, blanked)
    if any(problem.text.startswith(_TOO_DEEP) for problem in walked.problems):
        return walked
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        return _failed(name, error.lineno, f"this is not JSON: {error.msg}")
    except (ValueError, RecursionError) as error:
        return _failed(name, 1, f"this is not JSON: {error}")
    return Parsed(walked.source, value, walked.problems if walked.value is not None else ())


def _no_constant(word: str) -> object:
    raise ValueError(f"{word} is not a number that JSON knows")


def _yaml(name: str, text: str) -> Parsed:
    walk = _Walk(name, _events(text, Loader=_LOADER))
    try:
        value = walk.document()
    except _Refused as refused:
        return _failed(name, *refused.args)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return _failed(name, line, f"this is not YAML: {error.problem or error.context}")
    except yaml.YAMLError as error:
        return _failed(name, 1, f"this is not YAML: {error}")
    return Parsed(walk.source, value, tuple(walk.problems))


def _failed(name: str, line: int, text: str) -> Parsed:
    return Parsed(Source(name, {}), None, (Problem(name, line, "", text),))


class _Refused(Exception):
    """(line, what is wrong): YAML that catalogue files do not use."""


@dataclass
class _Walk:
    """Builds values from events, not from nodes: aliases are never followed, so no short text can become a long one."""

    name: str
    events: Iterator[yaml.Event]
    lines: dict[Path, int] = field(default_factory=dict[Path, int])
    problems: list[Problem] = field(default_factory=list[Problem])

    @property
    def source(self) -> Source:
        return Source(self.name, self.lines)

    def document(self) -> object:
        next(self.events)  # the stream's start
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        value = self._value(next(self.events), ())
        next(self.events)  # the document's end
        more = next(self.events)
        if not isinstance(more, yaml.StreamEndEvent):
            raise _Refused(_line(more), "a second document begins here; put it into a file of its own")
        return value

    def _value(self, event: yaml.Event, path: Path) -> object:
        self.lines.setdefault(path, _line(event))
        if len(path) > DEPTH:
            raise _Refused(_line(event), f"{_TOO_DEEP}: a catalogue file has at most {DEPTH} levels")
        if getattr(event, "anchor", None):
            raise _Refused(_line(event), "anchors and aliases (& and *) are not used here; write the value out")
        if tag := getattr(event, "tag", None):
            raise _Refused(_line(event), f"the tag {tag} is not used here; remove it")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in _NOTHING else str(event.value)
        raise _Refused(_line(event), "a value is missing here")

    def _sequence(self, path: Path) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.tag or event.anchor:
                raise _Refused(_line(event), "a field's name should be a plain word")
            key = str(event.value)
            self.lines[*path, key] = _line(event)
            if key in values:
                self.problems.append(self.source.problem((*path, key), "stands here twice; keep one"))
            values[key] = self._value(next(self.events), (*path, key))
        return values


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
