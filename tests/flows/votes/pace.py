"""The waits that the platforms ask of us, shortened: a walk through two minutes of trouble should take a second."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from adapters.discord import client, messenger, shards
from adapters.slack import rates
from adapters.slack.adapter import SlackAdapter
from bot.workers import shards as leasing


@contextmanager
def hurried(*, tiers: bool = False) -> Iterator[None]:
    """With `tiers` Slack's rates are kept all the same."""
    defaults = SlackAdapter.__init__.__kwdefaults__ or {}
    before = (client.IDENTIFY_EVERY, client.FIRST_PAUSE, messenger.EDIT_SECONDS, rates.TIERS, defaults["ping_seconds"])
    client.IDENTIFY_EVERY, client.FIRST_PAUSE, messenger.EDIT_SECONDS = 0.02, 0.01, 0.5
    defaults["ping_seconds"] = 1.0
    leases = shards.ROUND, leasing.LEASE
    shards.ROUND, leasing.LEASE = 0.2, timedelta(seconds=1)  # type: ignore[misc]
    if not tiers:
        rates.TIERS = {}  # type: ignore[misc]
    try:
        yield
    finally:
        client.IDENTIFY_EVERY, client.FIRST_PAUSE, messenger.EDIT_SECONDS = before[:3]
        shards.ROUND, leasing.LEASE = leases  # type: ignore[misc]
        rates.TIERS, defaults["ping_seconds"] = before[3:]  # type: ignore[misc]
