"""What a week's post says is what happened since the last one, and no more than the numbers allow."""

import random

import pytest

from bot.digests.digest import Digest, Named, Race, Told, Voted
from bot.digests.weeks import Week
from tests.bot.digests.weeks import DAYS, MONDAY, digest, figures


def last(**told: object) -> Digest:
    """The post of the week before."""
    fields = {"week": "2026-W47", "first_day": DAYS[0], "last_day": DAYS[1], "frozen_at": MONDAY, **told}
    return Digest.model_validate(fields)


def test_a_week_in_which_nothing_happened_is_empty() -> None:
    """Old votes are no news."""
    assert digest(figures(totals={"opus": (40, 10)})).empty


def test_votes_that_the_last_post_told_of_are_not_told_again() -> None:
    """The rollup week goes on after a Friday's post; the next one subtracts what that post knew."""
    told = Told(weeks={"opus": Week(ship=5, skip=1)}, asked={"mini|opus": 2}, here=4)
    found = digest(
        figures(
            weeks={"opus": Week(ship=8, skip=1), "smol": Week(ship=2)},
            asked={("mini", "opus"): 3, ("opus", "smol"): 1},
            here={"opus": Week(ship=7), "bare": Week(skip=0)},
        ),
        last(told=told),
    )

    assert (found.votes, found.here) == (5, 3)
    assert found.voted
    assert (found.voted.tool.slug, found.voted.cast) == ("opus", 3)
    assert found.asked
    assert found.asked.times == 1


def test_a_vote_that_was_told_of_and_taken_back_is_not_less_than_nothing() -> None:
    """Nobody cast minus one vote."""
    found = digest(figures(weeks={"opus": Week()}), last(told=Told(weeks={"opus": Week(ship=3)})))

    assert found.votes == 0


def test_no_mover_is_named_when_nothing_moved() -> None:
    """The week's votes are drawn from the same share as the older ones; few of many weeks may name somebody."""
    rng = random.Random(4)
    named = 0
    for _ in range(60):
        weeks, totals = {}, {}
        for slug in ("opus", "smol", "mini", "cursor"):
            share, cast = rng.uniform(0.2, 0.8), rng.randint(3, 12)
            ships = sum(rng.random() < share for _ in range(cast))
            before = sum(rng.random() < share for _ in range(60))
            weeks[slug] = Week(ship=ships, skip=cast - ships)
            totals[slug] = (before + ships, 60 - before + cast - ships)
        named += digest(figures(weeks=weeks, totals=totals)).mover is not None

    assert named <= 12


def test_a_clear_fall_is_named_with_both_counts() -> None:
    """Those of this week and those before it, which anyone can recount."""
    found = digest(figures(weeks={"opus": Week(ship=1, skip=19)}, totals={"opus": (51, 29)}))

    assert found.mover
    assert not found.mover.up
    assert (found.mover.ship, found.mover.skip, found.mover.before_ship, found.mover.before_skip) == (1, 19, 50, 10)


def test_crowd_against_critics_wants_a_crowd() -> None:
    """4 of 20 against a panel of 4 of 4 is told; 1 of 5 is not (numbers: q .995 and .855)."""
    told = digest(figures(weeks={"opus": Week(skip=1)}, totals={"opus": (4, 16)}))
    untold = digest(figures(weeks={"opus": Week(skip=1)}, totals={"opus": (1, 4)}))

    assert told.split
    assert (told.split.ships, told.split.ship, told.split.skip) == (4, 4, 16)
    assert untold.split is None


def test_the_closest_race_is_one_that_people_voted_in_this_week() -> None:
    """Ten duels at least; the winner stands first."""
    races = [("mini", "cursor", 10, 10), ("opus", "smol", 13, 14), ("smol", "mini", 2, 3)]
    found = digest(figures(weeks={"smol": Week(ship=1)}, races=races))

    assert found.closest == Race(
        first=Named(slug="smol", name="Smol"), second=Named(slug="opus", name="Opus"), wins=14, losses=13
    )


@pytest.mark.parametrize(
    ("week", "told"),
    [
        (Week(ship=4, to_ship=4), (4, 0)),
        (Week(ship=9, skip=1, to_ship=6, to_skip=1), None),
        (Week(ship=9, skip=1, to_ship=9, to_skip=1), (9, 1)),
        (Week(ship=5, skip=5, to_ship=5, to_skip=4), None),
        (Week(ship=1, to_ship=1), None),
    ],
)
def test_switchers_are_told_when_they_went_one_way(week: Week, told: tuple[int, int] | None) -> None:
    """A single one would be known to everybody; as many both ways say nothing."""
    switched = digest(figures(weeks={"opus": week})).switched

    assert told == ((switched.to_ship, switched.to_skip) if switched else None)


def test_new_verdicts_have_a_panel_and_are_counted_beyond_the_third() -> None:
    """A tool that nobody reviewed has no verdict."""
    found = digest(figures(new=["bare", "smol", "opus", "mini", "cursor"]))

    assert [one.tool.slug for one in found.new] == ["smol", "opus", "mini"]
    assert found.more_new == 1


def test_a_channel_reads_only_of_its_categories() -> None:
    """Votes on other tools are not in its counts."""
    weeks = {"opus": Week(ship=3), "cursor": Week(ship=2)}
    found = digest(figures(weeks=weeks, new=["opus", "cursor"]), categories=["coding tools"])

    assert found.votes == 2
    assert [one.tool.slug for one in found.new] == ["cursor"]


def test_next_weeks_post_says_what_became_of_the_last() -> None:
    """The race as it stands now, and the items whose votes changed."""
    race = Race(first=Named(slug="opus", name="Opus"), second=Named(slug="smol", name="Smol"), wins=14, losses=13)
    items = (
        Voted(tool=Named(slug="mini", name="Mini"), cast=1, ship=3, skip=1),
        Voted(tool=Named(slug="opus", name="Opus"), cast=1, ship=10, skip=0),
    )
    found = digest(
        figures(weeks={"mini": Week(ship=6, skip=4)}, totals={"mini": (9, 5), "opus": (10, 0)}, followed=(30, 14)),
        last(closest=race, items=items),
    )

    assert found.follow_race
    assert (found.follow_race.now, found.follow_race.decided) == ((30, 14), True)
    assert [(one.tool.slug, one.then_ship, one.ship, one.skip) for one in found.follow] == [("mini", 3, 9, 5)]


def test_items_are_the_tools_that_the_post_speaks_of_at_most_five() -> None:
    """Each once, the newest verdicts first."""
    found = digest(
        figures(
            weeks={"smol": Week(ship=4), "opus": Week(skip=1)},
            totals={"opus": (4, 16), "smol": (4, 0)},
            asked={("mini", "opus"): 2},
            races=[("opus", "smol", 10, 11)],
            new=["cursor"],
        )
    )

    assert [item.tool.slug for item in found.items] == ["cursor", "opus", "smol", "mini"]


def test_frozen_numbers_are_read_back_as_they_were() -> None:
    """A second attempt, a feed and next week's post read the row's text."""
    found = digest(
        figures(weeks={"opus": Week(ship=3, to_ship=2)}, running=Told(weeks={"opus": Week(ship=3)}), new=["smol"])
    )

    assert Digest.model_validate_json(found.model_dump_json()) == found
