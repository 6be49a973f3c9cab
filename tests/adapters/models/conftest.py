"""One stand-in endpoint a test."""

from collections.abc import Iterator

import pytest

from tests.adapters.models.standin import Standin, standin


@pytest.fixture
def endpoint() -> Iterator[Standin]:
    """A model on loopback that answers well until it is told otherwise."""
    with standin() as place:
        yield place
