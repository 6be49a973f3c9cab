"""What is believed before anybody voted: learnt from the category when it has enough to teach."""

from random import Random

from bot.numbers.beta import Beta
from bot.numbers.counts import Counts
from bot.numbers.prior import DEFAULT, Prior, fit
from tests.bot.numbers import oracles
from tests.bot.numbers.near import near


def test_four_voted_tools_teach_nothing() -> None:
    """With fewer than five voted tools the prior is half and half, worth four votes."""
    assert Prior(0.5, 4.0) == DEFAULT == fit([Counts(9, 1)] * 4 + [Counts()] * 20)


def test_votes_are_added_to_the_prior() -> None:
    """16 of 25 on top of "as if 4 votes of an average of one half"."""
    assert Beta(18, 11) == DEFAULT.after(Counts(16, 9))


def test_the_fit_is_the_likeliest_of_the_grid() -> None:
    """No neighbour on the grid explains the votes better, says SciPy's beta-binomial."""
    chance = Random(4)
    tools = [Counts(ship, chance.randint(0, 12)) for ship in range(12)]
    best = fit(tools)
    neighbours = [Prior(best.mean + m, best.strength * k) for m in (-0.05, 0, 0.05) for k in (0.5, 1, 1.5, 2)]

    assert best == max(neighbours, key=lambda prior: _likelihood(prior, tools))


def _likelihood(prior: Prior, tools: list[Counts]) -> float:
    nothing = prior.after(Counts())
    return sum(oracles.beta_binomial_log_likelihood(int(t.ship), int(t.n), nothing.a, nothing.b) for t in tools)


def test_a_category_that_agrees_pulls_harder() -> None:
    """Tools that are all alike give a strong prior, tools that are all different a weak one; both know the average."""
    alike, apart = fit([Counts(14, 6)] * 10), fit([Counts(20, 0)] * 7 + [Counts(0, 20)] * 3)

    assert near(0.7) == alike.mean
    assert 64.0 == alike.strength
    assert 1.0 == apart.strength


def test_order_and_unvoted_tools_do_not_matter() -> None:
    """The prior is a function of the set of votes."""
    tools = [Counts(i, 9 - i) for i in range(10)]

    assert fit(tools) == fit([Counts(), *reversed(tools)])
