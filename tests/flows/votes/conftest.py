"""Killed bots leave connections behind; they are swept up within the story that killed them."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Garbage of a killed bot complains here, where that is expected, and not in the next test."""
    yield
    gc.collect()
