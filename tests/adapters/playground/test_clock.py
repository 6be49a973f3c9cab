"""The playground's time goes forward, by hours or until a day and an hour, for both platforms at once."""

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from adapters.playground.clock import CannotMove, MovableClock, wished
from adapters.playground.discord.snowflakes import moment
from adapters.playground.journey import travel
from adapters.playground.stage import Stage

SATURDAY = datetime(2026, 11, 28, 12, tzinfo=UTC)


def still(database: str | None = None) -> MovableClock:
    """At noon on a Saturday, until somebody moves it."""
    return MovableClock(SATURDAY.timestamp, database)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """An open playground whose time stands still."""
    opened = Stage(clock=still(), rng=random.Random(7))
    await opened.open_at("127.0.0.1", 0)
    yield opened
    await opened.close()


async def act(stage: Stage, deed: dict[str, object]) -> dict[str, Any]:
    """As the page does it."""
    async with aiohttp.ClientSession() as session, session.post(f"{stage.url}/act/clock", json=deed) as response:
        return dict(await response.json())


@pytest.mark.parametrize(
    ("deed", "then"),
    [
        ({"hours": 1}, SATURDAY + timedelta(hours=1)),
        ({"hours": 0.5}, SATURDAY + timedelta(minutes=30)),
        ({"until": "monday 09:00"}, datetime(2026, 11, 30, 9, tzinfo=UTC)),
        ({"until": "saturdays 12:00"}, datetime(2026, 12, 5, 12, tzinfo=UTC)),
        ({"until": "monday 09:00", "zone": "Europe/Berlin"}, datetime(2026, 11, 30, 8, tzinfo=UTC)),
    ],
)
def test_it_moves_as_far_as_is_wished(deed: dict[str, object], then: datetime) -> None:
    """By hours, or to the next such day and hour in a zone; never nowhere."""
    clock = still()
    clock.advance(wished(clock, deed))

    assert then == clock.moment()


@pytest.mark.parametrize(
    "deed",
    [{}, {"hours": -1}, {"hours": 0}, {"hours": float("nan")}, {"hours": 1e9}, {"until": "some day"}, {"until": 9}],
)
def test_what_it_cannot_do_it_says(deed: dict[str, object]) -> None:
    """Back, nowhere, or further than anybody needs."""
    with pytest.raises(CannotMove, match=r"\w+ .*\."):
        wished(still(), deed)


def test_time_does_not_go_back_with_the_next_start(tmp_path: Path) -> None:
    """Votes that were cast in the future must not beat those that are cast after it."""
    database = str(tmp_path / "verdict-playground.db")
    still(database).advance(3600)
    assert SATURDAY + timedelta(hours=1) == still(database).moment()
    Path(f"{database}.clock").write_text("not a number")

    assert SATURDAY == still(database).moment()


async def test_both_platforms_go_by_it(stage: Stage) -> None:
    """What is said afterwards carries the later time, in Slack's stamps as in Discord's ids."""
    answer = await act(stage, {"do": "advance", "hours": 168})
    slack = stage.slack.state()
    room = next(one["id"] for one in slack["channels"] if one["bot_is_member"])
    person = next(one["id"] for one in slack["people"] if not one["bot"])
    await stage.slack.act({"do": "say", "as": person, "channel": room, "text": "hello"})
    (said,) = stage.slack.messages_in(room)[-1:]

    assert {"ok": True, "now": (SATURDAY + timedelta(days=7)).timestamp(), "ahead": 604_800.0} == answer
    assert int(answer["now"]) == int(float(said["ts"]))
    assert int(answer["now"]) == int(moment(stage.discord.world.mint()))


class Posts:
    """A bot with posts on certain days, which needs a few looks for each."""

    def __init__(self, clock: MovableClock, *days: int, looks: int = 3) -> None:
        self.clock = clock
        self.due = [SATURDAY + timedelta(days=day) for day in days]
        self.looks = looks
        self.done: list[datetime] = []
        self._looked = 0

    async def next_stop(self, before: datetime) -> datetime | None:
        return next((due for due in self.due if due <= before), None)

    async def at_work(self) -> bool:
        return False

    async def look(self) -> None:
        """What the bot does by itself, round after round."""
        while True:
            await asyncio.sleep(0)
            self._looked += bool(await self.next_stop(self.clock.moment()))
            if self._looked >= self.looks:
                self._looked = 0
                self.done.append(self.clock.moment())
                del self.due[0]


async def test_it_stops_at_every_post_on_its_way() -> None:
    """So that a week has its post on the day it was meant for, and not days late or never."""
    clock, shown = still(), list[float]()
    posts = Posts(clock, 2, 4, 9)
    task = asyncio.create_task(posts.look())
    await travel(clock, timedelta(days=7).total_seconds(), posts, lambda: shown.append(clock.ahead))
    task.cancel()

    assert [SATURDAY + timedelta(days=day, seconds=2) for day in (2, 4)] == posts.done
    assert SATURDAY + timedelta(days=7) == clock.moment()
    assert 3 == len(shown)


async def test_a_wish_that_cannot_be_met_is_answered(stage: Stage) -> None:
    """With a sentence for the page, and nothing moves."""
    answer = await act(stage, {"do": "advance", "hours": -1})

    assert not answer["ok"]
    assert "how many hours" in answer["error"]
    assert SATURDAY == stage.clock.moment()
