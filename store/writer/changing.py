"""How each kind of change speaks about marks."""

from collections.abc import Callable, Mapping

from bot.ballots import BallotKind
from bot.ports.storage import Change, MarkChange, Outcome, PrivateBallot, Reading, Wipe
from store.codes import EMOJI, PRIVATE
from store.writer.marks import MARGIN, Marks
from store.writer.people import Person
from store.writer.spots import Spot

NOTHING = Outcome()
_SINGLE = {1: Outcome(added=1), 0: NOTHING, -1: Outcome(removed=1)}
"""most changes are one mark, and there are only three things that it can do"""


def change_marks(change: Change, at: int, spot: Spot, marks: Marks, people: Mapping[bytes, Person]) -> Outcome:
    """`at` is the change's moment, which the whole batch has in numbers."""
    match change:
        case MarkChange():
            return _SINGLE[_mark(change, at, spot, marks, people[change.voter.key])]
        case PrivateBallot():
            return _outcome(_ballot(change, at, spot, marks, people[change.voter.key]))
        case Reading():
            return _outcome(_reading(change, at, spot, marks, people))
        case Wipe():
            return _outcome(_wipe(change, at, spot, marks, people))


def _outcome(steps: list[int]) -> Outcome:
    return Outcome(added=steps.count(1), removed=steps.count(-1))


def _mark(change: MarkChange, at: int, spot: Spot, marks: Marks, person: Person) -> int:
    code = EMOJI.get(change.emoji)
    if code not in spot.facts.codes or _is_forgotten(person, at):
        return 0
    if change.kind is BallotKind.PRIVATE:
        code += PRIVATE
    elif _is_history(spot, at) and code not in marks.known(person.id, spot.facts.id):
        return 0
    return marks.put(person.id, spot.facts.id, code, at, stands=change.stands)


def _is_history(spot: Spot, at: int) -> bool:
    """Older than a complete reading, which would have shown it if it still stood."""
    return spot.read_at is not None and at < spot.read_at - MARGIN


def _is_forgotten(person: Person, at: int) -> bool:
    """Sent before the person was forgotten, and delivered late or again."""
    return person.forgotten is not None and at <= person.forgotten


def _ballot(change: PrivateBallot, at: int, spot: Spot, marks: Marks, person: Person) -> list[int]:
    """A private ballot is replaced as a whole, so it is older or newer as a whole."""
    box = spot.facts.id
    if _is_forgotten(person, at):
        return []
    known = {code: since for code, since in marks.known(person.id, box).items() if code > PRIVATE}
    if known and at <= max(known.values()):
        return []
    given = {EMOJI[emoji] + PRIVATE for emoji in change.emoji if EMOJI.get(emoji) in spot.facts.codes}
    # Withdrawing what was never heard of leaves a trace too: the ballot itself may still be on its way.
    taken = set(known) - given or ({min(spot.facts.codes) + PRIVATE} if not given else set())
    return [
        *(marks.put(person.id, box, code, at, stands=False) for code in sorted(taken)),
        *(marks.put(person.id, box, code, at, stands=True) for code in sorted(given)),
    ]


def _reading(change: Reading, at: int, spot: Spot, marks: Marks, people: Mapping[bytes, Person]) -> list[int]:
    box = spot.facts.id
    if spot.read_at is not None and at < spot.read_at:
        return []
    seen = {
        (people[voter.key].id, EMOJI[emoji]) for voter, emoji in change.standing if EMOJI.get(emoji) in spot.facts.codes
    }
    strangers = {person.id for person in people.values() if _forgotten(person, spot)}
    steps = [
        marks.put(voter, box, code, at, stands=True)
        for voter, code in sorted(seen)
        if code not in marks.standing[voter][box] and voter not in strangers
    ]
    spot.see(at)
    return steps + _remove(marks, people, box, at, lambda voter, code: (voter, code) in seen)


def _forgotten(person: Person, spot: Spot) -> bool:
    """A person who asked to be forgotten is not remembered by what still hangs under old messages; new taps stay."""
    return person.forgotten is not None and spot.facts.opened <= person.forgotten


def _remove(
    marks: Marks, people: Mapping[bytes, Person], box: int, at: int, kept: Callable[[int, int], bool]
) -> list[int]:
    """Reactions that stand but are not kept go, unless they changed at that moment or later."""
    leaving = [
        (person.id, code)
        for person in people.values()
        if not person.loose
        for code, since in marks.standing[person.id][box].items()
        if code < PRIVATE and since < at and not kept(person.id, code)
    ]
    return [marks.put(voter, box, code, at, stands=False) for voter, code in sorted(leaving)]


def _wipe(change: Wipe, at: int, spot: Spot, marks: Marks, people: Mapping[bytes, Person]) -> list[int]:
    if change.emoji is None:
        spot.see(at)
    only = EMOJI.get(change.emoji or "")
    return _remove(marks, people, spot.facts.id, at, lambda _voter, code: change.emoji is not None and code != only)
