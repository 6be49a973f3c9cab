"""A small Discord, the real adapter connected to it, and a core that remembers."""

import random
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.settings import DiscordSettings
from adapters.playground.discord.server import Discord
from tests.adapters.inbound import QuietLog, Remembering

SPEC = Path(__file__).parents[4] / "shared" / "discord" / "data" / "openapi.json"


@dataclass
class Rig:
    """Everything a story needs: the place, the adapter in it, and what the core heard."""

    place: Discord
    adapter: DiscordAdapter
    core: Remembering
    log: QuietLog
    channel: str
    alice: str
    bob: str

    async def act(self, do: str, who: str = "", **words: object) -> dict[str, object]:
        deed = {"do": do, "as": who or self.alice, "channel": self.channel, **words}
        answer = await self.place.act(deed)
        assert answer["ok"], answer
        return answer


def _now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


@pytest.fixture
async def rig() -> AsyncIterator[Rig]:
    """Connected, with the gap of the first session already told."""
    place = Discord(clock=time.time, rng=random.Random(1), spec_path=SPEC if SPEC.exists() else None)
    await place.start()
    core, log = Remembering(), QuietLog()
    settings = DiscordSettings.model_validate(
        {"token": place.token, "api_base": place.api_base, "gateway_url": place.gateway_url}
    )
    adapter = DiscordAdapter(settings, core, _now, log, "verdict")
    await adapter.start()
    await core.until(lambda: core.gaps)
    state = place.state()
    channel = next(one["id"] for one in state["channels"] if one["bot_is_member"] and one["bot_can_post"])
    people = [one["id"] for one in state["people"] if not one["bot"]]
    yield Rig(place, adapter, core, log, channel, people[0], people[1])
    await adapter.stop()
    await place.stop()
