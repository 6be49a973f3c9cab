"""python -m tests.bench [names …]: every figure beside its peer in the same run, as a table and as JSON."""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.bench.table import ROUNDS, Options, Outcome, kept, measured, printed

BENCHES = {
    "reading": "the core time of /compare, and rendering beside slack_sdk.models",
    "names": "names understood, beside rapidfuzz",
    "lines": "reviews made into lines",
    "writes": "votes made durable, beside the raw drivers and one transaction per vote",
    "replicas": "votes of one, two and three replicas on one PostgreSQL",
    "boards": "boards and weekly figures beside a scan of all votes",
    "digests": "thousands of weekly posts due in the same minute",
    "guilds": "frames, memory and READY beside a stock discord.py client",
    "start": "the first answer and memory beside a bare Bolt app",
    "slack": "the full /compare over signed HTTP, beside a Bolt that does nothing",
    "chatsdk": "the same beside Vercel's Chat SDK on Node, where Node is",
    "crowded": "the same while votes saturate the process, and with chat.postMessage, beside the design written first",
}


def main() -> int:
    """The exit code: a goal that is missed is printed, and is no error."""
    parser = argparse.ArgumentParser(description=__doc__, epilog="; ".join(f"{k}: {v}" for k, v in BENCHES.items()))
    parser.add_argument("names", nargs="*", metavar="name", choices=[[], *BENCHES], help=", ".join(BENCHES))
    parser.add_argument("--votes", type=int, default=Options().votes, help="stored before bytes per vote are counted")
    parser.add_argument("--most", type=int, default=Options().most, help="votes under the largest board")
    parser.add_argument("--guilds", type=int, default=Options().guilds, help="Discord servers at the start")
    parser.add_argument("--channels", type=int, default=Options().channels, help="whose weekly post is due at once")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    options = Options(asked.votes, asked.most, asked.guilds, asked.rounds, asked.channels)
    outcomes: list[Outcome] = []
    for name in asked.names or BENCHES:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            outcomes.append(pool.submit(measured, name, options).result())
        print(printed(outcomes[-1]), flush=True)
        path = kept(outcomes)
        print(f"  kept in {path}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
