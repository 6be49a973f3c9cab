"""What a batch has to know before it can decide anything, asked in as few questions as there can be."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.ports.storage import Change, MarkChange, PrivateBallot, Reading, Wipe
from bot.voters import Voter
from store.codes import EMOJI
from store.moments import hour
from store.writer.admitting import Single, Told
from store.writer.holds import HOLDS, Holds, holds_in
from store.writer.law import DELETING
from store.writer.link import Link, Query
from store.writer.marks import KNOWN, STANDING, Marks
from store.writer.people import Person
from store.writer.rollups import Row
from store.writer.settling import STORED, stored_votes, votes_in

_AT_BOXES = Query("SELECT DISTINCT voter_id FROM mark WHERE box_id {any}")

Pair = tuple[int, int]
"""voter and tool"""


class Known(NamedTuple):
    marks: Marks
    holds: Mapping[int, Holds]
    votes: dict[Pair, Row]
    asked: set[Pair]
    """of which votes are known, or known not to be"""

    def ask_more(self, link: Link, pairs: Iterable[Pair]) -> None:
        """What a change about a whole box touches is known only when it is done."""
        more = {pair for pair in pairs if pair not in self.asked}
        self.votes.update(stored_votes(link, more))


def all_keys(changes: Iterable[Change]) -> list[bytes] | None:
    """Of the voters, unless a change about a whole box may concern others, who have to be locked together with them."""
    keys: dict[bytes, None] = {}
    for change in changes:
        if not isinstance(change, Single):
            return None
        keys[change.voter.key] = None
    return list(keys)


def named(told: Iterable[Told]) -> tuple[list[Voter], dict[bytes, int]]:
    """The voters, and when those who tap seem to have voted: who is new is written down with that hour."""
    voters: list[Voter] = []
    hours: dict[bytes, int] = {}
    for change, spot, at in told:
        match change:
            case MarkChange():
                voters.append(change.voter)
                code = EMOJI.get(change.emoji)
                if change.stands and code in spot.facts.codes and code not in DELETING:
                    key = change.voter.key
                    hours[key] = max(hours.get(key, 0), hour(at))
            case PrivateBallot():
                voters.append(change.voter)
            case Reading():
                voters += (voter for voter, _ in change.standing)
            case Wipe():
                pass
    return voters, hours


def bystanders(link: Link, told: Iterable[Told]) -> list[int]:
    """Voters that a change about a whole box may concern without naming them."""
    whole = {spot.facts.id for change, spot, _ in told if not isinstance(change, Single)}
    return [row[0] for row in link.ask(_AT_BOXES, link.numbers(sorted(whole)))] if whole else []


def ask(link: Link, told: Sequence[Told], people: Mapping[bytes, Person], now: int | None) -> Known:
    """Nothing is asked about those who are new: they have no marks, no votes and no holds. For `now` see `Marks.ahead`."""
    asked = {
        (people[change.voter.key].id, tool)
        for change, spot, _ in told
        if isinstance(change, Single)
        for tool in spot.facts.tools
    }
    old = sorted(person.id for person in people.values() if not person.new)
    if not old:
        return Known(Marks(), {}, {}, asked)
    boxes = {spot.facts.id: spot.facts.tools for _, spot, _ in told}
    tools = {tool for some in boxes.values() for tool in some}
    known = set(old)
    marks_told, votes_told, holds_told = link.send_all(
        (KNOWN, (link.numbers(old), link.numbers(sorted(boxes)), link.numbers(sorted(tools)))),
        (STORED, link.pairs(sorted(pair for pair in asked if pair[0] in known))),
        (HOLDS, (link.numbers(old),)),
    )
    holds, marks = holds_in(holds_told.fetchall()), Marks()
    # A duel of one of these tools hangs on the vote on the other tool, too, when that may be held or deleted; and a mark
    # that a clock wrote which ran ahead will be moved, with its votes on other tools. Then all that stands is read.
    wide = marks.take(marks_told.fetchall()) | holds.keys() | marks.ahead(now)
    votes = votes_in(votes_told.fetchall())
    if wide:
        marks.take_standing(link.ask(STANDING, link.numbers(sorted(wide))))
    return Known(marks, holds, votes, asked)
