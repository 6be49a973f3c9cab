"""What each trait of a sentence tells about its carrying the reason, learnt from reviews labelled by hand."""

from collections.abc import Mapping

# Logarithms: how many times likelier a sentence with the trait is the right one. `scripts/weigh_lines.py` learns them.
WEIGHTS: Mapping[str, float] = {
    "words": 2.43,
    "late": 1.80,
    "whole": 1.40,
    "last": 1.25,
    "said": 1.19,
    "before bare": 1.11,
    "silent, late": 0.70,
    "general": 0.65,
    "reason": 0.64,
    "meant": 0.64,
    "personal": 0.56,
    "leans right": 0.54,
    "mine": 0.50,
    "said, reason": 0.50,
    "contrast": 0.49,
    "silent, last": 0.48,
    "figure": 0.46,
    "denies": 0.45,
    "before thin": 0.44,
    "explained": 0.34,
    "lean": 0.23,
    "pointed at": -0.01,
    "advice": -0.03,
    "past": -0.10,
    "future": -0.12,
    "against": -0.22,
    "said, bare": -0.26,
    "doubts": -0.30,
    "silent, last, short": -0.37,
    "bare": -0.46,
    "said, thin": -0.53,
    "claims": -0.60,
    "others decide": -0.66,
    "last, short": -0.96,
    "grudges": -1.00,
    "points": -1.10,
    "listed": -1.20,
    "denied": -1.20,
    "first": -1.38,
    "thin": -1.52,
    "unfinished": -1.60,
    "supposes": -1.80,
}

# Too rare to be learnt, or too important for how a line reads to be left to chance.
BY_HAND = frozenset({"claims", "denied", "doubts", "grudges", "listed", "points", "supposes", "unfinished", "whole"})


def worth(shown: Mapping[str, float]) -> float:
    return sum(WEIGHTS[trait] * value for trait, value in shown.items() if value)
