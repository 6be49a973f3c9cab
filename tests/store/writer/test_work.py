"""What the writer's questions cost SQLite: the work is counted in steps of its machine, never by the clock."""

import json
import sqlite3

import pytest

from bot.emoji import ONE
from store.settings import StoreSettings
from store.writer.marks import KNOWN
from tests.store.conftest import Db
from tests.store.people import DUEL, SOLO, TRIO, taps

VOTERS = 60


def steps(connection: sqlite3.Connection, *lists: list[int]) -> int:
    """How many the question takes with these voters, boxes and tools."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1

    connection.set_progress_handler(step, 1)
    connection.execute(KNOWN.sqlite, [json.dumps(one) for one in lists]).fetchall()
    connection.set_progress_handler(None, 1)
    return count


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
async def test_marks_are_not_held_against_each_tool_of_a_batch(db: Db) -> None:
    """A tool more costs the same whether few marks stand or many."""
    await db.open(DUEL, SOLO, TRIO)
    for number in range(VOTERS):
        await db.writer.cast(taps(f"v{number}", DUEL, ONE, number))
    everybody, few, many = list(range(1, VOTERS + 1)), [500], list(range(500, 1_500))  # of none of the boxes
    connection = sqlite3.connect(str(StoreSettings(url=db.url).address.database))
    dearer = [
        steps(connection, some, [1], many) - steps(connection, some, [1], few) for some in (everybody[:1], everybody)
    ]
    connection.close()
    assert dearer[1] < 2 * dearer[0]
