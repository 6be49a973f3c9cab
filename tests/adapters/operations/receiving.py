"""Whoever takes what the bot sends about itself: an OpenTelemetry collector and a Sentry on loopback, with a memory."""

import gzip
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.metrics.v1.metrics_pb2 import Metric
from opentelemetry.proto.trace.v1.trace_pb2 import Span


@dataclass
class Receiver:
    """`raw` is everything that arrived, unpacked."""

    url: str = ""
    raw: list[bytes] = field(default_factory=list)
    requests: list[ExportTraceServiceRequest] = field(default_factory=list)
    measured: list[ExportMetricsServiceRequest] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)

    @property
    def dsn(self) -> str:
        return self.url.replace("http://", "http://planted-key-8888@") + "/7"

    @property
    def spans(self) -> list[Span]:
        return [
            span for one in self.requests for here in one.resource_spans for at in here.scope_spans for span in at.spans
        ]

    @property
    def services(self) -> set[str]:
        resources = (here.resource for one in self.requests for here in one.resource_spans)
        return {pair.value.string_value for one in resources for pair in one.attributes if pair.key == "service.name"}

    async def traces(self, request: web.Request) -> web.Response:
        self.raw.append(await request.read())
        self.requests.append(ExportTraceServiceRequest.FromString(self.raw[-1]))
        return web.Response(content_type="application/x-protobuf")

    @property
    def metrics(self) -> dict[str, Metric]:
        """As they were told last."""
        here = (here for one in self.measured for here in one.resource_metrics)
        return {metric.name: metric for one in here for at in one.scope_metrics for metric in at.metrics}

    async def figures(self, request: web.Request) -> web.Response:
        self.raw.append(await request.read())
        self.measured.append(ExportMetricsServiceRequest.FromString(self.raw[-1]))
        return web.Response(content_type="application/x-protobuf")

    async def envelope(self, request: web.Request) -> web.Response:
        read = await request.read()
        body = gzip.decompress(read) if read.startswith(b"\x1f\x8b") else read
        self.raw.append(body)
        self.events.extend(one for one in map(json.loads, body.splitlines()) if "exception" in one)
        return web.json_response({})

    def said(self, span: Span) -> dict[str, str]:
        return dict(_pairs(span))


def _pairs(span: Span) -> Iterator[tuple[str, str]]:
    for pair in span.attributes:
        yield pair.key, pair.value.string_value or str(pair.value.int_value)


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """It answers until the story is over."""
    receiver, app = Receiver(), web.Application()
    app.add_routes(
        [
            web.post("/v1/traces", receiver.traces),
            web.post("/v1/metrics", receiver.figures),
            web.post("/api/7/envelope/", receiver.envelope),
        ]
    )
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield receiver
    finally:
        await runner.cleanup()
