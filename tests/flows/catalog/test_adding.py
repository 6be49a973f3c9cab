"""Tools of a workspace's own: added by a form, compared at once, and changed without losing a word."""

import pytest

from tests.flows.catalog.editors import Editor, later
from tests.flows.house import House

LANTERN = {
    "name": "Paper Lantern",
    "category": "Models",
    "tagline": "Reads what we write",
    "price": "$9 a month",
    "source": "https://lantern.example/pricing 2026-11-24",
}


async def _added(editor: Editor, **other: str) -> None:
    await editor.types("add Paper Lantern", what="add", tool="Paper Lantern")
    assert "Paper Lantern" == editor.form()["name"]
    await editor.fills(**{**LANTERN, **other})


async def test_a_tool_is_added_and_compared(editor: Editor) -> None:
    """With its price, where it stands and the day; the other chat's workspace has not heard of it."""
    await _added(editor)
    told = editor.told()
    await later(editor.house)
    await editor.asks("/compare paper lantern vs smollm3")
    async with editor.house.world.store() as unit:
        mine = next(one for one in await unit.catalog.tools() if one.name == "Paper Lantern")

    assert "Paper Lantern is added. Only this workspace sees it." in told
    for fact in ("Reads what we write", "$9 a month", "https://lantern.example/pricing", "24 Nov 2026"):
        assert fact in told
    assert "Paper Lantern" in editor.posted()
    assert editor.home.key == mine.workspace
    assert mine.slug not in (await editor.house.world.shelf.current()).tools


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"source": "http://lantern.example"}, "write an address that begins with https://"),
        ({"source": "https://lantern.example 2026-13-40"}, "not a day in the calendar"),
        ({"price": ""}, "A source and a day belong to a price."),
        ({"name": "SmolLM3"}, "already means SmolLM3"),
    ],
    ids=["no https", "no day", "no price", "taken"],
)
async def test_a_mistake_is_a_sentence_and_loses_nothing(editor: Editor, wrong: dict[str, str], sentence: str) -> None:
    """In the form opened again where that can be, else said back; and then it is right."""
    typed = {**LANTERN, **wrong}
    await _added(editor, **wrong)
    assert sentence in editor.complaint()
    if editor.reopens:
        assert typed == editor.form()
    else:
        assert all(value in editor.told() for value in typed.values())
        await editor.presses("catalog_add")
    await editor.fills(**LANTERN)

    assert "Paper Lantern is added." in editor.told()


async def test_only_what_was_changed_is_changed(editor: Editor) -> None:
    """A new price was read today; details have a form of their own; nothing changed is said to be nothing."""
    await _added(editor)
    await editor.types("edit Paper Lantern", what="edit", tool="Paper Lantern")
    assert LANTERN == editor.form()
    await editor.fills(price="$12 a month")
    await editor.presses("catalog_details")
    await editor.fills(maker="Lantern Works", context="200000")
    await editor.presses("catalog_details")
    await editor.fills()
    async with editor.house.world.store() as unit:
        mine = next(one for one in await unit.catalog.tools() if one.name == "Paper Lantern")

    assert "Nothing was changed." in editor.told()
    assert ("$12 a month", "https://lantern.example/pricing") == (mine.prices[0].text, mine.prices[0].source)
    assert editor.house.clock().date() == mine.prices[0].checked
    assert ("Reads what we write", "Lantern Works", 200_000) == (mine.tagline, mine.maker, mine.context)


async def test_what_somebody_else_changed_meanwhile_is_not_overwritten(editor: Editor) -> None:
    """The one who is late is told, and keeps their words."""
    await _added(editor)
    await editor.presses("catalog_edit")
    async with editor.house.world.store() as unit:
        mine = next(one for one in await unit.catalog.tools() if one.name == "Paper Lantern")
        object.__setattr__(mine, "tagline", "Listens too")
        await unit.catalog.put([mine], by="grace", at=editor.house.clock())
    await editor.fills(category="Lanterns")
    async with editor.house.world.store() as unit:
        kept = next(one for one in await unit.catalog.tools() if one.name == "Paper Lantern")

    assert ("Listens too", "Models") == (kept.tagline, kept.category)
    assert "was changed while you wrote" in editor.complaint()
    assert "Lanterns" in (editor.form().values() if editor.reopens else editor.told())


async def test_public_tools_are_changed_by_nobody_here(house: House, editor: Editor) -> None:
    """Not by what is typed and not by a button."""
    before = (await house.world.shelf.current()).tools
    for deed in ("edit", "retire"):
        await editor.types(f"{deed} smollm3", what=deed, tool="smollm3")
        assert "SmolLM3 is in the public catalogue, which others see too." in editor.told()
    await editor.types("merge smollm3 into claude 4 opus", what="merge", tool="smollm3", other="claude 4 opus")
    assert "is in the public catalogue" in editor.told()
    await later(house)

    assert before == (await house.world.shelf.current()).tools
