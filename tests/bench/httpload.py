"""Signed slash commands over kept connections, as fast as they are answered."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
PATH = "/slack/events"
TOKEN = "xoxb-bench"
PEOPLE = 30
BOXES, VOTERS = 100, 2_000
"""cards that are voted on, and people who vote"""


def place(box: int) -> tuple[str, str]:
    """Channel and message of a card that is voted on."""
    return f"C{box % 50}", f"1700000000.{box:06}"


def signed(text: str, number: int, channels: int = 50) -> bytes:
    """The whole request of one `/compare` by one of a few people, whom Slack need not be asked about again."""
    body = urlencode(
        {
            "command": "/compare",
            "text": text,
            "team_id": "T1",
            "channel_id": f"C{number % channels}",
            "channel_name": "general",
            "user_id": f"U{number % PEOPLE}",
            "user_name": "ada",
            "response_url": "http://127.0.0.1/nowhere",
            "trigger_id": f"{number}.1",
            "api_app_id": "A1",
            "token": "unused",
        }
    ).encode()
    return _sent(body, "application/x-www-form-urlencoded")


def vote(number: int) -> bytes:
    """The whole request by which Slack tells that somebody tapped the first tool of a card, or the second."""
    channel, ts = place(number * 7 % BOXES)
    item = {"type": "message", "channel": channel, "ts": ts}
    user, reaction = f"U{1 + number % VOTERS}", ("one", "two")[number // VOTERS % 2]
    told = {
        "type": "reaction_added",
        "user": user,
        "reaction": reaction,
        "item": item,
        "event_ts": f"{time.time():.6f}",
    }
    event = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event_id": f"Ev{number}", "event": told}
    return _sent(
        json.dumps(event | {"authorizations": [{"team_id": "T1", "user_id": "U0"}]}).encode(), "application/json"
    )


def _sent(body: bytes, kind: str) -> bytes:
    now = str(int(time.time()))
    mark = hmac.new(SECRET.encode(), b"v0:" + now.encode() + b":" + body, hashlib.sha256).hexdigest()
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\nX-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0={mark}\r\n\r\n"
    )
    return head.encode() + body


async def asked(port: int, requests: Iterable[bytes], at_once: int) -> list[float]:
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
