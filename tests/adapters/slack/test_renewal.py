"""Replicas that need a new token at the same moment, and one that dies while it holds the lease."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.slack.places import SLACK
from adapters.slack.renewal import LEASE, Renewal
from bot.errors import TokenRevoked, Unanswered
from bot.ids import WorkspaceRef
from bot.ports.installs import Install
from bot.ports.storage import Store
from store.opening import database
from store.sealing import AesVault
from store.settings import StoreSettings
from tests.adapters.slack.fakes import Diary
from tests.store.people import at

HOME = WorkspaceRef(SLACK, "T1")
OLD = Install(HOME, "xoxb-old", at(0), refresh="xoxe-old", expires_at=at(60), bot_user="U1")
VAULT = AesVault({"tests": bytes(range(32))})


class Slack:
    """Gives one new token for each refresh token, and no second one."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.trouble: Exception | None = None

    async def exchange(self, refresh: str) -> dict[str, object]:
        self.asked.append(refresh)
        await asyncio.sleep(0.01)
        if self.trouble:
            raise self.trouble
        return {"access_token": f"xoxb-{len(self.asked)}", "refresh_token": "xoxe-new", "expires_in": 43200}


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[list[Store]]:
    """Three replicas over one database."""
    async with AsyncExitStack() as stack:
        settings = StoreSettings(url=f"sqlite:///{tmp_path / 'v.db'}")
        opened = [(await stack.enter_async_context(database(settings, VAULT)))[0] for _ in range(3)]
        async with opened[0]() as unit:
            await unit.installs.put(OLD)
        yield opened


def _renewals(stores: list[Store], slack: Slack, minutes: float = 30) -> list[Renewal]:
    async def no_time(_seconds: float) -> None:
        await asyncio.sleep(0.005)

    return [Renewal(store, slack.exchange, lambda: at(minutes), Diary(), sleep=no_time) for store in stores]


async def test_three_replicas_make_one_exchange(stores: list[Store]) -> None:
    """While the old token lives, whoever comes late goes on with it."""
    slack = Slack()
    found = await asyncio.gather(*(one.fresh(OLD) for one in _renewals(stores, slack)))

    assert ["xoxe-old"] == slack.asked
    assert {"xoxb-1"} <= {one.token for one in found} <= {"xoxb-1", "xoxb-old"}


async def test_who_has_only_a_dead_token_waits_for_the_new_one(stores: list[Store]) -> None:
    """Its end has passed: nobody is sent away with it."""
    slack = Slack()
    found = await asyncio.gather(*(one.fresh(OLD) for one in _renewals(stores, slack, 61)))

    assert ["xoxe-old"] == slack.asked
    assert {"xoxb-1"} == {one.token for one in found}


async def test_a_replica_that_died_keeps_nobody_waiting_longer_than_its_lease(stores: list[Store]) -> None:
    """The next one takes over."""
    async with stores[0]() as unit:
        assert await unit.installs.lease(HOME, "dead", at(61), at(61) + LEASE)
    slack, seconds = Slack(), LEASE / timedelta(minutes=1)
    found = await _renewals(stores, slack, 61 + seconds)[1].fresh(OLD)

    assert ("xoxb-1", ["xoxe-old"]) == (found.token, slack.asked)


@pytest.mark.parametrize("trouble", [Unanswered("cut"), TokenRevoked("invalid_auth")])
async def test_the_lease_does_not_stay_behind_when_slack_gives_nothing(stores: list[Store], trouble: Exception) -> None:
    """An old token that lives still serves; one that was revoked is said to be."""
    slack = Slack()
    slack.trouble = trouble
    one, other, _ = _renewals(stores, slack)
    if isinstance(trouble, TokenRevoked):
        with pytest.raises(TokenRevoked):
            await one.fresh(OLD)
    else:
        assert OLD == await one.fresh(OLD)
    slack.trouble = None

    assert "xoxb-2" == (await other.fresh(OLD)).token
