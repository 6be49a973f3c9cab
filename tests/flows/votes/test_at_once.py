"""What a tap costs: known people, and new ones of whom the platform tells, are a change to the writer and nothing else."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from bot.ballots import Tally
from bot.emoji import SHIP, SKIP
from bot.ids import UserRef
from bot.ports.platform import ReactionChange
from bot.ports.storage import Store, Unit
from bot.ports.world import World
from bot.settings import BotSettings
from bot.voters import Profile, Standing
from bot.workers.intake import take_change
from bot.workspaces import VotingRules, Workspace, WorkspaceSettings
from bot.worlds import world_of
from store.opening import database
from store.settings import StoreSettings
from tests.adapters.inbound import QuietLog
from tests.store.conftest import Server
from tests.store.people import HOME, SOLO, at

ADA = UserRef(HOME.platform, HOME.workspace, "ada")


@dataclass
class Lobby:
    """A store that counts its units, and a platform that counts what it is asked."""

    store: Store
    units: int = 0
    asked: list[UserRef] = field(default_factory=list[UserRef])
    bots: frozenset[str] = frozenset()

    def counted(self) -> AbstractAsyncContextManager[Unit]:
        """One more unit."""
        self.units += 1
        return self.store()

    async def profile(self, person: UserRef) -> Profile:
        """Somebody, or a bot."""
        self.asked.append(person)
        return Profile(person, bot=person.user in self.bots)

    async def shipped(self) -> Tally:
        """The votes on the card's tool."""
        async with self.store() as unit:
            return (await unit.tallies.community(HOME, ["opus"]))["opus"].everywhere


@pytest.fixture
async def lobby(server: Server) -> AsyncIterator[tuple[Lobby, World]]:
    """With one open card of one tool."""
    async with _opened(server.fresh()) as found:
        yield found


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[tuple[Lobby, World]]:
    async with database(StoreSettings(url=url)) as (store, writer):
        async with store() as unit:
            await unit.boxes.open(SOLO)
        lobby = Lobby(store)
        rest = {"secret": b"lobby", "messengers": {HOME.platform: lobby}, "log": QuietLog(), "meter": cast("Any", None)}
        yield lobby, world_of(lobby.counted, writer, lambda: at(9), BotSettings(), **cast("Any", rest))


def _tap(minutes: float, emoji: str = SHIP, profile: Profile | None = None) -> ReactionChange:
    return ReactionChange(ADA, emoji, stands=True, at=at(minutes), profile=profile)


async def test_a_tap_of_somebody_known_asks_nothing_before(lobby: tuple[Lobby, World]) -> None:
    """Neither the database nor the platform; the first tap asks the platform once."""
    place, world = lobby
    await take_change(world, SOLO.message, _tap(1))
    assert [ADA] == place.asked
    before = place.units
    await take_change(world, SOLO.message, _tap(2, SKIP))

    assert ([ADA], before) == (place.asked, place.units)
    assert Tally(skip=1) == await place.shipped()


async def test_who_comes_with_a_profile_is_judged_by_it(lobby: tuple[Lobby, World]) -> None:
    """Even by rules that were changed a moment ago, which this process does not know yet."""
    place, world = lobby
    await world.homes.get(HOME)
    async with place.store() as unit:
        strict = WorkspaceSettings(voting=VotingRules(guests=False))
        await unit.workspaces.put(Workspace(ref=HOME, settings=strict))
    outcome = await take_change(world, SOLO.message, _tap(1, profile=Profile(ADA, guest=True)))

    assert 1 == outcome.added
    assert [] == place.asked
    assert Tally() == await place.shipped()
    async with place.store() as unit:
        key = world.keys.voter(ADA).key
        assert {key: Standing.GUEST} == await unit.voters.standing([key])


async def test_a_bot_leaves_no_mark(lobby: tuple[Lobby, World]) -> None:
    """And is asked for once."""
    place, world = lobby
    place.bots = frozenset({ADA.user})
    for minutes in (1, 2):
        assert 0 == (await take_change(world, SOLO.message, _tap(minutes))).added

    assert [ADA] == place.asked
    assert Tally() == await place.shipped()
