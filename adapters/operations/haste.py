"""What makes a start quick and a process small, before anything else is loaded."""

import gc
from collections.abc import MutableMapping
from pathlib import Path

from adapters.operations import heap, texts


def hasten(program: Path, environment: MutableMapping[str, str]) -> None:
    """For a process that is only this program; see `heap` for when it looks for garbage again."""
    gc.disable()
    heap.few_arenas()
    texts.remember(program)
    # It would look through all installed packages for plugins of its own.
    environment.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
