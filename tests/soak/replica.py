"""One replica of the bot as a process of its own, with its own engine, on a shared database and a shared clock."""

import asyncio
import json
import logging
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.settings import BotSettings
from store.background import DbosBackground
from store.settings import StoreSettings
from tests.adapters.inbound import QuietLog
from tests.flows.life import DatabaseAwayError, begin
from tests.flows.votes.pace import hurried
from tests.soak.sharedclock import SharedClock

ROUND = 0.3
POLL = 0.5
DEAD_AFTER = 3.0


@dataclass(frozen=True)
class Doors:
    """Where the two small platforms are."""

    slack: dict[str, object]
    discord: dict[str, object]


async def live(doors: Doors, url: str, clock: SharedClock) -> None:
    """Until SIGTERM, or SIGKILL."""
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    log = QuietLog()
    background = DbosBackground(StoreSettings(url=url).address, log, poll=POLL, dead_after=DEAD_AFTER)
    life = await begin(doors, url, BotSettings(refresh_seconds=1.0, box_days=1), clock, log, background=background)
    await background.start()
    print("ready", flush=True)
    while not stopping.is_set():
        try:
            await life.bot.tick()
        except DatabaseAwayError:
            break
        except Exception:
            logging.exception("round failed")  # noqa: LOG015
        await asyncio.sleep(ROUND)
    await background.stop(1.0)
    await life.stop(1.0)


if __name__ == "__main__":
    told = json.loads(sys.argv[1])
    logging.disable(logging.CRITICAL)
    clock = SharedClock(Path(told["clock"]), ours=True)
    with hurried():
        asyncio.run(live(Doors(told["slack"], told["discord"]), told["url"], clock))
