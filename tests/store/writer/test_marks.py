"""The finer rules of marks: what is older, what is history, what is private, and whose cards move."""

import asyncio
from datetime import UTC, datetime

from bot.ballots import Tally
from bot.emoji import ONE, SHIP, SKIP, TWO
from bot.ids import MessageRef
from bot.ports.storage import Change, MarkChange, Outcome, PrivateBallot, Reading, Wipe
from bot.voters import Voter
from tests.store.conftest import Db
from tests.store.oracle import wrong
from tests.store.people import CHANNEL, DUEL, HOME, SOLO, at, taps, voter


async def cast(db: Db, *changes: Change) -> list[Outcome]:
    """One after another, each after the commit of the one before."""
    return [await db.writer.cast(change) for change in changes]


async def here(db: Db, slug: str) -> Tally:
    """The tally of the workspace."""
    async with db.store() as unit:
        return (await unit.tallies.community(HOME, [slug]))[slug].here


def hidden(who: str, emoji: str, minutes: float) -> PrivateBallot:
    """A ballot by button with these emoji, blanks between; none withdraws it."""
    return PrivateBallot(DUEL.message, voter(who), frozenset(emoji.split()), at(minutes))


def seen(minutes: float, *standing: tuple[Voter, str]) -> Reading:
    """All that stood under the comparison."""
    return Reading(DUEL.message, frozenset(standing), at(minutes))


async def test_taking_the_newest_reaction_back_lets_the_one_before_decide(db: Db) -> None:
    """A person has one vote for each tool, made by the newest ballot that still stands."""
    await db.open(DUEL, SOLO)
    await cast(db, taps("ada", DUEL, TWO, 1), taps("ada", SOLO, SHIP, 2))
    assert Tally(ship=1) == await here(db, "opus")

    await cast(db, taps("ada", SOLO, SHIP, 3, stands=False))
    assert Tally(skip=1) == await here(db, "opus")
    assert [] == await wrong(db.url)


async def test_emoji_that_mean_nothing_here_are_ignored(db: Db) -> None:
    """A ship under a comparison, and a party, are no votes."""
    await db.open(DUEL)

    assert [Outcome()] * 2 == await cast(db, taps("ada", DUEL, SHIP, 1), taps("ada", DUEL, "🎉", 1))
    assert [Outcome()] == await cast(db, seen(2, (voter("ada"), "🎉")))


async def test_a_removal_that_arrives_first_still_removes(db: Db) -> None:
    """The newer word holds, whichever of the two is heard first."""
    await db.open(DUEL)

    late = await cast(db, taps("ada", DUEL, ONE, 2, stands=False), taps("ada", DUEL, ONE, 1))
    assert [Outcome(), Outcome()] == late
    assert Tally() == await here(db, "opus")


async def test_a_reading_does_not_bring_back_what_went_while_it_was_taken(db: Db) -> None:
    """Who takes a reaction back while the bot reads has taken it back."""
    await db.open(DUEL)
    await cast(db, taps("ada", DUEL, ONE, 1), taps("ada", DUEL, ONE, 6, stands=False))

    assert [Outcome()] == await cast(db, seen(5, (voter("ada"), ONE)))
    assert Tally() == await here(db, "opus")


async def test_an_older_reading_that_comes_late_says_nothing(db: Db) -> None:
    """Two readings that overtake each other leave what the newer one saw."""
    await db.open(DUEL)
    await cast(db, seen(9, (voter("ada"), ONE)), seen(5, (voter("bob"), ONE)))

    assert Tally(ship=1) == await here(db, "opus")


async def test_a_reaction_far_older_than_the_last_reading_is_history(db: Db) -> None:
    """A message that was held up for minutes does not bring back what a complete reading no longer saw."""
    await db.open(DUEL)
    await cast(db, seen(9), taps("ada", DUEL, ONE, 1))
    assert Tally() == await here(db, "opus")

    await cast(db, taps("bob", DUEL, ONE, 8))  # clocks may differ by a little
    assert Tally(ship=1) == await here(db, "opus")


async def test_readings_and_moderators_do_not_touch_private_ballots(db: Db) -> None:
    """A vote by button is on no list of reactions, and must not be taken for removed."""
    await db.open(DUEL)
    await cast(db, hidden("ada", ONE, 1), seen(5), Wipe(DUEL.message, None, at(6)))

    assert Tally(ship=1) == await here(db, "opus")


async def test_what_is_tapped_after_the_clearing_counts(db: Db) -> None:
    """A moderator's broom sweeps what lay there then; an emoji that means nothing sweeps nothing."""
    await db.open(DUEL)
    await cast(db, taps("ada", DUEL, ONE, 1), taps("bob", DUEL, TWO, 9))

    assert [Outcome()] == await cast(db, Wipe(DUEL.message, "🎉", at(5)))
    assert [Outcome(removed=1)] == await cast(db, Wipe(DUEL.message, None, at(5)))
    assert Tally(ship=1) == await here(db, "smol")
    assert [] == await wrong(db.url)


async def test_a_private_ballot_is_replaced_as_a_whole(db: Db) -> None:
    """The newest ballot counts with all it says, and an older one that comes late says nothing."""
    await db.open(DUEL)
    await cast(db, hidden("ada", f"{ONE} {TWO}", 1), hidden("ada", TWO, 3), hidden("ada", ONE, 2))
    assert Tally(skip=1) == await here(db, "opus")
    assert Tally(ship=1) == await here(db, "smol")

    await cast(db, hidden("ada", "", 5), hidden("ada", ONE, 4))
    assert Tally() == await here(db, "opus")
    assert [] == await wrong(db.url)


async def test_a_withdrawal_that_overtakes_its_ballot_still_withdraws_it(db: Db) -> None:
    """Withdrawn is withdrawn, even if the ballot itself is heard of later."""
    await db.open(DUEL)
    await cast(db, hidden("ada", "", 2), hidden("ada", SKIP, 1))

    assert Tally() == await here(db, "opus")


async def test_a_vote_counts_where_its_voter_is_at_home(db: Db) -> None:
    """A guest from another workspace votes under our message for their own workspace's tally."""
    await db.open(DUEL)
    guest = voter("zoe", "T2")
    await cast(db, taps("ada", DUEL, ONE, 1), MarkChange(DUEL.message, guest, ONE, stands=True, at=at(1)))

    async with db.store() as unit:
        theirs = (await unit.tallies.community(guest.home, ["opus"]))["opus"]
    assert (Tally(ship=1), Tally(ship=1), Tally(ship=2), 2) == (
        await here(db, "opus"),
        theirs.here,
        theirs.everywhere,
        theirs.workspaces,
    )


async def test_what_cannot_be_written_fails_alone_and_leaves_no_trace(db: Db) -> None:
    """A stranger's first vote is stored although a neighbour in its commit broke the whole commit."""
    await db.open(DUEL)
    broken = MessageRef(CHANNEL, "\ud800")
    changes = [
        taps("ada", DUEL, ONE, 1),
        MarkChange(DUEL.message, voter("zoe", "T2"), ONE, stands=True, at=at(1)),
        MarkChange(DUEL.message, voter("yan", "T2"), ONE, stands=True, at=at(1)),
        MarkChange(broken, voter("ada"), ONE, stands=True, at=at(1)),
    ]
    results = await asyncio.gather(*(db.writer.cast(change) for change in changes), return_exceptions=True)

    assert [Outcome(added=1)] * 3 == results[:3]
    assert isinstance(results[3], UnicodeError)
    assert [] == await wrong(db.url)


async def test_a_workspace_met_in_a_commit_that_failed_is_met_again(db: Db) -> None:
    """What was rolled back is not remembered: strangers of a new workspace are stored at the next try."""
    await db.open(DUEL)
    strangers = [MarkChange(DUEL.message, voter(name, "T2"), ONE, stands=True, at=at(1)) for name in ("yan", "zoe")]
    beyond = MarkChange(DUEL.message, voter("ada"), ONE, stands=True, at=datetime.max.replace(tzinfo=UTC))
    results = await asyncio.gather(*(db.writer.cast(one) for one in [*strangers, beyond]), return_exceptions=True)

    assert [Outcome(added=1)] * 2 == results[:2]
    assert [] == await wrong(db.url)
