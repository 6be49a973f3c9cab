"""Trees of components: walked, numbered, searched."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from adapters.playground.discord.wire import Json

ROW: Final = 1
BUTTON: Final = 2
STRING_SELECT: Final = 3
TEXT_INPUT: Final = 4
USER_SELECT: Final = 5
ROLE_SELECT: Final = 6
MENTIONABLE_SELECT: Final = 7
CHANNEL_SELECT: Final = 8
SECTION: Final = 9
TEXT_DISPLAY: Final = 10
THUMBNAIL: Final = 11
MEDIA_GALLERY: Final = 12
FILE: Final = 13
SEPARATOR: Final = 14
CONTAINER: Final = 17
LABEL: Final = 18
FILE_UPLOAD: Final = 19
RADIO_GROUP: Final = 21
CHECKBOX_GROUP: Final = 22
CHECKBOX: Final = 23
SELECTS: Final = frozenset({STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT})
LINK: Final = 5  # the button style that opens an address


def children(component: Json) -> list[Json]:
    inner: list[Any] = list(component.get("components") or [])
    inner += [component[key] for key in ("accessory", "component") if component.get(key)]
    return [each for each in inner if isinstance(each, dict)]


def walk(components: Iterable[Any]) -> Iterator[Json]:
    """Every component, parents first."""
    for each in components:
        if isinstance(each, dict):
            yield each
            yield from walk(children(each))


def numbered(components: Sequence[Json]) -> list[Json]:
    """Copies with an `id` on each: those that are set stay, the others count up and avoid them."""
    taken = {each["id"] for each in walk(components) if each.get("id")}
    free = (number for number in itertools.count(1) if number not in taken)
    return [_numbered(each, free) for each in components]


def _numbered(component: Json, free: Iterator[int]) -> Json:
    copy = {**component, "id": component.get("id") or next(free)}
    if copy.get("components"):
        copy["components"] = [_numbered(each, free) for each in copy["components"]]
    for key in ("accessory", "component"):
        if copy.get(key):
            copy[key] = _numbered(copy[key], free)
    return copy


def find(components: Sequence[Json], custom_id: str) -> Json | None:
    return next((each for each in walk(components) if each.get("custom_id") == custom_id), None)
