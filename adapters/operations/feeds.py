"""Feeds and calendars of weekly posts, for readers that know nothing of chats."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from aiohttp import web

Feed = Callable[[str], Awaitable[str | None]]
"""By the secret part of the address; None when there is no such feed"""

FRESH: Final = "private, max-age=900"
"""readers ask every few minutes; a post a week need not be newer than a quarter of an hour"""
_NAME: Final = "{name:[A-Za-z0-9_-]{16,64}}"


def feed_routes(atom: Feed, calendar: Feed) -> Sequence[web.RouteDef]:
    return [
        web.get(f"/feeds/{_NAME}.atom", _answering(atom, "application/atom+xml")),
        web.get(f"/feeds/{_NAME}.ics", _answering(calendar, "text/calendar")),
    ]


def _answering(feed: Feed, kind: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        text = await feed(request.match_info["name"])
        if text is None:
            return web.Response(status=404, text="There is no such feed. Ask for a new address with weekly feed.\n")
        return web.Response(text=text, content_type=kind, charset="utf-8", headers={"Cache-Control": FRESH})

    return answer
