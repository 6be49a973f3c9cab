"""A strict reader of iCalendar, as far as RFC 5545 concerns us: every octet is judged."""

import re
from dataclasses import dataclass, field

LINE = re.compile(
    r"(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Z-]+=[^\";:,\x00-\x1f]+)*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
UTC = re.compile(r"\d{8}T\d{6}Z")
ONCE = {"VCALENDAR": {"VERSION", "PRODID"}, "VEVENT": {"UID", "DTSTAMP", "DTSTART"}}
AT_MOST_ONCE = {
    "VEVENT": {"SUMMARY", "DESCRIPTION", "DURATION", "TRANSP"},
    "VCALENDAR": {"CALSCALE", "REFRESH-INTERVAL"},
}


@dataclass
class Component:
    """What stands between its BEGIN and its END."""

    name: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Of a property that stands there once."""
        (found,) = [value for known, value in self.lines if known == name]
        return found

    def text(self, name: str) -> str:
        """Without its escapes; whatever should have been escaped must be."""
        value = self.value(name)
        assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value), value
        assert not re.search(r"\\[^\\;,nN]", re.sub(r"\\\\", "", value)), value
        return ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def read(calendar: str) -> Component:
    """Whatever is wrong is an AssertionError."""
    root = Component("")
    stack = [root]
    for line in _unfolded(calendar.encode()):
        found = LINE.fullmatch(line)
        assert found, f"not a content line: {line!r}"
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            part = Component(value)
            stack[-1].parts.append(part)
            stack.append(part)
        elif name == "END":
            assert stack.pop().name == value
        else:
            stack[-1].lines.append((name, value))
    (made,) = root.parts
    assert made.name == "VCALENDAR"
    assert made.parts, "a calendar holds at least one component"
    _judge(made)
    return made


def _unfolded(octets: bytes) -> list[str]:
    assert octets.endswith(b"\r\n")
    lines = octets.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert len(line) <= 75, "longer than 75 octets"
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()  # no character is cut in two
    return octets.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode().split("\r\n")


def _judge(component: Component) -> None:
    names = [name for name, _ in component.lines]
    for name in ONCE.get(component.name, set()):
        assert 1 == names.count(name), name
    for name in AT_MOST_ONCE.get(component.name, set()):
        assert names.count(name) <= 1, name
    for name, value in component.lines:
        if name in {"DTSTAMP", "DTSTART"} and component.name == "VEVENT":
            assert UTC.fullmatch(value), value
    for part in component.parts:
        _judge(part)
