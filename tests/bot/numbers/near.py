"""Equal to so many digits."""

import pytest


def near(expected: float, *, abs: float | None = None, rel: float | None = None) -> object:  # noqa: A002 (as pytest calls it)
    """`pytest.approx` for one number, typed."""
    approx: object = pytest.approx(expected, abs=abs, rel=rel)  # pyright: ignore[reportUnknownMemberType]
    return approx
