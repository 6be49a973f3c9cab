"""Memory and those who look through it: spared while a process starts, and kept small while it runs.

Python looks through everything for what nobody uses any more. While it loads what stays for ever that is a tenth of a
start, so `haste` switches it off; later, with all that was loaded still in it, one look takes up to seventy milliseconds
in which nobody is answered.
"""

import ctypes
import gc
from contextlib import suppress
from typing import Final

ARENAS: Final = 2
_M_ARENA_MAX: Final = -8
"""malloc.h of glibc"""


def few_arenas() -> None:
    """Before there are threads: each connection to SQLite has one, and glibc would give each a pool of memory."""
    with suppress(AttributeError, OSError, TypeError):  # another library does as it likes
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, ARENAS)


def settle(*, thorough: bool = False) -> None:
    """What is here now is not looked at again; `thorough` looks a last time, and gives back what is left over."""
    if thorough:
        gc.collect()
        with suppress(AttributeError, OSError, TypeError):
            ctypes.CDLL(None).malloc_trim(0)
    gc.freeze()
    gc.enable()
