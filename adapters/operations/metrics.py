"""Metrics: what is counted here, kept in memory, and told in the text form that Prometheus reads."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from bot.ports.meter import Counted, Gauged, Timed

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
"""prometheus.io/docs/instrumenting/exposition_formats"""
SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 5.0, 10.0)
"""bounds of the histograms: Slack and Discord give up after 3"""

Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Metric:
    name: str
    kind: str
    what: str
    labels: tuple[str, ...] = ()


METRICS: Final = (
    Metric("verdict_commands_total", "counter", "What people asked, by verb and outcome.", ("verb", "outcome")),
    Metric("verdict_answer_seconds", "histogram", "From hearing a person to the first answer.", ("platform",)),
    Metric("verdict_vote_changes_total", "counter", "Marks that appeared or went.", ("source", "direction")),
    Metric("verdict_vote_seconds", "histogram", "From a vote to its being durable."),
    Metric("verdict_vote_queue_depth", "gauge", "Votes that wait to be durable."),
    Metric("verdict_readings_total", "counter", "Ballots re-read from the platform.", ("platform", "outcome")),
    Metric("verdict_repairs_total", "counter", "Marks that a reading had to repair.", ("platform", "direction")),
    Metric("verdict_card_edits_total", "counter", "Cards brought up to date.", ("platform", "outcome")),
    Metric("verdict_card_edits_coalesced_total", "counter", "Edits that a later one made needless.", ("platform",)),
    Metric("verdict_rate_limited_total", "counter", "Times that a platform answered 429.", ("platform",)),
    Metric("verdict_slots", "gauge", "Weekly posts, by state.", ("state",)),
    Metric("verdict_connected", "gauge", "1 while events can arrive.", ("platform",)),
    Metric("verdict_last_frame_timestamp_seconds", "gauge", "When a platform was last heard.", ("platform",)),
)


def metrics_table() -> str:
    """The README's."""
    rows = [f"| `{one.name}` | {one.kind} | {', '.join(one.labels)} | {one.what} |" for one in METRICS]
    return "\n".join(["| metric | kind | labels | what it tells |", "|---|---|---|---|", *rows])


@dataclass(slots=True)
class Timings:
    """How many fell into each of the SECONDS and beyond, and how long all of them took."""

    counts: list[int]
    total: float = 0.0


class Registry:
    """Satisfies bot.ports.meter.Meter. One event loop uses it; nothing is locked."""

    def __init__(self) -> None:
        self._values: dict[str, dict[Labels, float]] = {one.name: {} for one in METRICS if one.kind != "histogram"}
        self._histograms: dict[str, dict[Labels, Timings]] = {
            one.name: {} for one in METRICS if one.kind == "histogram"
        }

    def count(self, name: Counted, amount: float = 1, /, **labels: str) -> None:
        series, key = self._values[name], tuple(labels.items())
        series[key] = series.get(key, 0) + amount

    def gauge(self, name: Gauged, value: float, /, **labels: str) -> None:
        self._values[name][tuple(labels.items())] = value

    def observe(self, name: Timed, seconds: float, /, **labels: str) -> None:
        key = tuple(labels.items())
        found = self._histograms[name].setdefault(key, Timings([0] * (len(SECONDS) + 1)))
        found.counts[bisect_left(SECONDS, seconds)] += 1
        found.total += seconds

    def series(self) -> Iterator[tuple[str, Labels, float | Timings]]:
        """Everything that was counted or measured so far."""
        for kept in (self._values, self._histograms):
            for name, found in kept.items():
                for labels, value in found.items():
                    yield name, labels, value

    def text(self) -> str:
        """Everything, in the order of the table."""
        return "".join(f"{line}\n" for metric in METRICS for line in self._lines(metric))

    def _lines(self, metric: Metric) -> Iterator[str]:
        yield f"# HELP {metric.name} {metric.what}"
        yield f"# TYPE {metric.name} {metric.kind}"
        for labels, value in self._values.get(metric.name, {}).items():
            yield f"{metric.name}{_shown(labels)} {value:.15g}"
        for labels, histogram in self._histograms.get(metric.name, {}).items():
            bounds = [*(f"{bound:g}" for bound in SECONDS), "+Inf"]
            for bound, count in zip(bounds, accumulate(histogram.counts), strict=True):
                yield f"{metric.name}_bucket{_shown((*labels, ('le', bound)))} {count}"
            yield f"{metric.name}_sum{_shown(labels)} {histogram.total:.15g}"
            yield f"{metric.name}_count{_shown(labels)} {sum(histogram.counts)}"


def _shown(labels: Labels) -> str:
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in labels) + "}" if labels else ""


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
