"""For every test: properties are judged by what they say, not by how fast a busy machine makes up examples."""

import gc
import os
import sys

from hypothesis import HealthCheck, settings

from tests.memory import prefer_memory
from tests.postgres import cluster, started

__all__ = ["cluster", "started"]

# What was compiled is kept, whatever the machine says: a process that a test starts would compile a thousand modules.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # noqa: TID251  a wish to this test run alone

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

prefer_memory()


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector need not look through all of it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
