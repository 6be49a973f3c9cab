"""Everything that may go wrong on purpose: with events, with answers, with sockets."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Literal

from adapters.playground.slack.nouns import Json

Trouble = Literal["limited", "cut_before", "cut_after", "broken", "slow", "error"]


@dataclass(slots=True)
class Rule:
    """What happens to calls of one method (or "*"): so many times, or with a chance, or both."""

    method: str
    trouble: Trouble
    times: int | None = None
    chance: float = 1.0
    seconds: float = 1.0  # Retry-After of "limited", the wait of "slow"
    error: str = "internal_error"


@dataclass(slots=True)
class Faults:
    """The switches. Chances run from 0 to 1; everything off is an honest Slack on a good day."""

    rng: random.Random
    late: float = 0.0  # every event waits a random time up to this many seconds, so they overtake each other
    doubled: float = 0.0  # delivered twice as if they were two
    retried: float = 0.0  # delivered again with retry headers although it was accepted
    lost: float = 0.0
    held: bool = False  # events are kept until quiesce() or release() lets them go, shuffled
    users_shown: int | None = 50  # reactions.get names no more users than this unless full=true
    full_lies: bool = False  # … not even with full=true
    opens_fail: int = 0  # the next so many apps.connections.open
    socket_cut_before: float = 0.0  # the socket dies instead of carrying the envelope
    socket_cut_after: float = 0.0  # the socket dies after it carried the envelope, the ack is lost
    real_rates: bool = False  # Slack's published rate tiers
    rules: list[Rule] = field(default_factory=list)

    def happens(self, chance: float) -> bool:
        return chance > 0 and self.rng.random() < chance

    def on(
        self,
        method: str,
        trouble: Trouble,
        *,
        times: int | None = None,
        chance: float = 1.0,
        seconds: float = 1.0,
        error: str = "internal_error",
    ) -> None:
        """Add a rule for a method; "*" means every method."""
        self.rules.append(Rule(method, trouble, times, chance, seconds, error))

    def strike(self, method: str) -> Sequence[Rule]:
        """The rules that hit this call; a rule with `times` is used up by it."""
        struck = [
            rule
            for rule in self.rules
            if rule.method in {method, "*"} and rule.times != 0 and self.rng.random() < rule.chance
        ]
        for rule in struck:
            if rule.times is not None:
                rule.times -= 1
        return struck

    def clear(self) -> None:
        fresh = Faults(self.rng)
        for each in fields(self):
            setattr(self, each.name, getattr(fresh, each.name))

    def set(self, wishes: Json) -> None:
        """Set switches by name, as the page does; rules are dicts with the names of Rule's fields."""
        known = {each.name for each in fields(self)} - {"rng", "rules"}
        if strange := set(wishes) - known - {"rules"}:
            raise ValueError(f"There is no fault called {', '.join(sorted(strange))}.")
        for name in known & set(wishes):
            setattr(self, name, wishes[name])
        self.rules.extend(Rule(**each) for each in wishes.get("rules", ()))

    def shown(self) -> Json:
        known = [each.name for each in fields(self) if each.name not in {"rng", "rules"}]
        rules = [{each.name: getattr(rule, each.name) for each in fields(rule)} for rule in self.rules]
        return {name: getattr(self, name) for name in known} | {"rules": rules}
