"""Sessions: what each client has been told, kept until it is acknowledged, and told again after a RESUME."""

from collections import deque
from typing import Final

import orjson

from adapters.playground.discord.gateway import intents as wishes
from adapters.playground.discord.gateway.lines import Line
from adapters.playground.discord.nouns import Event
from adapters.playground.discord.wire import Json

KEPT: Final = 200_000  # frames; a client that is further behind must identify afresh


class Session:
    def __init__(self, ident: str, *, intents: int, shard: tuple[int, int], me: str, line: Line) -> None:
        self.id = ident
        self.intents = intents
        self.shard = shard
        self.line: Line | None = line
        self.left: float | None = None  # when its socket ended
        self.seq = 0
        self.heard: set[str] = set()
        self._me = me
        self._log: deque[tuple[int, str]] = deque(maxlen=KEPT)

    def concerns(self, event: Event) -> bool:
        """Whether the shard and the intents of this session cover the event."""
        number, count = self.shard
        if event.guild is None:
            return number == 0 and wishes.heard(event, self.intents)
        return (int(event.guild) >> 22) % count == number and wishes.heard(event, self.intents)

    def push(self, event: Event) -> None:
        data = wishes.emptied(event.data) if wishes.hidden(event, self.intents, self._me) else event.data
        self.send(event.name, data)

    def send(self, name: str, data: object) -> None:
        self.seq += 1
        frame = f'{{"t":"{name}","s":{self.seq},"op":0,"d":{orjson.dumps(data).decode()}}}'
        self._log.append((self.seq, frame))
        if self.line is not None:
            self.line.put(frame)

    def acknowledged(self, seq: int | None) -> None:
        """The client has everything up to here, a RESUME will not ask for it."""
        while seq is not None and self._log and self._log[0][0] <= seq:
            self._log.popleft()

    def can_resume(self, seq: int) -> bool:
        oldest = self._log[0][0] if self._log else self.seq + 1
        return oldest - 1 <= seq <= self.seq

    def resume(self, line: Line, seq: int) -> None:
        """Everything that was missed, in order, and then the word that it was all."""
        self.line, self.left = line, None
        self.acknowledged(seq)
        for _seq, frame in self._log:
            line.put(frame)
        self.send("RESUMED", {})


def control(op: int, data: Json | bool | None = None) -> str:
    """A frame that is not an event."""
    return orjson.dumps({"t": None, "s": None, "op": op, "d": data}).decode()
