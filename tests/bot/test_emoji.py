"""One emoji has many spellings on the wire; a vote must not depend on which phone it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import emoji
from bot.emoji import FOUR, KEYCAPS, MEANINGS, ONE, SHIP, SKIP, THREE, TWO, Synonyms, canonical, same

NAMES = {"one": "1️⃣", "ship": "🚢", "+1": "👍", "thumbsup": "👍", "a": "🅰️", "track_next": "⏭"}


def test_the_constants_are_what_people_see_under_a_card() -> None:
    """A seed is set with the fully qualified spelling, the only one every platform takes."""
    assert ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "⏭️", "🚢") == (ONE, TWO, THREE, FOUR, SKIP, SHIP)
    assert (ONE, TWO, THREE, FOUR) == KEYCAPS
    assert {*KEYCAPS, SKIP, SHIP} == MEANINGS


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("1️⃣", ONE, id="keycap"),
        pytest.param("1\u20e3", ONE, id="keycap-without-selector"),
        pytest.param("1\ufe0e\u20e3", ONE, id="keycap-as-text"),
        pytest.param("4\u20e3\ufe0f", FOUR, id="selector-behind-the-cap"),
        pytest.param("\u23ed", SKIP, id="skip-without-selector"),
        pytest.param("⏭︎", SKIP, id="skip-as-text"),
        pytest.param("🚢\ufe0f", SHIP, id="ship-with-a-needless-selector"),
        pytest.param(" 🚢 ", SHIP, id="typed-into-a-setting-with-blanks"),
        pytest.param("👍🏽", "👍", id="skin-tone"),
        pytest.param("👩🏿‍🚀", "👩‍🚀", id="skin-tone-inside-a-sequence"),
        pytest.param("🏽", "🏽", id="a-lone-skin-tone-stays-itself"),
        pytest.param("1", "1", id="a-bare-digit-is-no-keycap"),
    ],
)
def test_every_unicode_spelling_is_one_emoji(raw: str, expected: str) -> None:
    """Selectors and skin tones are dress, not meaning."""
    assert expected == canonical(raw)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("one", ONE, id="name"),
        pytest.param(":ship:", SHIP, id="name-in-colons"),
        pytest.param("track_next", SKIP, id="table-without-selector"),
        pytest.param("a", "🅰", id="letter-with-selector"),
        pytest.param("+1::skin-tone-6", "👍", id="tone-as-suffix"),
        pytest.param(":thumbsup::skin-tone-2:", "👍", id="tone-between-colons"),
        pytest.param("shipit", "shipit", id="a-custom-name-stays-a-name"),
    ],
)
def test_short_names_are_read_through_the_table_handed_in(raw: str, expected: str) -> None:
    """The core knows no platform's names; what it is not told, it does not guess."""
    assert expected == canonical(raw, NAMES)


def test_without_a_table_a_name_is_only_a_name() -> None:
    """A custom emoji that happens to be called ship is not the ship."""
    assert "ship" == canonical(":ship:")
    assert None is Synonyms().meaning("ship")


ODDS_AND_ENDS = [*"1a: \ufe0f\u20e3🏽🚢", "::skin-tone-2", "skin-tone-3", ":one:"]


@given(st.lists(st.sampled_from(ODDS_AND_ENDS) | st.text(max_size=2), max_size=6).map("".join))
def test_a_canonical_spelling_stays_as_it_is(raw: str) -> None:
    """Spelling twice changes nothing, so that stored and fresh emoji compare equal."""
    once = canonical(raw)

    assert once == canonical(once)


@given(st.sampled_from(sorted(MEANINGS)), st.lists(st.sampled_from("\ufe0e\ufe0f🏻🏼🏽🏾🏿"), max_size=4))
def test_dress_never_changes_a_meaning(meaning: str, dress: list[str]) -> None:
    """Whatever selectors and tones a client adds, the vote is the same."""
    assert same(meaning, meaning + "".join(dress))
    assert meaning == Synonyms().meaning(meaning + "".join(dress))


def test_the_six_are_six() -> None:
    """No two of our emoji are ever the same."""
    assert 6 == len({emoji.canonical(meaning) for meaning in MEANINGS})


def test_other_emoji_mean_nothing() -> None:
    """Applause under a card is no vote."""
    assert [None, None, None] == [Synonyms().meaning(raw) for raw in ("👏", "5️⃣", "")]


def test_a_team_may_let_other_emoji_stand_for_ours() -> None:
    """Thumbs of every colour ship, if the team says so; chains lead to their end."""
    synonyms = Synonyms.of({"👍": "🚢", ":shipit:": "👍", "👎🏿": "⏭"})

    assert [SHIP, SHIP, SKIP, SHIP] == [synonyms.meaning(raw) for raw in ("👍🏽", "shipit", "👎", "🚢")]


def test_synonyms_may_be_written_in_a_platforms_names() -> None:
    """An operator writes what they see in the chat: `+1` for `ship`."""
    assert SHIP == Synonyms.of({":+1:": ":ship:"}, NAMES).meaning("👍🏿")


def test_saying_the_same_twice_is_no_mistake() -> None:
    """Two spellings of one line, and a line that says nothing, are accepted."""
    synonyms = Synonyms.of({"👍": "🚢", "👍🏽": "🚢", "🚢": "🚢"})

    assert {"👍": SHIP} == dict(synonyms.table)


@pytest.mark.parametrize(
    ("wishes", "complaint"),
    [
        pytest.param({"👍": "🚢", "👍🏽": "⏭️"}, "two meanings", id="one-emoji-two-meanings"),
        pytest.param({"⏭️": "🚢"}, "meaning of its own", id="ours-for-ours"),
        pytest.param({"👍": "🙌", "🙌": "👍"}, "circle: 👍 for 🙌, 🙌 for 👍", id="circle"),
        pytest.param({"👀": "👍", "👍": "🙌", "🙌": "👍"}, "circle: 👍 for 🙌, 🙌 for 👍", id="a-tail-into-a-circle"),
        pytest.param({"👍": "👏"}, "means nothing here", id="a-dead-end"),
    ],
)
def test_a_synonym_that_could_be_read_two_ways_is_refused(wishes: dict[str, str], complaint: str) -> None:
    """The sentence names the line to mend."""
    with pytest.raises(ValueError, match=complaint):
        Synonyms.of(wishes)
