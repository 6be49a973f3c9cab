"""The limiter keeps within Slack's tiers by itself, whatever is asked of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.rates import TIERS, Limiter
from bot.errors import RateLimited


class Time:
    """Passes when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.mark.parametrize("method", sorted(TIERS))
@given(pauses=st.lists(st.floats(0, 3), min_size=60, max_size=150))
@settings(max_examples=15, deadline=None)
async def test_no_minute_holds_more_calls_than_its_tier(method: str, pauses: list[float]) -> None:
    """In bursts, steadily, or anyhow."""
    time, calls = Time(), list[float]()
    limiter, tier = Limiter(time, time.sleep), TIERS[method]
    for pause in pauses:
        time.now += pause
        await limiter.place(method, "T1", "C1", patience=1e9)
        calls.append(time.now)

    windows = (sum(start <= call < start + tier.seconds - 1e-6 for call in calls) for start in calls)
    assert max(windows) <= tier.calls


async def test_channels_do_not_wait_for_each_other() -> None:
    """One post a second holds for each channel."""
    time = Time()
    limiter = Limiter(time, time.sleep)
    for channel in ("C1", "C2", "C3"):
        await limiter.place("chat.postMessage", "T1", channel, patience=0)

    assert 1000.0 == time.now


async def test_whoever_will_not_wait_is_told_how_long_it_would_take() -> None:
    """And has taken no place."""
    time = Time()
    limiter = Limiter(time, time.sleep)
    await limiter.place("chat.postMessage", "T1", "C1", patience=0)
    with pytest.raises(RateLimited) as limit:
        await limiter.place("chat.postMessage", "T1", "C1", patience=0.5)
    time.now += 1.0
    await limiter.place("chat.postMessage", "T1", "C1", patience=0)

    assert 1.0 == limit.value.retry_after


async def test_slacks_own_word_counts_for_its_method_and_workspace_only() -> None:
    """A 429 shuts no other door."""
    time = Time()
    limiter = Limiter(time, time.sleep)
    limiter.shut("chat.update", "T1", "", 30)
    await limiter.place("chat.update", "T2", patience=0)
    await limiter.place("reactions.add", "T1", patience=0)
    with pytest.raises(RateLimited):
        await limiter.place("chat.update", "T1", patience=29)
    await limiter.place("chat.update", "T1", patience=30)

    assert 1030.0 == time.now


async def test_a_method_without_a_tier_is_not_limited() -> None:
    """auth.test is asked once."""
    limiter = Limiter(Time())
    for _ in range(1000):
        await limiter.place("auth.test", "T1", patience=0)
