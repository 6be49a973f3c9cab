"""What other people's libraries answer; typed here once, because they are not.

They take two seconds to load, so only the process that asks them does.
"""

# pyright: basic
# mypy: disable-error-code="import-untyped"
# ruff: noqa: PLC0415

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import Any


def _untyped(answer: object) -> Any:
    """Checked by the test that compares it, not by the types that stubs guess at."""
    return answer


def betainc(a: float, b: float, x: float) -> float:
    """SciPy's regularised incomplete beta function."""
    from scipy import special

    return float(special.betainc(a, b, x))


def beta_quantile(p: float, a: float, b: float) -> float:
    """The share with probability p below it."""
    from scipy import stats

    return float(stats.beta.ppf(p, a, b))


def beta_binomial_log_likelihood(ship: int, n: int, a: float, b: float) -> float:
    """How likely so many ships in n are when the share itself is drawn from a beta distribution."""
    from scipy import stats

    return float(stats.betabinom.logpmf(ship, n, a, b))


def above_by_quad(a: float, b: float, other_a: float, other_b: float) -> float:
    """P(A > B) by adaptive quadrature around the bulk of A."""
    from scipy import integrate, special, stats

    mean, spread = a / (a + b), sqrt(a * b / (a + b + 1)) / (a + b)
    edges = sorted({min(max(mean + k * spread, 0.0), 1.0) for k in (-40, -8, -3, 0, 3, 8, 40)} | {0.0, 1.0})
    return sum(
        float(
            integrate.quad(
                lambda x: stats.beta.pdf(x, a, b) * special.betainc(other_a, other_b, x),
                low,
                high,
                epsabs=1e-15,
                epsrel=1e-13,
            )[0]
        )
        for low, high in pairwise(edges)
    )


def wilson(ship: int, n: int, confidence: float) -> tuple[float, float]:
    """The score interval, by statsmodels."""
    from statsmodels.stats import proportion

    low, high = proportion.proportion_confint(ship, n, alpha=1 - confidence, method="wilson")
    return _untyped(low), _untyped(high)


def mcnemar(to_ship: int, to_skip: int) -> float:
    """The exact test on people who changed their minds, by statsmodels."""
    from statsmodels.stats import contingency_tables

    return float(_untyped(contingency_tables.mcnemar([[0, to_ship], [to_skip, 0]], exact=True)).pvalue)


def benjamini_hochberg(p: Sequence[float], q: float) -> tuple[int, ...]:
    """The positions that pass, by statsmodels."""
    from statsmodels.stats import multitest

    passing = multitest.multipletests(p, alpha=q, method="fdr_bh")[0]
    return tuple(i for i, passed in enumerate(passing) if passed)


def poisson_tail(k: int, expected: float) -> float:
    """P(X >= k), by SciPy."""
    from scipy import stats

    return float(stats.poisson.sf(k - 1, expected))


def rank_correlation(ours: Sequence[float], truth: Sequence[float]) -> float:
    """Spearman's, by SciPy."""
    from scipy import stats

    return float(_untyped(stats.spearmanr(ours, truth))[0])


def bradley_terry(tools: int, duels: Sequence[tuple[int, int]]) -> list[float]:
    """Log-strengths with half a win and loss against an anchor at 0: all duels twice, the anchor's once each way."""
    import choix

    anchored = [*duels, *duels, *((i, tools) for i in range(tools)), *((tools, i) for i in range(tools))]
    fitted = choix.ilsr_pairwise(tools + 1, anchored, max_iter=1000, tol=1e-13)
    return [float(strength - fitted[tools]) for strength in fitted[:tools]]
