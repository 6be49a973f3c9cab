"""How fast a review becomes a line: `python -m tests.bench.lines`; the goal is a median below a millisecond."""

import statistics
import time

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


if __name__ == "__main__":
    times = sorted(map(measured, reviews()))
    print(f"reviews {len(times)}  median {statistics.median(times):.2f} ms  p99 {times[len(times) * 99 // 100]:.2f} ms")
