"""The real lists, where they are at hand: they are read whole, and nothing in them is matched wrongly or twice."""

from datetime import date
from pathlib import Path

import pytest

from bot.catalog.reading import read_catalogs
from bot.catalog.sources.laying import lay
from bot.catalog.sources.reading import READERS
from bot.tools import Tool

ROOT = Path(__file__).parents[4]
DATA = ROOT / ".." / "shared" / "catalog" / "data"
LISTS = [
    ("models.dev", "models.dev/api.json", 4000),
    ("models.dev", "models.dev/models.json", 150),
    ("litellm", "litellm/model_prices_and_context_window.json", 2000),
    ("openrouter", "models.dev/openrouter_api_models_dump.json", 250),
]


def _starter() -> dict[str, Tool]:
    files = sorted((ROOT / "store" / "starter").glob("*.yaml"))
    return {tool.slug: tool for tool in read_catalogs((str(f), f.read_text("utf-8")) for f in files).tools}


@pytest.mark.parametrize(("kind", "file", "least"), LISTS, ids=[file for _, file, _ in LISTS])
def test_a_real_list_is_read_and_laid_beside_the_starter_catalogue(kind: str, file: str, least: int) -> None:
    """Most entries are offers, few are broken, and a second import changes nothing."""
    path = DATA / file
    if not path.exists():
        pytest.skip(f"../shared/catalog/data/{file} is not here")
    found = READERS[kind](file, path.read_text(encoding="utf-8"), date(2026, 11, 28))
    before = _starter()
    once = before | {tool.slug: tool for tool in lay(before, found).tools}
    twice = once | {tool.slug: tool for tool in lay(once, found).tools}

    assert least < len(found.offers)
    assert len(found.broken) < 5
    assert once == twice
    assert all(once[slug].name == tool.name for slug, tool in before.items())
