"""The Wilson score interval (1927): how far the true share may lie from the counted one."""

from math import sqrt
from statistics import NormalDist


def wilson(ship: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """The lower and upper end; all that is possible when nobody voted."""
    if n == 0:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    p = ship / n
    stretch = 1 + z * z / n
    middle = (p + z * z / (2 * n)) / stretch
    half = z * sqrt((p * (1 - p) + z * z / (4 * n)) / n) / stretch
    # At none and at all one end is exact, and rounding must not push it over the edge.
    return 0.0 if ship == 0 else middle - half, 1.0 if ship == n else middle + half
