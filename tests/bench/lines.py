"""How fast a review becomes a line: `python -m tests.bench lines`; the goal is a median below a millisecond."""

import statistics
import time

from tests.bench.table import Options, Row, percentile
from tests.bot.lines.judging import Review, reviews

ROUNDS = 5


def measured(review: Review) -> float:
    """The best of some rounds, in milliseconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        _ = review.line
        best = min(best, time.perf_counter() - start)
    return 1_000 * best


def run(_options: Options) -> tuple[list[Row], list[str]]:
    """What the table says."""
    times = [measured(review) for review in reviews()]
    return [
        Row(f"a line from each of {len(times)} reviews, median", statistics.median(times), "ms", most=1),
        Row("the same, p99", percentile(times, 0.99), "ms"),
    ], []
