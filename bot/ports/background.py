"""Core ↔ engine: work that outlives the process that ordered it. The domain's rows stay the truth; this only executes."""

from collections.abc import Awaitable, Callable
from typing import Protocol

Work = Callable[[str], Awaitable[None]]
"""Does one piece of work, known by its key; it may be called twice for the same key, also at the same time"""


class Background(Protocol):
    @property
    def ready(self) -> bool:
        """False until the engine has started: what is put before is refused."""
        ...

    def register(self, kind: str, work: Work) -> None:
        """Before the start, on every replica."""
        ...

    async def put(self, kind: str, key: str, *, turn: str, attempt: int = 0) -> None:
        """Orders the work once per (kind, key, attempt), whoever puts it.

        Work with the same `turn` is done one after the other, so that nobody's thousand posts hold up the others.
        """
        ...
