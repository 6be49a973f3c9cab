"""What a server of the Slack benches has finished, for whoever waits for it."""

import asyncio

from aiohttp import web


class Counted:
    """How many things are done: not acknowledged, done."""

    def __init__(self) -> None:
        self.done = 0
        self._moved = asyncio.Event()

    def one(self) -> None:
        """One more."""
        self.done += 1
        self._moved.set()

    async def tell(self, request: web.Request) -> web.Response:
        """The number, as soon as it is as large as was asked for."""
        while self.done < int(request.query.get("until", "0")):
            self._moved.clear()
            await self._moved.wait()
        return web.Response(text=str(self.done))
