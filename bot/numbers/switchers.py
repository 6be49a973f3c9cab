"""People who changed their minds, and whether they went one way (McNemar's exact test)."""


def mcnemar(to_ship: int, to_skip: int) -> float:
    """How easily chance alone would send so many more one way than the other: 6-0 is .031."""
    n = to_ship + to_skip
    few, ways = 0, 1
    for i in range(min(to_ship, to_skip) + 1):
        few, ways = few + ways, ways * (n - i) // (i + 1)
    # Whole numbers divide without overflow; a float of 2**n would not beyond 1023 people.
    return min(1.0, 2 * few / (1 << n))
