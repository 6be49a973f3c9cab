"""What went wrong at the terminal, as a sentence and an exit code instead of a traceback."""

import asyncio
import errno
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import typer

from bot.errors import VerdictError

if TYPE_CHECKING:
    from bot.ports.world import World

T = TypeVar("T")
AWAY: Final = frozenset({errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ETIMEDOUT})
FILES: Final = frozenset(
    {errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.ENOSPC, errno.EROFS}
)
Opener = Callable[[], "AbstractAsyncContextManager[World]"]
"""opens the house for one command: settings are read and the database is brought up to date"""


def carry_out(work: Coroutine[Any, Any, T], loop: Callable[[], asyncio.AbstractEventLoop] | None = None) -> T:
    """Runs it; mistakes of the person are sentences, not tracebacks. `loop` makes another loop than Python's own."""
    try:
        with asyncio.Runner(loop_factory=loop) as runner:
            return runner.run(work)
    except (ValueError, VerdictError) as mistake:
        complain(str(mistake))
    except OSError as trouble:
        if trouble.errno == errno.EADDRINUSE:
            complain("The port is taken. Stop what listens there, or set PORT to another one.")
        if trouble.errno in AWAY:
            complain(f"{str(trouble).rstrip('.')}. Check the network and the addresses in the settings.")
        if trouble.errno in FILES and trouble.filename:
            complain(f"{trouble.filename}: {trouble.strerror}.")
        raise


def complain(*sentences: str, code: int = 1) -> NoReturn:
    for sentence in sentences:
        typer.echo(sentence, err=True)
    raise typer.Exit(code)
