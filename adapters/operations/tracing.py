"""Traces by OpenTelemetry: how long what people and platforms asked took, and which requests it led to."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from types import SimpleNamespace
from typing import Any, Final, cast

import aiohttp
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, get_current_span, use_span

from adapters.operations.aside import aside
from adapters.operations.metrics import Registry
from adapters.operations.sending import METRICS_PATH, Refresh, sending
from bot.cards import Choice
from bot.commands import Call
from bot.ids import MessageRef
from bot.ports.meter import Counted, Gauged, Meter, Timed
from bot.ports.platform import Cleared, Inbound, ReactionChange, ReactionState, Reply

PATH: Final = "/v1/traces"
"""opentelemetry.io/docs/specs/otlp: what a base address is completed with"""
FAILED: Final = 400
PATIENCE: Final = 2.0
"""seconds in which what is waiting may still be sent at the end"""


class Spans:
    """Spans name verbs, platforms, hosts and outcomes; no person, no place, no address (Discord's hold tokens)."""

    def __init__(self, endpoint: str) -> None:
        self._base, self._resource = endpoint.rstrip("/").removesuffix(PATH), _resource()
        self._exporter: SpanExporter = OTLPSpanExporter(endpoint=self._base + PATH)
        self._provider = TracerProvider(resource=self._resource, shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(self._exporter))
        self._tracer = self._provider.get_tracer("verdict")

    def inbound(self, bot: Inbound) -> Inbound:
        return cast(Inbound, TracedInbound(bot, self))  # what it does not have itself is the bot's own

    def meter(self, meter: Meter) -> Meter:
        return OutcomeMeter(meter)

    def sending(self, metrics: Registry, refresh: Refresh) -> AbstractAsyncContextManager[None]:
        return sending(self._base + METRICS_PATH, self._resource, metrics, refresh)

    @contextmanager
    def span(self, name: str, **attributes: str) -> Iterator[Span]:
        span = self._tracer.start_span(name, kind=SpanKind.SERVER, attributes=attributes)
        try:
            # An exception's text may repeat anything: only its kind is told.
            with use_span(span, record_exception=False, set_status_on_exception=False):
                yield span
        except BaseException as error:
            span.set_status(Status(StatusCode.ERROR, type(error).__name__))
            raise
        finally:
            span.end()

    def watch(self, trace: aiohttp.TraceConfig) -> aiohttp.TraceConfig:
        """Requests that are made during a span become spans below it."""

        async def began(_session: object, context: SimpleNamespace, start: aiohttp.TraceRequestStartParams) -> None:
            if get_current_span().is_recording():
                host = {"server.address": start.url.host or "", "http.request.method": start.method}
                context.span = self._tracer.start_span(start.method, kind=SpanKind.CLIENT, attributes=host)

        async def ended(_session: object, context: SimpleNamespace, end: aiohttp.TraceRequestEndParams) -> None:
            if span := getattr(context, "span", None):
                span.set_attribute("http.response.status_code", end.response.status)
                _end(span, str(end.response.status) if end.response.status >= FAILED else "")

        async def broke(_session: object, context: SimpleNamespace, end: aiohttp.TraceRequestExceptionParams) -> None:
            if span := getattr(context, "span", None):
                _end(span, type(end.exception).__name__)

        trace.on_request_start.append(began)
        trace.on_request_end.append(ended)
        trace.on_request_exception.append(broke)
        return trace

    async def close(self) -> None:
        """A collector that is away, or silent, does not hold up the end."""
        await asyncio.wait({aside(self._provider.shutdown)}, timeout=PATIENCE)
        self._exporter.shutdown()  # ends what it tries again


def _resource() -> Resource:
    """OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES are read by the library, and win."""
    found = Resource.create()
    named = not str(found.attributes[SERVICE_NAME]).startswith("unknown_service")
    return found if named else found.merge(Resource({SERVICE_NAME: "verdict"}))


def _end(span: Span, trouble: str) -> None:
    if trouble:
        span.set_status(Status(StatusCode.ERROR, trouble))
    span.end()


class TracedInbound:
    """The bot as adapters call it; what is about people and their reactions is a span, all else is passed on."""

    def __init__(self, bot: Inbound, spans: Spans) -> None:
        self._bot, self._spans = bot, spans

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bot, name)

    async def call(self, call: Call, reply: Reply) -> None:
        with self._spans.span("call", **{"verdict.platform": call.where.platform}):
            await self._bot.call(call, reply)

    async def complete(self, call: Call, typed: str) -> Sequence[Choice]:
        with self._spans.span("complete", **{"verdict.platform": call.where.platform}):
            return await self._bot.complete(call, typed)

    async def reactions(self, box: MessageRef, change: ReactionChange | ReactionState | Cleared) -> None:
        with self._spans.span("reactions", **{"verdict.platform": box.channel.platform}):
            await self._bot.reactions(box, change)


class OutcomeMeter:
    """A meter that tells the span in hand what became of the call: the count knows which verbs are ours."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def count(self, name: Counted, amount: float = 1, /, **labels: str) -> None:
        self._meter.count(name, amount, **labels)
        if name == "verdict_commands_total":
            span = get_current_span()
            span.update_name(f"call {labels['verb']}")
            span.set_attributes({f"verdict.{label}": value for label, value in labels.items()})
            if labels["outcome"] == "failed":
                span.set_status(Status(StatusCode.ERROR))

    def gauge(self, name: Gauged, value: float, /, **labels: str) -> None:
        self._meter.gauge(name, value, **labels)

    def observe(self, name: Timed, seconds: float, /, **labels: str) -> None:
        self._meter.observe(name, seconds, **labels)
