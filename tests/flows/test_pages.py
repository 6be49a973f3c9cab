"""A comparison page goes in, and both chats answer with its panel."""

import json
from pathlib import Path

import pytest

from bot.workers.importing import carry_out, plan, read
from bot.workers.shelf import CHECK_EVERY
from tests.flows.house import House

HERE = Path(__file__).parent
PAGE = (HERE / "page.txt").read_text(encoding="utf-8")
SEED = HERE.parents[1] / ".." / "shared" / "seed"

SEEDS = sorted(SEED.glob("*.txt"))


async def test_an_imported_page_is_answered_on_both_platforms(house: House) -> None:
    """From the text of a page to two native cards, through everything in between."""
    await _import(house, "page.txt", PAGE)

    await _both_answer(house, "Lantern vs Harbour Mini", "Lantern leads on the panel, 4 of 4 against 3 of 4.")
    assert "Skip" in json.dumps(house.slack_messages()[-1]["blocks"])
    assert "They part on Founder" in json.dumps(house.discord_messages()[-1]["components"])


async def test_the_seed_page_is_answered_on_both_platforms(house: House) -> None:
    """The real page, where it is at hand."""
    pages = SEEDS
    if not pages:
        pytest.skip("../shared/seed is not here")
    await _import(house, pages[0].name, pages[0].read_text(encoding="utf-8"))

    await _both_answer(house, "Claude 4 Opus vs SmolLM3", "Claude 4 Opus leads on the panel, 4 of 4 against 3 of 4.")


async def _import(house: House, name: str, text: str) -> None:
    material = read([(name, text)], house.clock().date())
    assert not material.problems
    planned = await plan(house.world.store, material.tools)
    await carry_out(house.world.store, planned.changes, by="test", at=house.clock())
    house.clock.ahead += CHECK_EVERY
    await house.world.shelf.current()


async def _both_answer(house: House, question: str, lead: str) -> None:
    await house.slack("command", text=f"/compare {question}")
    await house.discord("command", text=f"/compare {question}")
    await house.until(lambda: house.slack_messages() and house.discord_messages())

    assert lead in house.slack_messages()[-1]["text"]
    assert lead in json.dumps(house.discord_messages()[-1]["components"], ensure_ascii=False)
