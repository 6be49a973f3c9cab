"""Slack's names of emoji: ours are found whatever they wear, and the names are the ones Slack has."""

import json
from pathlib import Path

import pytest

from adapters.slack.emoji import EMOJI, SHORT_NAMES, aliases_of, emoji_of
from bot.emoji import MEANINGS, ONE, SHIP, SKIP, canonical

DATA = Path(__file__).parents[3] / ".." / "shared" / "slack" / "data" / "emoji" / "emoji_short_names.json"


def test_each_of_ours_has_a_name_to_seed_by() -> None:
    """And the name comes back as the same emoji."""
    assert set(SHORT_NAMES) == MEANINGS
    assert all(emoji == emoji_of(name) for emoji, name in SHORT_NAMES.items())


@pytest.mark.parametrize(
    ("name", "emoji"),
    [
        ("one", ONE),
        ("ship::skin-tone-3", SHIP),
        ("next_track_button", SKIP),
        ("thumbsup::skin-tone-5", "👍"),
        ("party_parrot", "party_parrot"),
        ("shipit", SHIP),
    ],
)
def test_a_reaction_is_read_by_its_name(name: str, emoji: str) -> None:
    """Skin tones fall off, a workspace's own alias counts, an unknown name stays a name."""
    assert emoji == emoji_of(name, {"shipit": "ship"})


def test_aliases_of_custom_emoji_are_followed_to_their_end() -> None:
    """Pictures are no aliases; a circle stands for nothing."""
    answer = {"a": "alias:b", "b": "alias:ship", "pic": "https://emoji.example/x.png", "c": "alias:d", "d": "alias:c"}

    assert {"a": "ship", "b": "ship"} == dict(aliases_of(answer))


@pytest.mark.skipif(not DATA.exists(), reason="the emoji reference data is not here")
def test_the_names_are_slacks() -> None:
    """Every name that the reference knows stands for the same emoji there."""
    known = {
        name: "".join(chr(int(point, 16)) for point in row["u"].split("-"))
        for row in json.loads(DATA.read_text())
        for name in row["names"]
    }

    assert {"next_track_button"} == set(EMOJI) - set(known)
    assert {name: canonical(emoji) for name, emoji in EMOJI.items() if name in known} == {
        name: canonical(known[name]) for name in EMOJI if name in known
    }
