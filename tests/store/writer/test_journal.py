"""SQLite's journal: brought into the file beside the votes, so that it stays small however long they come."""

from pathlib import Path

import pytest

from bot.emoji import SHIP
from store.writer import journal
from tests.store.conftest import Db
from tests.store.people import SOLO, taps

PAGE = 4096


def pages(folder: Path) -> float:
    """Of the journal at its largest; it does not shrink."""
    return max(path.stat().st_size for path in folder.glob("*-wal")) / PAGE


async def test_the_journal_begins_anew_while_votes_come(
    db: Db, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each commit alone writes about ten pages; what is in the file already is written over."""
    if not db.url.startswith("sqlite"):
        pytest.skip("PostgreSQL looks after its own.")
    monkeypatch.setattr(journal, "CHANGES", 20)
    await db.open(SOLO)
    for number in range(400):
        await db.writer.cast(taps(f"u{number}", SOLO, SHIP, 5 + number))

    assert 2_000 > pages(tmp_path)
    assert [] == await db.recount()
