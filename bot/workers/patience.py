"""Nobody keeps the bot busy alone: costly commands have an allowance for each person."""

import math
from datetime import timedelta
from typing import Final

from bot.allowances import Allowance, Buckets
from bot.commands import Call
from bot.errors import Refusal
from bot.ports.world import World
from bot.wording.words import Words
from bot.workers.speech import caller_ref

MINUTE: Final = 60
RARE: Final = Allowance(burst=3, every=timedelta(minutes=1))
_POSTS: Final = frozenset({"compare", "show", "board", "why", "home"})
"""verbs that post to a channel, or ask the database for much"""
_RARE: Final = frozenset({"export", "doctor"})


class Patience:
    """Counted in this process: several replicas together let through as many times more."""

    def __init__(self, world: World) -> None:
        self._world = world
        most = world.settings.calls_per_minute
        self._often = Buckets(Allowance(most, timedelta(seconds=MINUTE) / most))
        self._rarely = Buckets(RARE)

    def check(self, call: Call, words: Words) -> None:
        """Refusal when the caller has to wait."""
        buckets = self._often if call.verb in _POSTS else self._rarely if call.verb in _RARE else None
        if buckets is None:
            return
        wait = buckets.take(caller_ref(call), self._world.clock())
        if wait:
            seconds = math.ceil(wait.total_seconds())
            raise Refusal(
                words.plural(
                    "That was a lot at once. Please try again in {n} second.",
                    "That was a lot at once. Please try again in {n} seconds.",
                    seconds,
                )
            )
