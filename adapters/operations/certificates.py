"""Whom this machine trusts, read when the first line over TLS is opened, or before that beside what Python loads.

aiohttp reads it twice while it is imported: a tenth of a start, and three megabytes that a line to this machine never needs.
"""

import ssl
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock, Thread
from typing import Any

_reading = Lock()


class LateContext(ssl.SSLContext):
    """Trusts nobody yet. With its first handshake, which waits for that, it becomes a context like any other."""

    def wrap_bio(self, *args: Any, **named: Any) -> ssl.SSLObject:
        self.read()
        return ssl.SSLContext.wrap_bio(self, *args, **named)

    def wrap_socket(self, *args: Any, **named: Any) -> ssl.SSLSocket:
        self.read()
        return ssl.SSLContext.wrap_socket(self, *args, **named)

    def read(self) -> None:
        with _reading:
            if isinstance(self, LateContext):  # nobody else was quicker
                self.load_default_certs()
                self.__class__ = ssl.SSLContext  # type: ignore[assignment]


@contextmanager
def read_late() -> Iterator[list[LateContext]]:
    """What is made in here, and judges whom it speaks to, is of the late kind when this ends."""
    made: list[Any] = []
    changed: Any = ssl.SSLContext
    read = changed.load_default_certs

    def note(context: ssl.SSLContext, *_: object) -> None:
        if context.verify_mode != ssl.CERT_NONE:
            made.append(context)

    changed.load_default_certs = changed.set_default_verify_paths = note
    try:
        yield made
    finally:
        changed.load_default_certs = read
        del changed.set_default_verify_paths  # which is inherited
        for context in made:
            context.__class__ = LateContext


def load_aiohttp(addresses: Iterable[str]) -> None:
    """Where one of these is about to be asked over TLS, a thread reads meanwhile, without Python's lock."""
    if "aiohttp" in sys.modules:
        return
    with read_late() as made:
        import aiohttp  # noqa: F401, PLC0415
    if any(one.startswith("https:") for one in addresses):
        Thread(target=_read, args=(made,), name="certificates", daemon=True).start()


def _read(contexts: Sequence[LateContext]) -> None:
    for context in contexts:
        context.read()
