"""The same posts outside the chat: a feed of those that were made, a calendar of those that come."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from xml.etree import ElementTree as ET

import aiohttp
from aiohttp import web
from aiohttp.test_utils import BaseTestServer, TestServer

from adapters.operations.feeds import feed_routes
from bot.workers.weekly.feeding import Feeds
from tests.flows.house import ADA, House
from tests.flows.weekly.weeks import next_slot, settled, slack_channel, subscribe, votes

ATOM = "{http://www.w3.org/2005/Atom}"


@asynccontextmanager
async def served(house: House) -> AsyncIterator[BaseTestServer]:
    """The routes as the process serves them."""
    feeds, app = Feeds(house.world), web.Application()
    app.add_routes(feed_routes(feeds.atom, feeds.calendar))
    async with TestServer(app) as server:
        yield server


async def test_a_feed_holds_what_was_posted_and_a_calendar_what_comes(house: House) -> None:
    """The entry says in plain words what the card says; the calendar names twelve posts."""
    wish = await subscribe(house)
    await votes(house, "smollm3", ADA)
    await next_slot(house, slack_channel(house))
    await settled(house, done=1)
    async with served(house) as server, aiohttp.ClientSession(server.make_url("/")) as reader:
        feed = await reader.get(f"/feeds/{wish.feed}.atom")
        calendar = await reader.get(f"/feeds/{wish.feed}.ics")
        entries = ET.fromstring(await feed.text()).findall(f"{ATOM}entry")
        events = await calendar.text()

    assert ("application/atom+xml", "text/calendar") == (feed.content_type, calendar.content_type)
    assert 1 == len(entries)
    assert "1 vote" in "".join(entries[0].itertext())
    assert 12 == events.count("BEGIN:VEVENT")


async def test_an_address_that_nobody_gave_shows_nothing(house: House) -> None:
    """Neither that a channel exists nor what it reads; a feed ends with its subscription."""
    wish = await subscribe(house)
    await house.slack("command", text="/verdict weekly off")
    await house.until(lambda: "subscription.off" in house.log.events)
    async with served(house) as server, aiohttp.ClientSession(server.make_url("/")) as reader:
        gone = await reader.get(f"/feeds/{wish.feed}.atom")
        guessed = await reader.get(f"/feeds/{'x' * 22}.ics")

    assert (404, 404) == (gone.status, guessed.status)
