"""Metrics that are sent to a collector are those of /metrics, and a collector in trouble troubles nobody else."""

import asyncio
import socket
import time
from itertools import count

import pytest

from adapters.operations import sending
from adapters.operations.metrics import SECONDS, Registry
from adapters.operations.tracing import Spans
from tests.adapters.operations.receiving import receiving


def _counted() -> Registry:
    registry = Registry()
    registry.count("verdict_commands_total", 3, verb="compare", outcome="done")
    registry.count("verdict_commands_total", verb="board", outcome="failed")
    registry.observe("verdict_answer_seconds", 0.3, platform="slack")
    registry.observe("verdict_answer_seconds", 60, platform="slack")
    return registry


async def _nothing() -> None:
    """Nobody needs to be asked."""


async def test_what_was_counted_is_sent_under_the_names_of_prometheus() -> None:
    """Sums since the start, gauges as they are, histograms with our bounds; what was never counted is not told."""
    registry = _counted()
    async with receiving() as receiver:
        spans = Spans(receiver.url + "/v1/traces/")
        async with spans.sending(registry, _nothing):
            registry.gauge("verdict_vote_queue_depth", 7)
        await spans.close()
    told = receiver.metrics
    sums = told["verdict_commands_total"].sum
    (answers,) = told["verdict_answer_seconds"].histogram.data_points

    assert {"verdict_commands_total", "verdict_answer_seconds", "verdict_vote_queue_depth"} == set(told)
    assert [3, 1] == [point.as_double or point.as_int for point in sums.data_points]
    assert sums.is_monotonic
    assert [7] == [point.as_double or point.as_int for point in told["verdict_vote_queue_depth"].gauge.data_points]
    assert (2, 60.3, list(SECONDS)) == (answers.count, answers.sum, list(answers.explicit_bounds))
    assert [1, 1] == [count for count in answers.bucket_counts if count]
    assert 1 == answers.bucket_counts[-1], "a minute is beyond the last bound"
    assert ("s", False) == (told["verdict_answer_seconds"].unit, answers.HasField("min"))


async def test_it_is_sent_again_and_again_with_what_is_known_only_on_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once a minute; the test does not wait that long."""
    monkeypatch.setattr(sending, "EVERY", 0.01)
    registry, looks, often = Registry(), count(1), asyncio.Event()

    async def look() -> None:
        registry.gauge("verdict_slots", look := next(looks), state="done")
        if look > 2:
            often.set()

    async with receiving() as receiver:
        spans = Spans(receiver.url)
        async with spans.sending(registry, look):
            await asyncio.wait_for(often.wait(), 30)
        await spans.close()

    assert len(receiver.measured) >= 3
    assert "verdict_slots" in receiver.metrics


async def test_a_silent_collector_does_not_hold_up_the_end() -> None:
    """It takes what is sent, and never answers."""
    silent = socket.create_server(("127.0.0.1", 0))
    spans = Spans(f"http://127.0.0.1:{silent.getsockname()[1]}")
    with spans.span("call"):
        pass
    began = time.monotonic()
    async with spans.sending(_counted(), _nothing):
        pass
    await spans.close()
    silent.close()

    assert time.monotonic() - began < 5
