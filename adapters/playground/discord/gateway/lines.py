"""One open socket: what it still has to carry, and how it is compressed."""

import asyncio
import importlib
import sys
import zlib
from collections.abc import Callable
from typing import Any, Final

from aiohttp import web

COMPRESSIONS: Final = ("zlib-stream", "zstd-stream")


class Line:
    """Frames are queued without waiting and carried in order by one writer."""

    def __init__(self, socket: web.WebSocketResponse, compression: str) -> None:
        self.socket = socket
        self._squeeze = squeezer(compression)
        self._queue: asyncio.Queue[str] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write())

    def put(self, frame: str) -> None:
        if not self.socket.closed:
            self._queue.put_nowait(frame)

    async def _write(self) -> None:
        while True:
            frame = await self._queue.get()
            try:
                if self._squeeze is None:
                    await self.socket.send_str(frame)
                else:
                    await self.socket.send_bytes(self._squeeze(frame.encode()))
            except (ConnectionError, RuntimeError):
                pass  # the other side is gone; the session keeps the frame for a RESUME
            finally:
                self._queue.task_done()

    async def drained(self) -> None:
        await self._queue.join()

    async def close(self, code: int, reason: str = "") -> None:
        """Say goodbye by a close code; what is queued is not carried any more."""
        self.end()
        await self.socket.close(code=code, message=reason.encode())

    def end(self) -> None:
        """Carry nothing more."""
        self._writer.cancel()
        while not self._queue.empty():
            self._queue.get_nowait()
            self._queue.task_done()

    def cut(self) -> None:
        """The connection ends without a close frame."""
        self.end()
        transport = self.socket._req.transport if self.socket._req else None  # noqa: SLF001 - no public way to hang up
        if transport is not None:
            transport.abort()


def squeezer(compression: str) -> Callable[[bytes], bytes] | None:
    """The stream compressor that the client asked for."""
    if compression == "zlib-stream":
        deflate = zlib.compressobj()
        return lambda data: deflate.compress(data) + deflate.flush(zlib.Z_SYNC_FLUSH)
    return _zstd() if compression == "zstd-stream" else None


def _zstd() -> Callable[[bytes], bytes]:
    """From the standard library (Python 3.14) or a package: only a client that has one of them asks for it."""
    if sys.version_info >= (3, 14):
        stream = importlib.import_module("compression.zstd").ZstdCompressor()
        return lambda data: bytes(stream.compress(data, stream.FLUSH_BLOCK))
    package: Any = importlib.import_module("zstandard")
    other = package.ZstdCompressor().compressobj()
    return lambda data: bytes(other.compress(data) + other.flush(package.COMPRESSOBJ_FLUSH_BLOCK))
