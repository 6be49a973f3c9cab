"""Traces: what was asked, how it ended and which requests it led to; nobody's name and nobody's words."""

import time

import pytest

from adapters.operations.observing import ObservingSettings, observed
from adapters.operations.tracing import Spans
from tests.adapters.operations.receiving import Receiver, receiving
from tests.flows.house import ADA, GENERAL, House


async def _told(house: House, receiver: Receiver) -> None:
    """A few questions on both platforms and a vote, all with a collector at the other end."""
    await house.stop()
    async with observed(ObservingSettings(otlp_endpoint=receiver.url), "info", ()) as tracer:
        house.tracer = tracer
        await house.start()
        await house.slack("command", text="/compare claude 4 opus vs smollm3")
        await house.slack("command", text="/compare Zyzzyva vs Quux")
        await house.discord("command", text="/compare claude 4 opus vs smollm3")
        await house.until(lambda: len(house.discord_messages()) and len(house.slack_messages(ADA)) > 1)
        await house.until(lambda: house.slack_messages()[-1].get("reactions"))
        await house.slack("react", ts=house.slack_messages()[-1]["ts"], name="one")
        await house.place.stage.slack.quiesce()
        await house.stop()


async def test_calls_votes_and_their_requests_are_traced_without_anybody_in_them(house: House) -> None:
    """Verbs, platforms, outcomes, hosts and states; no person, no channel, no tool, no address, no token."""
    async with receiving() as receiver:
        await _told(house, receiver)
    names = {span.name for span in receiver.spans}
    calls = [receiver.said(span) for span in receiver.spans if span.name == "call compare"]
    below = [receiver.said(span) for span in receiver.spans if span.name == "POST" and span.parent_span_id]
    sent = b"".join(receiver.raw)

    assert {"verdict"} == receiver.services
    assert {"call compare", "reactions", "POST"} <= names
    assert {("slack", "done"), ("discord", "done")} <= {
        (one["verdict.platform"], one["verdict.outcome"]) for one in calls
    }
    assert {"127.0.0.1"} == {one["server.address"] for one in below}
    assert all(one["http.response.status_code"].startswith("2") for one in below)
    assert [] == [
        word for word in (ADA, "ada", GENERAL, "Zyzzyva", "smollm3", "xoxb", "/api/") if word.encode() in sent
    ]


async def test_a_failure_in_a_trace_is_told_by_its_kind_alone() -> None:
    """Its text may repeat anything."""
    async with receiving() as receiver:
        spans = Spans(receiver.url + "/v1/traces")
        with pytest.raises(RuntimeError), spans.span("call"):
            raise RuntimeError("Ada said hello")
        await spans.close()
    (span,) = receiver.spans

    assert ("RuntimeError", []) == (span.status.message, list(span.events))
    assert b"Ada" not in b"".join(receiver.raw)


async def test_a_collector_that_is_away_does_not_hold_up_the_end() -> None:
    """The bot has to be gone within ten seconds of a signal, whatever others do."""
    spans = Spans("http://127.0.0.1:9")
    with spans.span("call"):
        pass
    began = time.monotonic()
    await spans.close()

    assert time.monotonic() - began < 6


def test_what_sends_has_to_be_installed() -> None:
    """The sentence says what to install; without the settings nothing is missing."""
    settings = ObservingSettings.model_validate(
        {"otlp_endpoint": "https://c.example", "sentry_dsn": "https://k@s.example/1"}
    )

    assert [
        "VERDICT_OTLP_ENDPOINT: install what sends it, the extra otel (pip install 'verdict-bot[otel]'), or unset it.",
        "VERDICT_SENTRY_DSN: install what sends it, the extra sentry (pip install 'verdict-bot[sentry]'), or unset it.",
    ] == list(settings.missing(lambda _: False))
    assert [] == list(settings.missing(lambda _: True))
    assert [] == list(ObservingSettings().missing(lambda _: False))
