"""What the benches have in common: rounds that are interleaved, figures with their goals, the table they make."""

import asyncio
import gc
import json
import os
import statistics
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path

ROUNDS = 5
RESULTS = Path("bench-results")


@dataclass(frozen=True, slots=True)
class Options:
    """How much of it is measured."""

    votes: int = 200_000
    """stored before bytes are counted"""
    most: int = 100_000
    """votes under the largest board"""
    guilds: int = 1_000
    rounds: int = ROUNDS
    channels: int = 300
    """that want their weekly post at the same minute"""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; a goal is the least or the most it may be, and many have none and stand there to orient."""

    what: str
    value: float
    unit: str = "×"
    least: float | None = None
    most: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the goal is met; nothing without a goal."""
        if self.least is not None:
            return "met" if self.value >= self.least else "MISSED"
        if self.most is not None:
            return "met" if self.value <= self.most else "MISSED"
        return ""

    @property
    def goal(self) -> str:
        """In signs."""
        if self.least is not None:
            return f"≥ {self.least:g}"
        return "" if self.most is None else f"≤ {self.most:g}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One bench, and how busy the machine was around it."""

    name: str
    rows: Sequence[Row]
    load_before: float
    load_after: float
    notes: Sequence[str] = field(default_factory=tuple)


def load() -> float:
    """Processes that wanted a core, over the last minute."""
    return os.getloadavg()[0]


def measured(name: str, options: Options) -> Outcome:
    """One bench, in a process of its own: no bench finds the heap of another."""
    before = load()
    rows, notes = import_module(f"tests.bench.{name}").run(options)
    return Outcome(name, rows, before, load(), notes)


async def interleaved(
    candidates: Mapping[str, Callable[[], Awaitable[float]]], rounds: int = ROUNDS
) -> dict[str, float]:
    """The median of each, measured in turns, so that a busy minute of the machine falls on all of them."""
    found: dict[str, list[float]] = {name: [] for name in candidates}
    for number in range(rounds):
        order = list(candidates) if number % 2 == 0 else list(candidates)[::-1]
        for name in order:
            gc.collect()
            found[name].append(await candidates[name]())
            await asyncio.sleep(0)
    return {name: statistics.median(figures) for name, figures in found.items()}


def percentile(figures: Sequence[float], share: float) -> float:
    """The figure below which this share of them lies."""
    return sorted(figures)[min(len(figures) - 1, int(len(figures) * share))]


def printed(outcome: Outcome) -> str:
    """A block of the table."""
    head = f"{outcome.name}  (load {outcome.load_before:.1f} to {outcome.load_after:.1f})"
    lines = [
        f"  {row.what:<68}{_number(row.value):>11} {row.unit:<9}{row.goal:<9}{row.verdict}" for row in outcome.rows
    ]
    return "\n".join([head, *(line.rstrip() for line in lines), *(f"  {note}" for note in outcome.notes)])


def kept(outcomes: Sequence[Outcome]) -> Path:
    """The same as JSON; benches that were not run this time keep what they said last."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / "bench.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for outcome in outcomes:
        rows = [asdict(row) | {"verdict": row.verdict} for row in outcome.rows]
        known[outcome.name] = asdict(outcome) | {"rows": rows}
    path.write_text(json.dumps(known, indent=1, ensure_ascii=False), encoding="utf-8")
    return path


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.3g}"
