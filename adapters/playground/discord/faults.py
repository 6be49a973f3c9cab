"""Everything that may go wrong on purpose: with events, with answers, with the gateway."""

import random
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Literal, get_args

from adapters.playground.discord.wire import Json

Trouble = Literal[
    "limited",  # 429 with a Via header
    "limited_bare",  # 429 without one: discord.py raises at once
    "limited_global",
    "down",  # 503, nothing done
    "answer_lost",  # done, then 502
    "cut_before",
    "cut_after",  # done, then the connection ends without a word
    "slow",
    "truncated",  # a list that ends early
    "empty",  # a list with nothing in it
    "garbled",  # 200, but not JSON
]
TROUBLES = get_args(Trouble)
TOLD = ("MESSAGE_",)  # events that may be late, doubled or lost unless told otherwise


@dataclass(slots=True)
class Rule:
    """What happens to requests whose "METHOD /path" matches: so many times, or with a chance, or both."""

    request: str
    trouble: Trouble
    times: int | None = None
    chance: float = 1.0
    seconds: float = 1.0  # Retry-After of "limited", the wait of "slow"


@dataclass(slots=True)
class Faults:
    """The switches. Chances run from 0 to 1; everything off is an honest Discord on a good day."""

    rng: random.Random
    late: float = 0.0  # each event waits a random time up to this many seconds, per session: they overtake each other
    doubled: float = 0.0
    lost: float = 0.0
    held: bool = False  # events are kept until quiesce() or release(), then come shuffled
    events: tuple[str, ...] = TOLD  # beginnings of the names of events that the four above concern
    gateway_down: bool = False  # 503 instead of a socket
    resume_down: bool = False  # 503 at the resume address only
    resumes_refused: bool = False  # INVALID_SESSION: every RESUME must identify afresh
    identifies_refused: int = 0  # the next so many IDENTIFYs are answered by INVALID_SESSION
    identify_close: int = 0  # … or every one by this close code
    deaf: bool = False  # heartbeats are not acknowledged: a zombie connection
    old_edits: int | None = None  # edits of messages older than an hour that are let through, then 30046
    old_edit_wait: float = 5.0  # the retry_after of that 30046
    rules: list[Rule] = field(default_factory=list)

    def happens(self, chance: float) -> bool:
        return chance > 0 and self.rng.random() < chance

    def fate(self, event: str) -> Sequence[float]:
        """When one session hears an event: once, late, twice or never, as delays in seconds."""
        if not event.startswith(self.events) or not (self.lost or self.doubled or self.late):
            return (0.0,)
        if self.happens(self.lost):
            return ()
        times = 2 if self.happens(self.doubled) else 1
        return [self.rng.uniform(0, self.late) if self.late else 0.0 for _ in range(times)]

    def on(
        self, request: str, trouble: Trouble, *, times: int | None = None, chance: float = 1.0, seconds: float = 1.0
    ) -> None:
        """Add a rule; `request` is a regular expression over "METHOD /path"."""
        self.rules.append(Rule(request, trouble, times, chance, seconds))

    def strike(self, method: str, path: str) -> Sequence[Rule]:
        """The rules that hit this request; a rule with `times` is used up by it."""
        line = f"{method} {path}"
        struck = [
            rule
            for rule in self.rules
            if rule.times != 0 and re.search(rule.request, line) and self.rng.random() < rule.chance
        ]
        for rule in struck:
            if rule.times is not None:
                rule.times -= 1
        return struck

    def clear(self) -> None:
        """A good day again."""
        fresh = Faults(self.rng)
        for each in fields(self):
            setattr(self, each.name, getattr(fresh, each.name))

    def set(self, wishes: Json) -> None:
        """Set switches by name, as the page does; rules are dicts with the names of Rule's fields."""
        known = {each.name for each in fields(self)} - {"rng"}
        if strange := set(wishes) - known:
            raise ValueError(f"There is no fault called {', '.join(sorted(strange))}.")
        for name, value in wishes.items():
            if name == "rules":
                self.rules = [Rule(**rule) for rule in value]
            else:
                setattr(self, name, tuple(value) if name == "events" else value)
        if unknown := [rule.trouble for rule in self.rules if rule.trouble not in TROUBLES]:
            raise ValueError(f"There is no trouble called {unknown[0]}.")

    def state(self) -> Json:
        """The switches as JSON."""
        shown = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in {"rng", "rules"}}
        return {**shown, "events": list(self.events), "rules": [asdict(rule) for rule in self.rules]}
