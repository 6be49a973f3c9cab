"""How fast names are understood, beside rapidfuzz: `python -m tests.bench.names [catalog.json]`."""

import gc
import json
import re
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from rapidfuzz import process

from bot.names import Index, Named
from bot.names.evaluation import named_of
from tests.bench.table import Options, Row

SMALL, LARGE = 2_570, 100_000
QUERIES, PEER_QUERIES, ROUNDS = 600, 12, 5
SEPARATORS = (" vs ", " or ", ", ", " versus ", " ", " / ", " compared to ")
SYLLABLES = ("ba", "ke", "mo", "ri", "tu", "zo", "ly", "fen", "gar", "nix", "dra", "pel", "sto", "vin", "qua", "hy")
LINES = ("Pro", "Mini", "Flash", "Studio", "AI", "Chat", "Large", "Code", "Vision", "Agent")


@dataclass(frozen=True, slots=True)
class Figures:
    """One size of catalogue; times in microseconds."""

    names: int
    build_us_per_name: float
    bytes_per_name: float
    median_us: float
    p99_us: float
    p99_to_median: float
    add_us: float
    complete_us: float
    rapidfuzz_us: float
    rapidfuzz_to_median: float


def synthetic(count: int, chance: Random) -> list[Named]:
    """Names like real ones: coined words, product lines, versions."""
    tools: dict[str, Named] = {}
    while len(tools) < count:
        word = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()
        rest = chance.choice(("", f" {chance.choice(LINES)}", f" {chance.randint(1, 9)}.{chance.randint(0, 9)}"))
        name = f"{word}{rest}{chance.choice(('', '', f' {chance.choice(LINES)}'))}"
        tools.setdefault(name, Named(f"t{len(tools)}", name))
    return list(tools.values())


def questions(tools: Sequence[Named], count: int, chance: Random) -> list[str]:
    """What people type: mostly plain pairs, some slips, parts, talk and strangers."""
    asked = []
    for _ in range(count):
        one, two = (tool.name for tool in chance.sample(tools, 2))
        one = chance.choices((one, one.lower(), _slip(one, chance), one.split()[0], "zorblax"), (5, 3, 2, 1, 1))[0]
        text = f"{one}{chance.choice(SEPARATORS)}{two}"
        asked.append(chance.choices((text, f"compare {text} please", f"{text} for coding?"), (6, 1, 1))[0])
    return asked


def _slip(name: str, chance: Random) -> str:
    at = chance.randrange(1, max(2, len(name) - 1))
    return (
        name[:at] + name[at + 1 :] if chance.random() < 0.5 else f"{name[:at]}{name[at : at + 2][::-1]}{name[at + 2 :]}"
    )


def measured(tools: list[Named], chance: Random) -> Figures:
    """Everything about one catalogue; rounds are interleaved and the best of each query counts."""
    tracemalloc.start()
    kept = Index.build(tools)
    size = tracemalloc.get_traced_memory()[0] / len(tools)
    tracemalloc.stop()
    del kept
    gc.collect()
    started = time.perf_counter()
    index = Index.build(tools)
    built = (time.perf_counter() - started) * 1e6 / len(tools)
    gc.freeze()
    asked = questions(tools, QUERIES, chance)
    best = [min(times) for times in zip(*(_times(index.resolve, asked) for _ in range(ROUNDS)), strict=True)]
    names = [tool.name for tool in tools]
    peer = [min(times) for times in zip(*(_times(_peer(names), asked[:PEER_QUERIES]) for _ in range(2)), strict=True)]
    median, p99 = statistics.median(best), sorted(best)[int(len(best) * 0.99)]
    return Figures(
        names=len(tools),
        build_us_per_name=built,
        bytes_per_name=size,
        median_us=median,
        p99_us=p99,
        p99_to_median=p99 / median,
        add_us=_added(index),
        complete_us=statistics.median(_times(index.complete, [text[: len(text) * 2 // 3] for text in asked])),
        rapidfuzz_us=statistics.median(peer),
        rapidfuzz_to_median=statistics.median(peer) / median,
    )


def _times(act: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    taken = []
    for text in texts:
        started = time.perf_counter()
        act(text)
        taken.append((time.perf_counter() - started) * 1e6)
    return taken


def _peer(names: list[str]) -> Callable[[str], object]:
    """The plain way: split at a few separators, take the most similar name for each part."""
    parts = re.compile(r"\s+(?:vs\.?|versus|or|and|compared to)\s+|\s*[,/|]\s*")
    return lambda text: [process.extractOne(part, names) for part in parts.split(text) if part]


def _added(index: Index) -> float:
    tool = Named("newcomer", "Quite New Newcomer 7B", ("newcomer/quite-new-7b",))
    return min(_times(lambda _: index.add(tool), [""] * 25))


def table(rows: Sequence[Figures]) -> str:
    """One line per figure, one column per catalogue."""
    heads = list(asdict(rows[0]))
    lines = [f"{head:22}" + "".join(f"{asdict(row)[head]:>14,.1f}" for row in rows) for head in heads]
    return "\n".join(lines)


def run(_options: Options) -> tuple[list[Row], list[str]]:
    """What the table of all benches says, for the smaller catalogue."""
    found = measured(synthetic(SMALL, Random(SMALL)), Random(1))
    return [Row(head, figure, "") for head, figure in asdict(found).items()], []


def main(arguments: Sequence[str]) -> None:
    """Prints the table, then the same figures as JSON."""
    chance = Random(2570)
    small = synthetic(SMALL, chance)
    if arguments:
        small = [named_of(row) for row in json.loads(Path(arguments[0]).read_text(encoding="utf-8"))]
    taken = {tool.slug for tool in small}
    large = small + [tool for tool in synthetic(LARGE, chance) if tool.slug not in taken][: LARGE - len(small)]
    rows = [measured(small, chance), measured(large, chance)]
    sys.stdout.write(f"{table(rows)}\n{json.dumps([asdict(row) for row in rows])}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
