"""Metrics as Prometheus reads them."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from adapters.operations.metrics import METRICS, SECONDS, Registry
from bot.ports.meter import Counted, Gauged, Timed


def _samples(registry: Registry) -> dict[str, str]:
    lines = [line for line in registry.text().splitlines() if not line.startswith("#")]
    return dict(line.rsplit(" ", 1) for line in lines)


def test_every_name_of_the_core_is_told_as_what_it_is() -> None:
    """The port's names and the table are one."""
    kinds = {"counter": get_args(Counted), "gauge": get_args(Gauged), "histogram": get_args(Timed)}

    assert {(name, kind) for kind, names in kinds.items() for name in names} == {
        (one.name, one.kind) for one in METRICS
    }
    assert all(f"# TYPE {one.name} {one.kind}\n" in Registry().text() for one in METRICS)


def test_counts_add_up_and_gauges_do_not() -> None:
    """Each by its labels."""
    registry = Registry()
    for verb in ("compare", "compare", "board"):
        registry.count("verdict_commands_total", verb=verb, outcome="done")
    registry.gauge("verdict_vote_queue_depth", 7)
    registry.gauge("verdict_vote_queue_depth", 3)

    assert {
        'verdict_commands_total{verb="compare",outcome="done"}': "2",
        'verdict_commands_total{verb="board",outcome="done"}': "1",
        "verdict_vote_queue_depth": "3",
    } == _samples(registry)


def test_a_label_cannot_break_out() -> None:
    """Whatever it holds, it stays one label on one line."""
    registry = Registry()
    registry.count("verdict_rate_limited_total", platform='a"} 1\nb\\')

    assert {'verdict_rate_limited_total{platform="a\\"} 1\\nb\\\\"}': "1"} == _samples(registry)


@given(st.lists(st.floats(min_value=0, max_value=20), min_size=1))
def test_a_histogram_counts_what_is_at_most_its_bound(waits: list[float]) -> None:
    """Cumulatively, up to everything, and with the sum."""
    registry = Registry()
    for wait in waits:
        registry.observe("verdict_vote_seconds", wait)
    told = _samples(registry)

    for bound in SECONDS:
        expected = sum(wait <= bound for wait in waits)
        assert str(expected) == told[f'verdict_vote_seconds_bucket{{le="{bound:g}"}}']
    assert str(len(waits)) == told['verdict_vote_seconds_bucket{le="+Inf"}'] == told["verdict_vote_seconds_count"]
    assert abs(sum(waits) - float(told["verdict_vote_seconds_sum"])) < 1e-6
