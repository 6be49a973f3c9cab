"""The plainest of HTTP/1.1: a request that can be read in one way only, and its answer."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from typing import Final

LONGEST_HEAD: Final = 8190
_HEAD: Final = re.compile(
    rb"POST (/[!-~]*) HTTP/1\.1\r\n((?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~]*\r\n){1,64})\r\n",
)
"""no other version, no folded lines, no bytes but visible ones"""
_LENGTH: Final = re.compile(r"[0-9]{1,9}")
_MORE: Final = frozenset({"transfer-encoding", "content-encoding", "expect", "upgrade", "trailer", "connection"})
"""headers that a web server understands, and this does not"""


@dataclass(frozen=True, slots=True)
class Plain:
    """One request."""

    path: str
    headers: Mapping[str, str]
    """by lower-case names"""
    body: bytes
    missing: int
    """bytes of the body that have not come yet"""

    @property
    def length(self) -> int:
        return len(self.body) + self.missing


def plain_request(data: bytes) -> Plain | None:
    """None for all that is not the head of one request, as plain as can be, and nothing after its body."""
    head = _HEAD.match(data, 0, LONGEST_HEAD)
    if head is None:
        return None
    headers: dict[str, str] = {}
    for line in head[2].decode().split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        name = name.lower()
        if name in headers or name in _MORE:
            return None
        headers[name] = value.strip(" \t")
    length = headers.get("content-length", "")
    if not _LENGTH.fullmatch(length):
        return None
    body = data[head.end() :]
    missing = int(length) - len(body)
    return None if missing < 0 else Plain(head[1].decode(), headers, body, missing)


def response(status: int, text: str) -> bytes:
    """HTTP/1.1 on a connection that stays."""
    body = text.encode()
    return _answer_head(status, len(body), text[:1] == "{", int(time.time())) + body


@lru_cache(256)
def _answer_head(status: int, length: int, json: bool, now: int) -> bytes:
    kind = "application/json" if json else "text/plain; charset=utf-8"
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        *([f"Content-Type: {kind}"] if length else []),
        f"Content-Length: {length}",
        f"Date: {formatdate(now, usegmt=True)}",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
