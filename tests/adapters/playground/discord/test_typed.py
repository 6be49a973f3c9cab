"""From what a person types after the slash to the options that the client sends."""

import random

import pytest

from adapters.playground.discord.deeds import typed
from adapters.playground.discord.deeds.manners import Cannot
from adapters.playground.discord.seed import HARBOUR
from adapters.playground.discord.server import Discord
from adapters.playground.discord.wire import Json
from tests.adapters.playground.discord.conftest import Clock


def option(name: str, kind: int = typed.STRING, **more: object) -> Json:
    """An option of a command."""
    return {"name": name, "type": kind, "description": "…", **more}


COMPARE = [option("a", required=True), option("b", required=True), option("c")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: one b: two words", {"a": "one", "b": "two words"}, id="by-name"),
        pytest.param("b: two a:one", {"b": "two", "a": "one"}, id="in-any-order"),
        pytest.param("Claude 4 Opus vs SmolLM3", {"a": "Claude 4 Opus", "b": "SmolLM3"}, id="vs"),
        pytest.param("x VS. y versus z", {"a": "x", "b": "y", "c": "z"}, id="vs-twice"),
        pytest.param("x, y, z, and more", {"a": "x", "b": "y", "c": "z, and more"}, id="commas"),
        pytest.param("x b: y", {"a": "x", "b": "y"}, id="half-by-name"),
        pytest.param("one tool", {"a": "one tool"}, id="only-one"),
        pytest.param("", {}, id="nothing"),
        pytest.param("a: plan b", {"a": "plan b"}, id="a-name-without-a-colon-is-a-word"),
    ],
)
def test_text_is_parted_into_options(text: str, expected: dict[str, str]) -> None:
    """By names, by “vs”, by commas, in the order of the options."""
    assert expected == typed.values(COMPARE, text)


def test_subcommands_are_followed() -> None:
    """“/verdict votes delete all” finds its way down, and says where it could have gone."""
    command: Json = {
        "name": "verdict",
        "options": [
            option("help", typed.SUBCOMMAND),
            {
                **option("votes", typed.GROUP),
                "options": [{**option("delete", typed.SUBCOMMAND), "options": [option("tool")]}],
            },
        ],
    }
    chain, options, rest = typed.split(command, "votes delete smollm3")

    assert ["votes", "delete"] == [each["name"] for each in chain]
    assert ("tool", "smollm3") == (options[0]["name"], rest)
    sent = typed.nested(chain, [{"name": "tool", "type": 3, "value": rest}])
    assert ("votes", "delete") == (sent[0]["name"], sent[0]["options"][0]["name"])
    assert ["smollm3"] == [each["value"] for each in typed.leaves(sent)]
    with pytest.raises(Cannot, match="wants one of: help, votes"):
        typed.split(command, "fly")


@pytest.fixture
def world(clock: Clock) -> Discord:
    """People to name."""
    return Discord(clock=clock, rng=random.Random(1))


@pytest.mark.parametrize(
    ("asked", "given", "value"),
    [
        pytest.param(option("n", typed.INTEGER), "5", 5, id="whole-number"),
        pytest.param(option("n", typed.NUMBER), "1.5", 1.5, id="number"),
        pytest.param(option("n", typed.BOOLEAN), "true", True, id="yes"),
        pytest.param(option("n", typed.BOOLEAN), "no", False, id="no"),
        pytest.param(option("n", typed.USER), "<@200000000000000012>", "200000000000000012", id="mention"),
        pytest.param(option("n", typed.USER), "bob", "200000000000000012", id="name"),
        pytest.param(option("n", typed.CHANNEL), "#general", "1000000000000000101", id="channel"),
        pytest.param(option("n", typed.ROLE), "Moderators", "1000000000000000110", id="role"),
        pytest.param(option("n", choices=[{"name": "One", "value": "1"}]), "One", "1", id="choice"),
    ],
)
def test_values_are_what_the_option_is_of(world: Discord, asked: Json, given: str, value: object) -> None:
    """Numbers, people, channels and choices, and what they resolve to."""
    [sent], _resolved = typed.filled(world.world, world.world.guilds[HARBOUR], [asked], {"n": given})

    assert value == sent["value"]


@pytest.mark.parametrize(
    ("asked", "given", "error"),
    [
        pytest.param(option("n", typed.INTEGER), "many", "n takes a number", id="not-a-number"),
        pytest.param(option("n", typed.INTEGER, max_value=3), "4", "out of range", id="too-much"),
        pytest.param(option("n", max_length=3), "four", "0 to 3 characters", id="too-long"),
        pytest.param(option("n", choices=[{"name": "One", "value": "1"}]), "Two", "one of: One", id="no-choice"),
        pytest.param(option("n", typed.CHANNEL), "#nowhere", "no #nowhere here", id="no-channel"),
        pytest.param(option("n", typed.ROLE), "Kings", "no Kings here", id="no-role"),
        pytest.param(option("n", 11), "file", "does not fit", id="a-file"),
        pytest.param(option("m", required=True), None, "required: m", id="left-out"),
    ],
)
def test_what_the_client_would_not_send_is_a_sentence(
    world: Discord, asked: Json, given: str | None, error: str
) -> None:
    """The app never hears of it."""
    values = {} if given is None else {"n": given}
    with pytest.raises(Cannot, match=error):
        typed.filled(world.world, world.world.guilds[HARBOUR], [asked], values)


def test_an_option_nobody_knows_is_a_sentence(world: Discord) -> None:
    """A misspelt name is said."""
    with pytest.raises(Cannot, match="There is no option d"):
        typed.filled(world.world, None, COMPARE, {"d": "x"})
    with pytest.raises(Cannot, match="no option for “x”"):
        typed.values([], "x")
