"""Each platform in turn."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import cast

import pytest

from tests.adapters.contract.chat import Chat
from tests.adapters.contract.discord_chat import discord_chat
from tests.adapters.contract.slack_chat import slack_chat
from tests.flows.votes.pace import hurried

Opening = Callable[[], AbstractAsyncContextManager[Chat]]


@pytest.fixture(params=[slack_chat, discord_chat], ids=["slack", "discord"])
async def chat(request: pytest.FixtureRequest) -> AsyncIterator[Chat]:
    """A new platform with a connected adapter."""
    with hurried():
        async with cast("Opening", request.param)() as opened:
            yield opened
