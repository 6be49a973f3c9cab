"""A channel's feed and its calendar by their secrets; what writes them is loaded when somebody reads one."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.ports.world import World

if TYPE_CHECKING:
    from bot.workers.weekly.feeding import Feeds

Reader = Callable[[str], Awaitable[str | None]]


def readers(world: World) -> tuple[Reader, Reader]:
    """The one for feeds, and the one for calendars."""

    async def atom(secret: str) -> str | None:
        return await _feeds(world).atom(secret)

    async def calendar(secret: str) -> str | None:
        return await _feeds(world).calendar(secret)

    return atom, calendar


def _feeds(world: World) -> "Feeds":
    from bot.workers.weekly.feeding import Feeds  # noqa: PLC0415

    return Feeds(world)
