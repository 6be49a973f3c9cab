"""What each trait of a sentence tells about its carrying the reason, learnt from reviews labelled by hand."""

from collections.abc import Mapping

# Logarithms: how many times likelier a sentence with the trait is the right one. `scripts/weigh_lines.py` learns them.
WEIGHTS: Mapping[str, float] = {
    "words": 2.72,
    "late": 1.66,
    "whole": 1.40,
    "last": 1.26,
    "said": 1.06,
    "before bare": 0.87,
    "general": 0.75,
    "silent, last": 0.62,
    "silent, late": 0.62,
    "reason": 0.60,
    "mine": 0.60,
    "leans right": 0.55,
    "denies": 0.53,
    "contrast": 0.52,
    "said, reason": 0.49,
    "before thin": 0.39,
    "personal": 0.33,
    "figure": 0.33,
    "past": 0.29,
    "explained": 0.28,
    "meant": 0.25,
    "lean": 0.20,
    "future": 0.06,
    "pointed at": 0.04,
    "against": -0.12,
    "said, bare": -0.19,
    "silent, last, short": -0.27,
    "doubts": -0.30,
    "bare": -0.43,
    "said, thin": -0.50,
    "advice": -0.50,
    "others decide": -0.59,
    "claims": -0.60,
    "last, short": -0.96,
    "grudges": -1.00,
    "points": -1.10,
    "listed": -1.20,
    "denied": -1.20,
    "first": -1.52,
    "unfinished": -1.60,
    "thin": -1.75,
    "supposes": -2.60,
}

# Too rare to be learnt, or too important for how a line reads to be left to chance.
BY_HAND = frozenset(
    {"advice", "claims", "denied", "doubts", "grudges", "listed", "points", "supposes", "unfinished", "whole"}
)


def worth(shown: Mapping[str, float]) -> float:
    return sum(WEIGHTS[trait] * value for trait, value in shown.items() if value)
