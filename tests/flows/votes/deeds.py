"""What can happen in a walk: one small value per deed, so that a failing walk shrinks to the few that matter."""

from random import Random
from typing import Final, NamedTuple

from hypothesis import strategies as st

WEIGHTS: Final = {
    # what people do
    "tap": 30,
    "untap": 12,
    "retap": 4,
    "vote": 2,
    "ask": 3,
    "bot taps": 2,
    "clear": 2,
    "clear emoji": 2,
    "delete": 1,
    # what becomes of what the bot is told
    "events late": 2,
    "events doubled": 2,
    "events retried": 1,
    "events lost": 2,
    "events held": 2,
    # what becomes of its lines
    "lines cut": 3,
    "session over": 2,
    "lines recycled": 1,
    "lines refused": 1,
    # what becomes of its questions
    "limited": 2,
    "cut before": 1,
    "cut after": 1,
    "failing": 1,
    "partial": 2,
    "empty": 2,
    # what becomes of itself
    "tick": 10,
    "wait": 2,
    "kill": 2,
    "start": 4,
    "stop": 1,
    "database away": 1,
    "database back": 3,
    "good weather": 2,
}
FEW: Final = 8
"""people, cards, emoji and kinds to choose among are taken modulo what there is"""


class Deed(NamedTuple):
    do: str
    who: int = 0
    where: int = 0
    what: int = 0


def one(rng: Random, people: int = FEW) -> Deed:
    """For walks without an end."""
    do = rng.choices(tuple(WEIGHTS), tuple(WEIGHTS.values()))[0]
    return Deed(do, rng.randrange(people), rng.randrange(64), rng.randrange(64))


_MANY = tuple(do for do, weight in WEIGHTS.items() for _ in range(weight))
_small = st.integers(0, FEW - 1)
deeds = st.builds(Deed, st.sampled_from(_MANY), _small, _small, _small)
