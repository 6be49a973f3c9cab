"""`verdict import … --every week` and `verdict catalog sources`: what is read again is wished for and listed."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.ports.sources import Source
from store.opening import database
from store.settings import StoreSettings
from tests.adapters.terminal.conftest import Verdict

LIST = "models.dev:https://models.dev/api.json"


async def _wish(path: Path, source: Source) -> None:
    async with database(StoreSettings(url=f"sqlite:///{path}")) as (store, _), store() as unit:
        await unit.sources.put(source)


def test_what_is_read_again_is_listed_and_forgotten(verdict: Verdict, tmp_path: Path) -> None:
    """With the last report; forgetting twice is a sentence."""
    assert "Nothing is read again." in verdict("catalog", "sources").stdout
    when = datetime(2026, 11, 20, 9, tzinfo=UTC)
    asyncio.run(_wish(tmp_path / "v.db", Source(LIST, 7, when, read_at=when, report="1 price changed.")))
    listed = verdict("catalog", "sources").stdout
    forgotten = verdict("catalog", "sources", "--forget", LIST).stdout
    again = verdict("catalog", "sources", "--forget", LIST)

    assert f"{LIST}\n  every 7 days, next 2026-11-20 09:00; read 2026-11-20 09:00: 1 price changed." in listed
    assert "Nothing is read again." in forgotten
    assert 1 == again.exit_code
    assert "is not read again" in again.stderr


def test_files_are_not_read_again(verdict: Verdict, tmp_path: Path) -> None:
    """The bot cannot see this person's disk; nothing is imported either."""
    (tmp_path / "kite.yaml").write_text("tools:\n  - {name: Kite, category: Editors}\n", encoding="utf-8")
    refused = verdict("import", "kite.yaml", "--every", "week")

    assert 1 == refused.exit_code
    assert "only links can be read again" in refused.stderr
    assert "not in the catalogue" in verdict("catalog", "show", "kite").stderr
