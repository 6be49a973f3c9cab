"""What a workspace calls public tools: understood there and completed there, and nowhere else."""

from datetime import UTC, datetime

import pytest

from bot.errors import Refusal
from bot.ids import Platform, WorkspaceRef
from bot.lookup import Snapshot
from bot.names import Found
from bot.tools import Tool
from bot.workers.cataloguing import Cataloguer
from tests.store.conftest import Db

NOW = datetime(2026, 11, 20, tzinfo=UTC)
OURS = WorkspaceRef(Platform("slack"), "T1")
THEIRS = WorkspaceRef(Platform("discord"), "T1")
OPUS = Tool("claude-4-opus", "Claude 4 Opus", ("opus 4",), category="Models")
SMOL = Tool("smollm3", "SmolLM3", category="Models")


def _admin(db: Db, home: WorkspaceRef = OURS) -> Cataloguer:
    return Cataloguer(db.store, "ada", NOW, home)


async def _filled(db: Db) -> None:
    async with db.store() as unit:
        await unit.catalog.put([OPUS, SMOL], by="x", at=NOW)


async def _snapshot(db: Db) -> Snapshot:
    async with db.store() as unit:
        return Snapshot.of(await unit.catalog.version(), await unit.catalog.tools())


async def test_a_name_of_their_own_is_understood_by_one_workspace_alone(db: Db) -> None:
    """Typed and completed; the public tool and what others find are untouched."""
    await _filled(db)
    tool = await _admin(db).alias("opus 4", ["the big one"])
    snapshot = await _snapshot(db)
    ours, theirs = snapshot.within(OURS.key), snapshot.within(THEIRS.key)
    found = ours.resolve("the big one vs smollm3")

    assert ("opus 4", "the big one") == tool.aliases
    assert isinstance(found, Found)
    assert ("claude-4-opus", "smollm3") == found.slugs
    assert "Claude 4 Opus" in [one.text for one in ours.index.complete("the bi")]
    assert not isinstance(theirs.resolve("the big one vs smollm3"), Found)
    assert OPUS == snapshot.tools[OPUS.slug] == theirs.tools[OPUS.slug]


async def test_two_workspaces_call_different_tools_alike(db: Db) -> None:
    """Neither hears of the other."""
    await _filled(db)
    await _admin(db).alias("claude 4 opus", ["the big one"])
    await _admin(db, THEIRS).alias("smollm3", ["The Big One"])
    snapshot = await _snapshot(db)

    assert [OPUS.slug, SMOL.slug] == [
        snapshot.within(home.key).index.resolve_one("the big one").slug for home in (OURS, THEIRS)
    ]


async def test_a_name_that_means_another_tool_is_refused(db: Db) -> None:
    """One in the public catalogue, or one of the workspace's own."""
    await _filled(db)
    await _admin(db).alias("claude 4 opus", ["the big one"])

    for taken in ("Opus 4", "The big one"):
        with pytest.raises(Refusal, match="already means Claude 4 Opus"):
            await _admin(db).alias("smollm3", [taken])


async def test_own_names_are_taken_back_and_public_ones_are_not(db: Db) -> None:
    """What others find a tool by stays."""
    await _filled(db)
    await _admin(db).alias("claude 4 opus", ["the big one", "biggie"])
    with pytest.raises(Refusal, match="has no alias “opus 4”"):
        await _admin(db).alias("claude 4 opus", ["opus 4"], remove=True)
    tool = await _admin(db).alias("claude 4 opus", ["the big one"], remove=True)

    assert ("opus 4", "biggie") == tool.aliases
    assert "" == (await _snapshot(db)).within(OURS.key).index.resolve_one("the big one").slug


async def test_the_history_of_what_is_ones_own_is_read_by_oneself(db: Db) -> None:
    """Reviews and names of a public tool; who changed it is nobody else's business."""
    await _filled(db)
    await _admin(db).alias("claude 4 opus", ["the big one"])
    await _admin(db).review("smollm3", {"role": "Ops", "verdict": "skip", "text": "We cannot host it."})
    told = [words for tool in (OPUS, SMOL) for _, _, words in (await _admin(db).history(tool.slug))[1]]
    others = [words for tool in (OPUS, SMOL) for _, _, words in (await _admin(db, THEIRS).history(tool.slug))[1]]

    assert ["aliases: the big one", "added"] == told[:2]
    assert "panel.Ops.verdict: skip" in told[2]
    assert ["added", "added"] == others


async def test_own_names_follow_a_merge_and_go_with_the_workspace(db: Db) -> None:
    """To the tool that stays; and when the workspace's data is deleted, nothing is left."""
    await _filled(db)
    await _admin(db).alias("smollm3", ["the small one"])
    async with db.store() as unit:
        await unit.catalog.merge(SMOL.slug, OPUS.slug, by="x", at=NOW)
    found = (await _snapshot(db)).within(OURS.key).index.resolve_one("the small one")
    async with db.store() as unit:
        await unit.workspaces.remove(OURS, NOW)
        while not await unit.workspaces.purge(OURS, NOW, 100):
            pass
        left = [tool.teams for tool in await unit.catalog.tools()]
        history = await unit.catalog.history(OPUS.slug, OURS)

    assert OPUS.slug == found.slug
    assert [()] == left
    assert not any("the small one" in words for _, _, words in history)
