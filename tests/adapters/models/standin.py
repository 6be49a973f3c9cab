"""A model's endpoint on loopback: it speaks both dialects, says what it was told to say, and remembers what it was asked."""

import asyncio
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

REVIEW = (
    "The index answers in 80 ms on 9,000 files, and Acme Cloud charges nothing for it until the second seat is sold."
)
LINE = "The index answers in 80 ms on 9,000 files."
ROLES = ("Builder", "Skeptic", "Futurist", "Founder")


def panel(**changed: Any) -> dict[str, Any]:
    """A good panel, with fields of its first review changed."""
    reviews = [{"role": role, "verdict": "ship", "text": REVIEW, "line": LINE} for role in ROLES]
    reviews[0] |= changed
    return {"reviews": reviews}


@dataclass
class Standin:
    """`says` is the JSON of the answer; `raw` is sent instead of any answer; `status` refuses; `slow` waits."""

    url: str = ""
    says: Any = field(default_factory=panel)
    raw: str = ""
    status: int = 200
    slow: float = 0.0
    fenced: bool = False
    reason: str = ""
    asked: list[tuple[Mapping[str, str], dict[str, Any]]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append((dict(request.headers), await request.json()))
        await asyncio.sleep(self.slow)
        if self.status != 200:
            return web.Response(status=self.status, headers={"Location": "/elsewhere"})
        if self.raw:
            return web.Response(text=self.raw, content_type="application/json")
        return web.json_response(self._chat() if request.path.endswith("/chat/completions") else self._messages())

    def _chat(self) -> dict[str, Any]:
        text = json.dumps(self.says)
        content = f"```json\n{text}\n```" if self.fenced else text
        choice = {"message": {"role": "assistant", "content": content}, "finish_reason": self.reason or "stop"}
        return {"choices": [choice], "usage": {"prompt_tokens": 1_000, "completion_tokens": 500}}

    def _messages(self) -> dict[str, Any]:
        used = {"type": "tool_use", "id": "t1", "name": "panel", "input": self.says}
        usage = {"input_tokens": 1_000, "output_tokens": 500}
        return {"content": [used], "stop_reason": self.reason or "tool_use", "usage": usage}


@contextmanager
def standin() -> Iterator[Standin]:
    """The endpoint in a thread of its own, so that a command line in this process can ask it too."""
    place, loop, ready = Standin(), asyncio.new_event_loop(), threading.Event()

    async def serve() -> web.AppRunner:
        app = web.Application()
        app.router.add_post("/{path:.*}", place.answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        place.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
        return runner

    def live() -> None:
        asyncio.set_event_loop(loop)
        runner = loop.run_until_complete(serve())
        ready.set()
        loop.run_forever()
        loop.run_until_complete(runner.cleanup())
        loop.close()

    thread = threading.Thread(target=live, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield place
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
