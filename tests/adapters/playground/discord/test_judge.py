"""What the app may send, up to the last character and not one further."""

import contextlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.playground.discord.judge.official import Official
from adapters.playground.discord.judge.schema import Schema
from adapters.playground.discord.judge.strict import Strict
from adapters.playground.discord.limits import LIMITS, most
from adapters.playground.discord.wire import Call, Json
from tests.adapters.playground.discord.bodies import (
    ACCEPTED,
    ANSWER,
    POST,
    REFUSED,
    SIZED,
    SYNC,
    V2,
    command,
    option,
    text,
    v2,
)

DATA = Path(__file__).parents[4] / ".." / "shared" / "discord" / "data"


def wrong(route: str, body: object) -> list[str]:
    """What our own judge says."""
    return Strict().request(Call(route.split(maxsplit=1)[0], "", body=body, route=route))


@pytest.mark.parametrize("name", SIZED)
def test_a_limit_holds_to_the_last_character(name: str) -> None:
    """At the limit nothing is wrong, one above it something is."""
    route, body = SIZED[name]

    assert [] == wrong(route, body(most(name)))
    assert [] != wrong(route, body(most(name) + 1))


def test_a_command_has_eight_thousand_characters_in_all() -> None:
    """Names, descriptions and values of everything; of each text the longest localisation counts."""
    many = [option(f"o{number:02d}", description="x" * 97) for number in range(25)]
    for each in many[:22]:
        each["choices"] = [{"name": f"n{number}", "value": "v" * 98} for number in range(2)]
    rest = most("command together") - len("c") - len("d") - 25 * 100 - 22 * 200

    def body(size: int) -> list[Json]:
        padded = [dict(each) for each in many]
        padded[24]["choices"] = [{"name": f"{number:010d}", "value": "v" * 90} for number in range(size // 100)]
        padded[23]["choices"] = [{"name": "z", "value": "v" * (size % 100 - 1)}] if size % 100 else []
        return command(name="c", description="d", options=padded)

    assert [] == wrong(SYNC, body(rest))
    assert ["c: 8001 characters in all, a command takes 8000"] == wrong(SYNC, body(rest + 1))
    localised = command(description="d", description_localizations={"de": "x" * 50, "fr": "x" * 100})
    assert [] == wrong(SYNC, localised)


def test_text_of_many_bytes_breaks_discord() -> None:
    """3,400 characters of three bytes each are within the characters and over the undocumented bytes."""
    size = (most("text displays in bytes") - 12) // 3

    assert [] == wrong(POST, v2(text("語" * size)))
    [found] = wrong(POST, v2(text("語" * (size + 1))))
    assert found.startswith("500 ")


@pytest.mark.parametrize(("route", "body"), REFUSED.values(), ids=REFUSED.keys())
def test_what_discord_refuses_is_refused(route: str, body: object) -> None:
    """Each with a word about where and why."""
    assert [] != wrong(route, body)


@pytest.mark.parametrize(("route", "body"), ACCEPTED.values(), ids=ACCEPTED.keys())
def test_what_discord_takes_is_taken(route: str, body: object) -> None:
    """Nothing to say about it."""
    assert [] == wrong(route, body)


def test_every_limit_says_where_it_was_read() -> None:
    """No figure without a source."""
    assert [] == [name for name, limit in LIMITS.items() if not limit.source or limit.most <= 0]


@pytest.fixture(scope="module")
def official() -> Official:
    """The judge with Discord's own description."""
    if not DATA.exists():
        pytest.skip("../shared/discord/data is not here: Discord's own description cannot be asked")
    return Official(DATA / "openapi.json")


def _path(route: str) -> str:
    return route.split()[1].replace("{interaction}/{token}", "1/t").replace("{application}/{token}", "1/t")


@pytest.mark.parametrize(("route", "body"), ACCEPTED.values(), ids=ACCEPTED.keys())
def test_the_official_description_agrees(official: Official, route: str, body: object) -> None:
    """What our judge takes, Discord's description takes."""
    call = Call(route.split(maxsplit=1)[0], _path(route), body=body, route=route)

    assert [] == official.request(call)


@pytest.mark.parametrize("name", SIZED)
def test_the_official_description_takes_what_is_at_the_limit(official: Official, name: str) -> None:
    """Our limits are never wider than the described ones."""
    route, body = SIZED[name]
    call = Call(route.split()[0], _path(route), body=body(most(name)), route=route)

    assert [] == official.request(call)


def test_the_official_description_refuses_what_it_does_not_know(official: Official) -> None:
    """Unknown fields, wrong types, unknown operations."""
    path = "/channels/1/messages"

    assert ["/color: unknown field"] == official.request(Call("POST", path, body={"color": 1}))
    assert ["/content: 5 is not of type string or null"] == official.request(Call("POST", path, body={"content": 5}))
    assert ["the official description has no such operation"] == official.request(Call("GET", "/nothing"))
    assert ["this request takes no body"] == official.request(Call("GET", "/users/@me", body={"a": 1}))


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-5, 5) | st.text("ab1", max_size=4),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "type"]), inner, max_size=3)
        ),
        max_leaves=6,
    )
)
def test_the_schema_reader_agrees_with_a_full_one(value: Any) -> None:
    """Jsonschema is the oracle, for the keywords that Discord's description uses."""
    import jsonschema  # noqa: PLC0415 - only this test needs it

    document: Json = {
        "type": ["object", "array", "string", "null"],
        "required": ["a"],
        "properties": {
            "a": {"type": "string", "minLength": 1, "maxLength": 3, "pattern": "^a"},
            "b": {"anyOf": [{"type": "null"}, {"$ref": "#/part"}]},
            "type": {"type": "boolean", "enum": [True]},
        },
        "items": {"allOf": [{"type": "string"}, {"maxLength": 2}]},
        "maxItems": 2,
        "maxProperties": 2,
        "part": {"type": "object", "additionalProperties": {"type": "string"}, "maxProperties": 1},
    }
    found = Schema(document, strict=False).problems(document, value)

    oracle: Any = jsonschema.Draft202012Validator(document)
    assert oracle.is_valid(value) == (not found)


def _documented(page: str) -> list[Json]:
    """The JSON blocks of a page of the documentation; comments in them are dropped."""
    if not DATA.exists():
        pytest.skip("../shared/discord/data is not here: the examples of the documentation cannot be read")
    blocks = re.findall(r"```jsonc?\n(.*?)```", (DATA / "docs" / page).read_text(), re.DOTALL)
    found: list[Any] = []
    for block in blocks:
        with contextlib.suppress(ValueError):
            found.append(json.loads(re.sub(r"(?m)(?<!:)//.*$", "", block)))  # what is only part of a body is no JSON
    return [each for each in found if isinstance(each, dict)]


def test_the_messages_in_the_documentation_are_taken() -> None:
    """Discord's own examples of cards are fine by our judge, but for the files, which are not in the documentation."""
    cards = [each for each in _documented("components_reference.mdx") if each.get("flags") == V2 and "id" not in each]

    assert len(cards) > 8
    assert [] == [found for each in cards for found in wrong(POST, each) if "did not come along" not in found]


def test_the_forms_in_the_documentation_are_taken() -> None:
    """… and its forms."""
    forms = [each for each in _documented("components_reference.mdx") if each.get("type") == 9 and "data" in each]

    assert len(forms) > 5
    assert [] == [found for each in forms for found in wrong(ANSWER, each)]
