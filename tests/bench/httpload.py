"""Signed slash commands over kept connections, as fast as they are answered."""

import asyncio
import hashlib
import hmac
import time
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
PATH = "/slack/events"
PEOPLE = 30


def signed(text: str, number: int) -> bytes:
    """The whole request of one `/compare` by one of a few people, whom Slack need not be asked about again."""
    body = urlencode(
        {
            "command": "/compare",
            "text": text,
            "team_id": "T1",
            "channel_id": f"C{number % 50}",
            "channel_name": "general",
            "user_id": f"U{number % PEOPLE}",
            "user_name": "ada",
            "response_url": "http://127.0.0.1/nowhere",
            "trigger_id": f"{number}.1",
            "api_app_id": "A1",
            "token": "unused",
        }
    ).encode()
    now = str(int(time.time()))
    mark = hmac.new(SECRET.encode(), b"v0:" + now.encode() + b":" + body, hashlib.sha256).hexdigest()
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nX-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0={mark}\r\n\r\n"
    )
    return head.encode() + body


async def asked(port: int, requests: Sequence[bytes], at_once: int) -> list[float]:
    """The seconds that each request waited; ConnectionError when one is answered by anything but 200."""
    waits: list[float] = []
    waiting = iter(requests)
    await asyncio.gather(*(_line(port, waiting, waits) for _ in range(at_once)))
    return waits


async def _line(port: int, waiting: Iterator[bytes], waits: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for request in waiting:
        started = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise ConnectionError(head.decode(errors="replace"))
        length = next((line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), b":0")
        await reader.readexactly(int(length.split(b":")[1]))
        waits.append(time.perf_counter() - started)
    writer.close()


async def told(port: int, path: str) -> int:
    """A number that a server tells."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return int(answer.rsplit(b"\r\n\r\n", 1)[1])
