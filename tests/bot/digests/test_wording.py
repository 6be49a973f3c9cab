"""The post fits into ten lines, carries every count, and reads aloud as it looks."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.cards import Card, Lead, Quiet, Text, said
from bot.digests.digest import Digest, Named, Race
from bot.digests.figures import Figures
from bot.digests.weeks import Week
from bot.wording.catalogues import LANGUAGES
from bot.wording.digest import MOST_LINES, Late, digest_card
from bot.wording.words import words
from tests.bot.digests.weeks import DAYS, MONDAY, digest, figures

ENGLISH = words("en")
NEW = "Smol: panel ships, 3 of 4 · Free; Opus: panel ships, 4 of 4 · Paid; Mini: panel skips, 1 of 4 ship; and 1 more"


def lines(card: Card) -> list[str]:
    """The top message as people see it, its title first."""
    return [card.title, *(said(block.line) for block in card.blocks if isinstance(block, Lead | Text | Quiet))]


def busy() -> Digest:
    """A week in which everything happened."""
    race = Race(first=Named(slug="opus", name="Opus"), second=Named(slug="smol", name="Smol"), wins=14, losses=13)
    before = Digest(week="2026-W47", first_day=DAYS[0], last_day=DAYS[1], frozen_at=MONDAY, closest=race)
    found = figures(
        weeks={
            "opus": Week(ship=1, skip=19, to_skip=6),
            "smol": Week(ship=20, skip=15),
            "mini": Week(ship=6),
        },
        totals={"opus": (21, 39), "smol": (50, 40), "mini": (6, 0)},
        asked={("opus", "smol"): 9},
        races=[("opus", "smol", 21, 20)],
        new=["smol", "opus", "mini", "cursor"],
        followed=(21, 20),
        here={"opus": Week(skip=12)},
        people=23,
        workspaces=3,
    )
    return digest(found, before)


def test_a_busy_week_in_words() -> None:
    """What the card shows, line by line."""
    assert lines(digest_card(ENGLISH, busy())) == [
        "The week's verdicts · 16–22 November",
        "4 new verdicts, 61 votes from 23 people (12 of them here). Mover of the week: Opus.",
        f"New  {NEW}",
        "Down  Opus: 1 of 20 this week, 20 of 40 before",
        "Split  Crowd against critics: Opus, panel 4 of 4, crowd 35 % (21 of 60)",
        "Closest  Opus and Smol, 21 to 20 head to head",
        "Changed  6 people went from ship to skip on Opus",
        "Last week  Opus and Smol: still close, 21 to 20 (was 14 to 13)",
        "Your turn  Vote on the messages below.",
        "Counted in 3 workspaces.",
    ]


def test_the_plain_text_says_the_same_decision() -> None:
    """Whoever only hears the notification gets the title, the lead and every row."""
    card = digest_card(ENGLISH, busy())

    assert card.plain.startswith(
        "The week's verdicts, 16–22 November. 4 new verdicts, 61 votes from 23 people (12 of them here). "
        "Mover of the week: Opus. New: Smol: panel ships, 3 of 4, Free;"
    )
    assert card.plain.endswith("(was 14 to 13). Vote on the messages below.")


def test_an_empty_week_is_one_line() -> None:
    """Nothing is made up to fill it."""
    card = digest_card(ENGLISH, digest(figures()))

    assert lines(card)[1:] == ["Nothing new this week: no votes and no new verdicts."]


def test_a_late_post_says_so() -> None:
    """With both times in the channel's zone."""
    late = Late(MONDAY, datetime(2026, 11, 23, 11, 20, tzinfo=UTC), UTC)
    card = digest_card(ENGLISH, digest(figures(new=["smol"])), late)

    assert "Posted late: due Mon 08:00, posted Mon 11:20." in lines(card)


def test_a_quiet_community_is_told_facts_and_no_mover() -> None:
    """Three votes move nothing that could be claimed."""
    card = digest_card(ENGLISH, digest(figures(weeks={"opus": Week(ship=2, skip=1)}, people=2)))

    assert lines(card)[1] == "3 votes from 2 people. No clear mover this week."


counts = st.integers(0, 400)
slugs = st.sampled_from(["opus", "smol", "mini", "cursor", "bare"])
happenings = st.builds(
    figures,
    weeks=st.dictionaries(slugs, st.builds(Week, ship=counts, skip=counts, to_ship=counts, to_skip=counts)),
    new=st.lists(slugs),
    races=st.lists(st.tuples(slugs, slugs, counts, counts).filter(lambda race: race[0] != race[1]), max_size=4),
    workspaces=st.integers(1, 5),
)


@given(happenings, st.sampled_from(LANGUAGES), st.sampled_from([None, Late(MONDAY, MONDAY, UTC)]))
def test_no_week_needs_more_than_ten_lines(found: Figures, language: str, late: Late | None) -> None:
    """Whatever happened, in every language, late or not."""
    assert len(lines(digest_card(words(language), digest(found), late))) <= MOST_LINES
