"""Lists fetched from the web: https only, within a time and a size."""

from collections.abc import Callable
from typing import Final

import aiohttp
from yarl import URL

from adapters.terminal.files import BIGGEST, Unreadable

SECONDS: Final = 60
"""for the whole of it; the largest list known has 4 MB"""
REDIRECTS: Final = 3
CHUNK: Final = 1 << 16
Seen = Callable[[int], object]


async def fetch(address: str, *, seen: Seen = int, session: aiohttp.ClientSession | None = None) -> str:
    """The text behind the link; `seen` is told how many bytes have come. Unreadable says what to do."""
    try:
        async with session or aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS)) as line:
            return (await _followed(line, URL(address), seen)).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{address} is not UTF-8 text (byte {error.start}).") from None
    except TimeoutError:
        raise Unreadable(f"{address} took longer than {SECONDS} seconds; download it and import the file.") from None
    except (aiohttp.ClientError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(f"{address} cannot be fetched ({type(error).__name__}); check the address.") from None


async def _followed(line: aiohttp.ClientSession, address: URL, seen: Seen) -> bytes:
    """Each step is looked at before it is taken: a redirect may not lead away from https."""
    for _ in range(REDIRECTS + 1):
        if address.scheme != "https":
            raise Unreadable(f"{address} is not an https address; nothing is fetched over an open line.")
        async with line.get(address, allow_redirects=False) as answer:
            if answer.status in {301, 302, 303, 307, 308}:
                address = address.join(URL(answer.headers.get("Location", "")))
                continue
            if not answer.ok:
                raise Unreadable(f"{address} answers {answer.status}; check the address.")
            return await _read(answer, address, seen)
    raise Unreadable(f"{address} redirects more than {REDIRECTS} times.")


async def _read(answer: aiohttp.ClientResponse, address: URL, seen: Seen) -> bytes:
    body = bytearray()
    async for chunk in answer.content.iter_chunked(CHUNK):
        body += chunk
        seen(len(body))
        if len(body) > BIGGEST:
            raise Unreadable(f"{address} is larger than {BIGGEST >> 20} MiB.")
    return bytes(body)
