"""Memory: what was loaded is not looked through again, and what comes later is."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from adapters.operations.heap import few_arenas, settle


class Circle:
    """Holds itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """For all other tests."""
    yield
    gc.freeze()
    gc.enable()


@pytest.mark.parametrize("thorough", [False, True])
def test_what_is_here_stays_and_what_comes_is_looked_at(thorough: bool) -> None:
    """A start that looked for nothing looks from now on."""
    gc.unfreeze()
    gc.disable()
    here: list[object] = []
    here.append(here)
    settle(thorough=thorough)

    assert gc.isenabled()
    assert gc.get_freeze_count()
    assert all(one is not here for one in gc.get_objects())


def test_a_last_look_finds_what_the_start_has_left() -> None:
    """A circle that nobody holds is gone before everything is kept."""
    gc.disable()
    circle = Circle()
    left = ref(circle)
    del circle
    settle()
    assert left()

    gc.unfreeze()
    settle(thorough=True)

    assert left() is None


def test_other_memory_libraries_are_left_alone() -> None:
    """Asking for fewer pools is no mistake, wherever it is done and however often."""
    few_arenas()
    few_arenas()
