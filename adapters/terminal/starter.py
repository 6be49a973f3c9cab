"""The first catalogue of a database; what reads it is loaded for a database that has none."""

from datetime import datetime
from pathlib import Path

from bot.ports.storage import Store


async def fill(store: Store, starter: Path, now: datetime) -> int:
    """The starter catalogue, for a database that knows no tool yet; how many it has now."""
    async with store() as unit:
        if await unit.catalog.version():
            return 0
    from adapters.terminal.files import texts  # noqa: PLC0415
    from bot.workers.importing import carry_out, plan, read  # noqa: PLC0415

    material = read(list(texts([starter])), now.date())
    return await carry_out(store, (await plan(store, material.tools)).changes, by="starter catalogue", at=now)
