"""The beta distribution: what is believed of a share. Points are log-odds, so that nothing is lost near 0 and 1."""

from dataclasses import dataclass
from math import exp, expm1, inf, lgamma, log, log1p, pi, sqrt
from typing import Final

_TINY: Final = 1e-300
_EPSILON: Final = 1e-16
_FRACTION_STEPS: Final = 10_000
_QUANTILE_STEPS: Final = 200
_SERIES_FROM: Final = 15.0
_NEAR: Final = -0.5


@dataclass(frozen=True, slots=True, order=True)
class Beta:
    a: float
    b: float

    def __post_init__(self) -> None:
        if not (self.a > 0 and self.b > 0):
            raise ValueError(f"A beta distribution needs two positive numbers, not {self.a:g} and {self.b:g}.")

    @property
    def mean(self) -> float:
        return self.a / (self.a + self.b)

    @property
    def spread(self) -> float:
        """About the standard deviation of the log-odds."""
        return sqrt(1 / self.a + 1 / self.b)

    def density(self, odds: float) -> float:
        """The density per unit of log-odds: x^a (1-x)^b / B(a, b)."""
        total, way = self.a + self.b, odds - log(self.a / self.b)
        x0, y0 = self.a / total, self.b / total
        peak = 0.5 * log(self.a * self.b / (2 * pi * total)) + _rest(total) - _rest(self.a) - _rest(self.b)
        return exp(peak + total * (_slope(x0, y0, way) if way < 0 else _slope(y0, x0, -way)))

    def below(self, odds: float) -> float:
        """The probability of a share under these log-odds: the regularised incomplete beta function."""
        x, y = (exp(part) for part in _logs(odds))
        if x < (self.a + 1) / (self.a + self.b + 2):
            return self.density(odds) * _fraction(self.a, self.b, x) / self.a
        return 1 - self.density(odds) * _fraction(self.b, self.a, y) / self.b

    def cdf(self, x: float) -> float:
        """The probability of a share under x."""
        if x <= 0:
            return 0.0
        return 1.0 if x >= 1 else self.below(log_odds(x))

    def quantile(self, p: float) -> float:
        """The share with probability p below it, by Newton's steps that never leave a closing bracket."""
        if not 0 < p < 1:
            raise ValueError(f"A quantile lies strictly between 0 and 1, not at {p:g}.")
        low, high, at = -inf, inf, log(self.a / self.b)
        for _ in range(_QUANTILE_STEPS):
            miss, slope = self.below(at) - p, self.density(at)
            low, high = (at, high) if miss < 0 else (low, at)
            step = miss / slope if slope > _TINY else inf
            following = at - step
            if not low < following < high or abs(step) > 8 * self.spread:
                following = _between(low, high, self.spread)
            if abs(following - at) <= 4 * _EPSILON * max(1.0, abs(at)):
                break
            at = following
        return exp(_logs(at)[0])

    def interval(self, mass: float = 0.9) -> tuple[float, float]:
        """The credible interval that leaves as much on either side."""
        return self.quantile((1 - mass) / 2), self.quantile((1 + mass) / 2)


def log_odds(x: float) -> float:
    return log(x) - log1p(-x)


def log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _between(low: float, high: float, width: float) -> float:
    """The middle of a bracket; of one that is still open, a stride outwards."""
    if low == -inf:
        return high - 4 * width
    return low + 4 * width if high == inf else (low + high) / 2


def _logs(odds: float) -> tuple[float, float]:
    """The logarithms of x and 1 - x, both exact however near x is to an end."""
    rest = log1p(exp(-abs(odds)))
    return (-rest, -odds - rest) if odds > 0 else (odds - rest, -rest)


def _slope(x0: float, y0: float, way: float) -> float:
    """x0 ln(x / x0) + y0 ln(y / y0), `way` log-odds below x0, without subtracting large from large."""
    step = x0 * expm1(way)
    return x0 * way - (log1p(step) if step > _NEAR else log(y0 + x0 * exp(way)))


def _rest(z: float) -> float:
    """What Stirling's formula leaves of ln Γ(z); the large terms cancel in a beta density and must not eat its digits."""
    if z < _SERIES_FROM:
        return lgamma(z) - ((z - 0.5) * log(z) - z + 0.5 * log(2 * pi))
    s = 1 / (z * z)
    return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * 691 / 360360))))) / z


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    c, d = 1.0, 1 / _off_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _FRACTION_STEPS):
        ahead = a + 2 * m
        for term in (
            m * (b - m) * x / ((ahead - 1) * ahead),
            -(a + m) * (a + b + m) * x / (ahead * (ahead + 1)),
        ):
            d = 1 / _off_zero(1 + term * d)
            c = _off_zero(1 + term / c)
            value *= d * c
        if abs(d * c - 1) < _EPSILON:
            break
    return value


def _off_zero(z: float) -> float:
    return z if abs(z) > _TINY else _TINY
