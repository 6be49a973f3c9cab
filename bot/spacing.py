"""Spacing: how long to wait before something is begun again that may only be begun so often."""

from collections.abc import Sequence
from typing import Final

WINDOW: Final = 3600.0
"""seconds that are looked back"""
FREE: Final = 5
"""beginnings in a window that wait no longer than usual"""
LONGEST: Final = 300.0


def pause(earlier: Sequence[float], now: float, *, first: float = 5.0, free: int = FREE) -> float:
    """Seconds from now: nothing for a few beginnings in an hour, then twice as long each time, up to five minutes.

    `earlier` and `now` are seconds by the same clock. However fast everything fails, this allows about sixteen
    beginnings an hour, four hundred a day; Discord allows a thousand new sessions (docs: gateway, session start limit).
    """
    recent = [at for at in earlier if at > now - WINDOW]
    over = len(recent) - free
    if over < 0:
        return 0.0
    # Capped once more: one that was ended while it waited left a moment in the future, and clocks are set back.
    return min(LONGEST, max(0.0, max(recent) + min(first * 2.0**over, LONGEST) - now))
