"""Identifiers: timestamps that are unique and only grow, ids, and tokens nobody guesses."""

import random
from collections.abc import Callable

MICROS = 1_000_000


class Mint:
    def __init__(self, clock: Callable[[], float], rng: random.Random) -> None:
        self._clock = clock
        self._rng = rng
        self._last = 0
        self._count = 0

    def now(self) -> float:
        return self._clock()

    def ts(self) -> str:
        """A message timestamp, later than every one before it even if the clock stands still."""
        self._last = max(self._last + 1, int(self._clock() * MICROS))
        return f"{self._last // MICROS}.{self._last % MICROS:06d}"

    def id(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}{self._count:09X}"

    def token(self) -> str:
        return f"{self._rng.getrandbits(128):032x}"
