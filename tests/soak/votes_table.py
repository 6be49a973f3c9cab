"""What a soak tells at the end: one line per figure, and the last one must be 0."""

from collections.abc import Iterable, Mapping
from typing import Final

PEOPLE: Final = ("tap", "untap", "retap", "vote", "ask", "bot taps", "clear", "clear emoji", "delete")
BOT: Final = ("tick", "wait", "start", "good weather", "database back")
RESTARTS: Final = ("kill", "stop")
VOTES: Final = ("tap", "untap", "retap", "vote")
CROWD: Final = "taps by the crowd"
REPAIRED: Final = "marks repaired"


def table(done: Mapping[str, int], counted: Mapping[str, int], differences: int, seconds: float) -> str:
    """Deeds by name and figures by name, as lines."""
    faults = {name: n for name, n in done.items() if name not in {*PEOPLE, *BOT, *RESTARTS}}
    rows = [
        *((f"people: {name}", done.get(name, 0)) for name in PEOPLE),
        *((f"fault: {name}", n) for name, n in sorted(faults.items())),
        *((f"the bot: {name}", done.get(name, 0)) for name in (*RESTARTS, "start", "tick")),
        *counted.items(),
        ("seconds", round(seconds)),
        ("votes", counted[CROWD] + sum(done.get(name, 0) for name in VOTES)),
        ("faults", sum(faults.values())),
        ("kills and stops", sum(done.get(name, 0) for name in RESTARTS)),
        ("repairs", counted[REPAIRED]),
        ("differences", differences),
    ]
    return "\n".join(_lines(rows))


def _lines(rows: Iterable[tuple[str, int]]) -> Iterable[str]:
    for name, value in rows:
        yield f"{name:36}{value:>12,}"
