"""The dashboard shows what the bot really counts: after a story, every metric on it has been told."""

import json
import re

from adapters.operations.metering import weigh_slots
from adapters.operations.metrics import METRICS
from adapters.operations.serving import measured
from bot.digests.subscription import SlotState
from tests.flows.house import GRACE, House
from tests.shipping.files import DOCKER

DASHBOARD = json.loads((DOCKER / "grafana" / "verdict.json").read_text(encoding="utf-8"))
QUERIES = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]
SAMPLE = re.compile(r'(\w+)(?:\{((?:\w+="(?:[^"\\]|\\.)*",?)*)\})? ([-+.\w]+)')
PARTS = {"counter": ("",), "gauge": ("",), "histogram": ("_bucket", "_sum", "_count")}


def _told(text: str) -> dict[str, list[tuple[str, float]]]:
    """By name: every labels and value. A line that is neither a comment nor a sample fails."""
    found: dict[str, list[tuple[str, float]]] = {}
    for line in text.splitlines():
        if not line.startswith("# "):
            sample = SAMPLE.fullmatch(line)
            assert sample, line
            found.setdefault(sample[1], []).append((sample[2] or "", float(sample[3])))
    return found


def _sum(told: dict[str, list[tuple[str, float]]], name: str, *labels: str) -> float:
    return sum(value for shown, value in told.get(name, []) if all(one in shown for one in labels))


async def _measured(house: House) -> str:
    metrics = house.living.metrics
    return await measured(metrics, house.parts, lambda: weigh_slots(house.world.store, metrics))


async def _a_day(house: House) -> None:
    """Asked, refused, voted, missed and repaired, limited once."""
    for half in (house.slack, house.discord):
        await half("command", text="/compare claude 4 opus vs smollm3")
    await house.slack("command", text="/verdict unblock", who=GRACE)
    await house.until(lambda: _seeded(house.slack_messages()[-1:] + house.discord_messages()[-1:]))
    ts = house.slack_messages()[-1]["ts"]
    house.place.stage.slack.faults.on("chat.update", "limited", times=1, seconds=0.05)
    await house.slack("react", ts=ts, name="one")
    await house.until(lambda: "1 ship" in json.dumps(house.slack_messages(), ensure_ascii=False))
    house.place.stage.slack.faults.lost = 1.0
    await house.slack("react", ts=ts, name="two", who=GRACE)
    await house.bot.gap(None, house.parts[0].platform)
    await house.until(lambda: house.bot.reconciler.differences)


def _seeded(messages: list[dict[str, object]]) -> bool:
    seeds = [one.get("reactions") for one in messages]
    return len(seeds) == 2 and all(isinstance(one, list) and len(one) == 3 for one in seeds)


async def test_what_the_dashboard_shows_is_told(house: House) -> None:
    """Exactly by those names, and with the numbers of the story."""
    await _a_day(house)
    told = _told(await _measured(house))
    shown = {name for query in QUERIES for name in re.findall(r"\bverdict_\w+", query)}

    assert shown <= set(told)
    assert 2 == _sum(told, "verdict_commands_total", 'verb="compare"', 'outcome="done"')
    assert 1 == _sum(told, "verdict_commands_total", 'verb="unblock"', 'outcome="refused"')
    assert 3 == _sum(told, "verdict_answer_seconds_count")
    assert 1 == _sum(told, "verdict_vote_changes_total", 'source="reaction"', 'direction="added"')
    assert 1 == _sum(told, "verdict_repairs_total", 'platform="slack"', 'direction="added"')
    assert 1 == _sum(told, "verdict_rate_limited_total", 'platform="slack"')
    assert 2 == _sum(told, "verdict_connected")
    assert 0 == _sum(told, "verdict_vote_queue_depth")
    assert {f'state="{state.value}"' for state in SlotState} == {labels for labels, _ in told["verdict_slots"]}


def test_the_dashboard_shows_everything_that_is_counted() -> None:
    """No metric is there that nobody sees."""
    named = {name for query in QUERIES for name in re.findall(r"\bverdict_\w+", query)}
    shown = {metric.name for metric in METRICS for part in PARTS[metric.kind] if f"{metric.name}{part}" in named}

    assert {metric.name for metric in METRICS} == shown


def test_the_dashboard_asks_for_labels_that_exist() -> None:
    """What it groups by is what the metrics carry, beside what Prometheus itself adds."""
    known = {label for metric in METRICS for label in metric.labels} | {"le", "job", "instance"}
    grouped = {
        label for query in QUERIES for group in re.findall(r"by \(([^)]*)\)", query) for label in group.split(", ")
    }

    assert grouped <= known


async def test_the_rest_is_told_while_the_database_is_away(house: House) -> None:
    """That is when somebody looks."""
    house.living.plug.pulled = True
    told = _told(await _measured(house))
    house.living.plug.pulled = False

    assert "verdict_slots" not in told
    assert 2 == _sum(told, "verdict_connected")
