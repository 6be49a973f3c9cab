"""Learns the weights in `bot/lines/weights.py` from the labelled reviews of the tests, and prints the table."""

import math
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.lines.relevance import weigh
from bot.lines.sentences import sentences
from bot.lines.weights import BY_HAND, WEIGHTS
from tests.bot.lines.judging import Review, reviews

_ROUNDS, _STEP, _REINED = 300, 1.0, 0.004  # rounds of ascent, length of a step, pull towards zero

Shown = dict[str, float]


def main() -> None:
    told = [read for review in reviews() for most in (None, 1) if any((read := _read(review, most))[1])]
    weights = dict(WEIGHTS) | dict.fromkeys(WEIGHTS.keys() - BY_HAND, 0.0)
    for _ in range(_ROUNDS):
        slope = {trait: -_REINED * weight for trait, weight in weights.items()}
        for shown, right in told:
            _add(slope, shown, right, weights, 1 / len(told))
        for trait in weights.keys() - BY_HAND:
            weights[trait] += _STEP * slope[trait]
    for trait, weight in sorted(weights.items(), key=lambda each: -each[1]):
        sys.stdout.write(f'    "{trait}": {weight:.2f},\n')


def _read(review: Review, most: int | None) -> tuple[list[Shown], list[bool]]:
    """The traits of every sentence, and whether a person marked it as carrying the reason, or as the best that does."""
    text, spans, at = review.text, list[tuple[int, int]](), 0
    for sentence in review.sentences:
        start = text.index(sentence, at)
        at = start + len(sentence)
        spans.append((start, at))
    marked = [spans[place] for place in review.acceptable[:most]]
    weighed = weigh(sentences(text), verdict=review.verdict)
    right = [any(each.sentence.start < end and each.sentence.end > start for start, end in marked) for each in weighed]
    return [each.shown for each in weighed], right


def _add(slope: Shown, shown: Sequence[Shown], right: Sequence[bool], weights: Shown, share: float) -> None:
    """The pull of one review: towards the traits of its right sentences, away from what is chosen now."""
    chosen = _shares([sum(weights[trait] * value for trait, value in each.items()) for each in shown])
    among = sum(part for part, yes in zip(chosen, right, strict=True) if yes)
    for each, part, yes in zip(shown, chosen, right, strict=True):
        pull = share * (part / among * yes - part)
        for trait, value in each.items():
            slope[trait] += pull * value


def _shares(worths: Sequence[float]) -> list[float]:
    powers = [math.exp(worth - max(worths)) for worth in worths]
    return [power / sum(powers) for power in powers]


if __name__ == "__main__":
    main()
