"""What was acknowledged is there after the process was killed, whatever it was doing."""

import asyncio
import signal
import sys
from pathlib import Path

from bot.ballots import BallotKind
from store.opening import database
from store.settings import StoreSettings
from tests.store.conftest import Db
from tests.store.people import DUEL, HOME

ROOT = Path(__file__).parents[2]
CASTING = """
import asyncio, sys
from store.opening import database
from store.settings import StoreSettings
from tests.store.people import DUEL, taps
from bot.emoji import ONE

async def cast(writer, n):
    await writer.cast(taps(f"v{n}", DUEL, ONE, n))
    print(n, flush=True)

async def main():
    async with database(StoreSettings(url=sys.argv[1])) as (_, writer):
        for start in range(0, 100_000, 64):
            await asyncio.gather(*(cast(writer, n) for n in range(start, start + 64)))

asyncio.run(main())
"""


async def test_a_killed_process_loses_nothing_that_it_acknowledged(db: Db) -> None:
    """SIGKILL in the middle of thousands of votes; every number that was printed is a vote."""
    await db.open(DUEL)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CASTING, db.url, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    acknowledged = [await process.stdout.readline() for _ in range(500)]
    process.send_signal(signal.SIGKILL)
    rest, _ = await process.communicate()
    told = len(acknowledged) + rest.count(b"\n")
    async with database(StoreSettings(url=db.url)) as (store, _), store() as unit:
        counted = (await unit.tallies.by_kind(None, "opus"))[BallotKind.REACTION]
        found = await unit.tallies.recount(fix=False)
        here = (await unit.tallies.community(HOME, ["opus"]))["opus"].here

    assert counted >= told
    assert here.ship == counted
    assert [] == list(found)
