"""Metrics by OpenTelemetry: what stands in the registry is sent to a collector once a minute, and once more at the end."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.sdk.metrics.export import (
    AggregationTemporality,
    Gauge,
    Histogram,
    HistogramDataPoint,
    Metric,
    MetricsData,
    NumberDataPoint,
    ResourceMetrics,
    ScopeMetrics,
    Sum,
)
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.util.instrumentation import InstrumentationScope

from adapters.operations.aside import aside
from adapters.operations.metrics import METRICS, SECONDS, Labels, Registry, Timings

METRICS_PATH: Final = "/v1/metrics"
"""opentelemetry.io/docs/specs/otlp: what a base address is completed with"""
EVERY: Final = 60.0
"""seconds; what OpenTelemetry's own readers wait"""
PATIENCE: Final = 1.0
"""seconds in which the last figures may still be sent at the end"""
_SINCE_THE_START: Final = AggregationTemporality.CUMULATIVE

Refresh = Callable[[], Awaitable[object]]
"""writes into the registry what is only known when somebody looks"""


@asynccontextmanager
async def sending(endpoint: str, resource: Resource, registry: Registry, refresh: Refresh) -> AsyncIterator[None]:
    exporter, begun = OTLPMetricExporter(endpoint=endpoint), time.time_ns()

    async def send() -> None:
        # Read here, where it is written; only what was read goes into the thread that waits for the collector.
        data = told(registry, resource, begun, time.time_ns())
        await aside(lambda: exporter.export(data))

    async def rounds() -> None:
        while True:
            await asyncio.sleep(EVERY)
            await refresh()
            await send()

    task = asyncio.create_task(rounds())
    try:
        yield
    finally:
        task.cancel()
        # A collector that is away, or silent, does not hold up the end.
        with suppress(TimeoutError):
            await asyncio.wait_for(send(), PATIENCE)
        exporter.shutdown()


def told(registry: Registry, resource: Resource, begun: int, now: int) -> MetricsData:
    """Under the names that Prometheus knows, so that one dashboard serves both."""
    numbers: dict[str, list[NumberDataPoint]] = defaultdict(list)
    timings: dict[str, list[HistogramDataPoint]] = defaultdict(list)
    for name, labels, value in registry.series():
        if isinstance(value, Timings):
            timings[name].append(_timings(labels, value, begun, now))
        else:
            numbers[name].append(NumberDataPoint(dict(labels), begun, now, value))
    metrics: list[Metric] = []
    for one in METRICS:
        data: Sum | Gauge | Histogram
        if one.kind == "histogram":
            data = Histogram(timings[one.name], _SINCE_THE_START)
        elif one.kind == "counter":
            data = Sum(numbers[one.name], _SINCE_THE_START, is_monotonic=True)
        else:
            data = Gauge(numbers[one.name])
        if data.data_points:
            metrics.append(Metric(one.name, one.what, "s" if one.kind == "histogram" else "", data))
    scope = ScopeMetrics(InstrumentationScope("verdict"), metrics, "")
    return MetricsData([ResourceMetrics(resource, [scope], "")])


def _timings(labels: Labels, value: Timings, begun: int, now: int) -> HistogramDataPoint:
    nobody_kept: Any = None  # the shortest and the longest one; both may be left out
    counts = list(value.counts)
    return HistogramDataPoint(
        dict(labels), begun, now, sum(counts), value.total, counts, list(SECONDS), nobody_kept, nobody_kept
    )
