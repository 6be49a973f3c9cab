"""The watchdog: adapters heal their own lines; when one does not for long, a new process is the last remedy."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.ids import Platform

NOTHING_WORKS: Final = timedelta(minutes=10)
"""how long every line may be lost"""
SOMETHING_WORKS: Final = timedelta(hours=1)
"""how long one line may be lost while another one works: an outage of one platform is no reason to leave the other"""
ASLEEP: Final = timedelta(minutes=1)
"""between two looks: the machine slept, and the lines get their whole time again"""


class Line(Protocol):
    @property
    def platform(self) -> Platform: ...
    @property
    def connected(self) -> bool:
        """Whether events can arrive; false, too, when a line has been silent for longer than its heartbeats allow."""
        ...


class Watchdog:
    """`look` is called once a round."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._lost: dict[Platform, datetime] = {}
        self._looked: datetime | None = None

    def look(self, now: datetime) -> Sequence[Platform]:
        """The platforms for whose sake the process should end."""
        if self._looked and now - self._looked > ASLEEP:
            self._lost.clear()
        self._looked = now
        lost = [line.platform for line in self._lines if not line.connected]
        self._lost = {platform: self._lost.get(platform, now) for platform in lost}
        patience = SOMETHING_WORKS if len(lost) < len(self._lines) else NOTHING_WORKS
        return [platform for platform, since in self._lost.items() if now - since >= patience]
