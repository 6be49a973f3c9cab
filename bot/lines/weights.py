"""What each trait of a sentence tells about its carrying the reason, learnt from reviews labelled by hand."""

from collections.abc import Mapping

# Logarithms: how many times likelier a sentence with the trait is the right one. `scripts/weigh_lines.py` learns them.
WEIGHTS: Mapping[str, float] = {
    "words": 2.82,
    "late": 1.90,
    "whole": 1.40,
    "said": 1.18,
    "before bare": 1.01,
    "general": 0.86,
    "last": 0.79,
    "denies": 0.64,
    "silent, late": 0.58,
    "contrast": 0.56,
    "before thin": 0.52,
    "mine": 0.50,
    "personal": 0.46,
    "compares": 0.45,
    "said, reason": 0.42,
    "reason": 0.38,
    "meant": 0.37,
    "lean": 0.25,
    "explained": 0.21,
    "silent, last": 0.20,
    "past": 0.15,
    "leans right": 0.13,
    "figure": 0.09,
    "pointed at": 0.09,
    "said, bare": 0.07,
    "silent, last, short": -0.08,
    "others decide": -0.08,
    "against": -0.10,
    "bare": -0.14,
    "said, thin": -0.17,
    "digits": -0.21,
    "doubts": -0.30,
    "advice": -0.50,
    "claims": -0.60,
    "verbless": -0.67,
    "last, short": -0.82,
    "grudges": -1.00,
    "points": -1.10,
    "first": -1.15,
    "thin": -1.17,
    "denied": -1.20,
    "listed": -1.20,
    "unfinished": -1.60,
    "sighs": -2.00,
    "supposes": -2.60,
}

# Too rare to be learnt, or too important for how a line reads to be left to chance.
BY_HAND = frozenset(
    {"advice", "claims", "denied", "doubts", "grudges", "listed", "points", "sighs", "supposes", "unfinished", "whole"}
)


def worth(shown: Mapping[str, float]) -> float:
    return sum(WEIGHTS[trait] * value for trait, value in shown.items() if value)
