"""The full /compare while votes saturate the process, and with chat.postMessage, beside the design written first."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import count

from tests.bench.httpload import asked, signed, told, vote
from tests.bench.slack import PATIENCE, server, sink, texts_asked
from tests.bench.table import Options, Row, interleaved, percentile

SECONDS = 3.0
VOTING, ASKING = 64, 8
"""lines that vote and ask, each as fast as it is answered"""
POSTS = 300
CHANNELS = 1_000_000
"""each post goes to a channel of its own: Slack allows one a second in each"""


class Crowd:
    """Votes and questions to one server at once, for a while; what is acknowledged early is waited for."""

    def __init__(self, port: int, texts: list[str], numbers: Iterator[int]) -> None:
        self._port = port
        self._texts = texts
        self._numbers = numbers
        self.answered: list[float] = []
        self.waits: list[float] = []

    async def votes(self) -> float:
        """Votes that were durable each second, until the last that was acknowledged is."""
        answers, votes = await told(self._port, "/done"), await told(self._port, "/voted")
        started = time.perf_counter()
        cast, waits = await asyncio.gather(
            asked(self._port, self._until(started + SECONDS, voting=True), VOTING),
            asked(self._port, self._until(started + SECONDS, voting=False), ASKING),
        )
        async with asyncio.timeout(PATIENCE):
            await told(self._port, f"/done?until={answers + len(waits)}")
            self.answered.append(len(waits) / (time.perf_counter() - started))
            await told(self._port, f"/voted?until={votes + len(cast)}")
        self.waits += waits
        return len(cast) / (time.perf_counter() - started)

    def _until(self, end: float, *, voting: bool) -> Iterator[bytes]:
        while time.perf_counter() < end:
            number = next(self._numbers)
            yield vote(number) if voting else signed(self._texts[number % len(self._texts)], number)


class Posting:
    """Questions whose cards go to Slack."""

    def __init__(self, port: int, texts: list[str], numbers: Iterator[int]) -> None:
        self._port = port
        self._texts = texts
        self._numbers = numbers

    async def rate(self) -> float:
        """Cards each second that Slack has taken."""
        before = await told(self._port, "/done")
        numbers = [next(self._numbers) for _ in range(POSTS)]
        requests = [signed(self._texts[number % len(self._texts)], number, CHANNELS) for number in numbers]
        started = time.perf_counter()
        await asked(self._port, requests, 16)
        async with asyncio.timeout(PATIENCE):
            await told(self._port, f"/done?until={before + len(requests)}")
        return len(requests) / (time.perf_counter() - started)


async def measured(options: Options) -> list[Row]:
    """Both designs in turns."""
    texts = texts_asked()
    numbers = count()
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(sink())

        async def port(name: str) -> int:
            return await stack.enter_async_context(server(name, api))

        posting = {name: Posting(await port(name), texts, numbers) for name in ("posting", "naively_posting")}
        for one in posting.values():
            await one.rate()
        posts = await interleaved({name: one.rate for name, one in posting.items()}, options.rounds)
        crowds = {name: Crowd(await port(name), texts, numbers) for name in ("ours", "naive")}
        for crowd in crowds.values():
            await crowd.votes()
            crowd.answered.clear()
            crowd.waits.clear()
        votes = await interleaved({name: crowd.votes for name, crowd in crowds.items()}, options.rounds)
    answers = {name: sorted(crowd.answered)[len(crowd.answered) // 2] for name, crowd in crowds.items()}
    return [
        Row("16 at once: /compare acknowledged and posted to a sink", posts["posting"], "/s"),
        Row("÷ Bolt as documented, ORM, chat.postMessage", posts["posting"] / posts["naively_posting"]),
        Row("8 ask while 64 vote: /compare answered", answers["ours"], "/s"),
        Row("÷ Bolt as documented with an ORM session each", answers["ours"] / answers["naive"], least=3.5),
        Row("votes durable meanwhile", votes["ours"], "/s"),
        Row("÷ the same", votes["ours"] / votes["naive"], least=12),
        Row("p99 of the acknowledgement of /compare", 1e3 * percentile(crowds["ours"].waits, 0.99), "ms", most=25),
        Row("the same of the naive design", 1e3 * percentile(crowds["naive"].waits, 0.99), "ms"),
    ]


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says, and what has to be said about it."""
    return asyncio.run(measured(options)), [
        "The naive design reads and writes two rows for a vote, knows exact names only and keeps nothing of what people",
        "take back; it acknowledges votes before they are durable, and is waited for.",
    ]
