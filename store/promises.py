"""Promises to many callers, kept together by the answer to all of them."""

import asyncio
from collections.abc import Sequence
from typing import TypeVar

Kept = TypeVar("Kept")


def keep(promises: Sequence[asyncio.Future[Kept]], results: Sequence[Kept | Exception]) -> None:
    """Each gets its own result, or is told what went wrong with it."""
    for promise, result in zip(promises, results, strict=True):
        if promise.done():  # its caller has gone; what was done for it stays done
            continue
        if isinstance(result, Exception):
            promise.set_exception(result)
        else:
            promise.set_result(result)
