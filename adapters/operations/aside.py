"""Work of libraries that block, in a thread that nobody has to wait for at the end of the process."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread


def aside(work: Callable[[], object]) -> asyncio.Future[None]:
    """Done when the work is. asyncio's own threads would be waited for, however long a silent collector takes."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def tell() -> None:
        if not done.done():
            done.set_result(None)

    def run() -> None:
        try:
            with suppress(Exception):  # such libraries say in the log what went wrong
                work()
        finally:
            with suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(tell)

    Thread(target=run, daemon=True).start()
    return done
