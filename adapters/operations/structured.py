"""structlog without rich, with which it would draw tracebacks: ours are plain, and rich is a tenth of a start.

Whoever imports rich itself finds it afterwards.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def _hidden(name: str) -> Iterator[None]:
    """As if it were not installed; what is loaded already costs nothing more."""
    modules: dict[str, Any] = sys.modules
    if name in modules:
        yield
        return
    modules[name] = None
    try:
        yield
    finally:
        del modules[name]


with _hidden("rich"):
    import structlog

__all__ = ["structlog"]
