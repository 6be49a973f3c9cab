"""What a workspace keeps for itself: its own tools, and what its own reviewers say of public ones."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.catalog.form import ToolForm
from bot.ids import Platform, WorkspaceRef
from bot.lookup import Snapshot
from bot.names import Found
from bot.panel import Panel, Review, Verdict
from bot.tools import Tool
from tests.store.conftest import Db

NOW = datetime(2026, 11, 20, tzinfo=UTC)
OURS = WorkspaceRef(Platform("slack"), "T1")
THEIRS = WorkspaceRef(Platform("slack"), "T2")
KITE = Tool("kite", "Kite", category="Editors", panel=Panel((Review("Builder", Verdict.SHIP, "Fast.", "Fast."),)))
ROOK = Tool("rook", "Rook", category="Editors")
SAYS_SKIP = Panel((Review("Platform team", Verdict.SKIP, "We cannot host it.", "We cannot host it."),))


def _private(name: str, home: WorkspaceRef) -> Tool:
    return ToolForm(name=name, category="Editors", workspace=home.key).made(sample=False)


async def _snapshot(db: Db) -> Snapshot:
    async with db.store() as unit:
        return Snapshot.of(await unit.catalog.version(), await unit.catalog.tools())


async def test_a_private_tool_is_seen_by_its_workspace_alone(db: Db) -> None:
    """Two workspaces may call theirs alike; nobody else resolves either."""
    async with db.store() as unit:
        wanted = [KITE, _private("Lantern", OURS), _private("Lantern", THEIRS)]
        await unit.catalog.put(wanted, by="x", at=NOW)
    snapshot = await _snapshot(db)
    ours, theirs = snapshot.within(OURS.key), snapshot.within(THEIRS.key)
    found = ours.resolve("lantern vs kite")

    assert isinstance(found, Found)
    assert [OURS.key, None] == [ours.tools[slug].workspace for slug in found.slugs]
    assert set(ours.tools) & set(theirs.tools) == set(snapshot.tools) == {"kite"}
    assert not isinstance(snapshot.resolve("lantern vs kite"), Found)
    assert () == snapshot.by_keys([wanted[1].key]) == theirs.by_keys([wanted[1].key])


async def test_a_team_reviews_a_public_tool_for_itself(db: Db) -> None:
    """Beside the site's panel, which stays; a new import of the tool does not take it away, an empty panel does."""
    async with db.store() as unit:
        await unit.catalog.put([KITE], by="x", at=NOW)
        await unit.catalog.put_team(OURS, "kite", SAYS_SKIP, by="x", at=NOW)
        await unit.catalog.put([Tool("kite", "Kite 2", category="Editors", panel=KITE.panel)], by="x", at=NOW)
    snapshot = await _snapshot(db)
    ours = snapshot.within(OURS.key).tools["kite"]

    assert (SAYS_SKIP.reviews, KITE.panel) == (ours.team.reviews, ours.site)
    assert () == snapshot.tools["kite"].team.reviews == snapshot.within(THEIRS.key).tools["kite"].team.reviews
    async with db.store() as unit:
        await unit.catalog.put_team(OURS, "kite", Panel(), by="x", at=NOW)
    assert () == (await _snapshot(db)).within(OURS.key).tools["kite"].team.reviews


async def test_merged_tools_keep_what_teams_said(db: Db) -> None:
    """Of the one that goes, unless the team has spoken of the one that stays."""
    other = Panel((Review("Platform team", Verdict.SHIP, "Yes.", "Yes."),))
    async with db.store() as unit:
        await unit.catalog.put([KITE, ROOK], by="x", at=NOW)
        await unit.catalog.put_team(OURS, "rook", SAYS_SKIP, by="x", at=NOW)
        await unit.catalog.put_team(THEIRS, "rook", SAYS_SKIP, by="x", at=NOW)
        await unit.catalog.put_team(THEIRS, "kite", other, by="x", at=NOW)
        await unit.catalog.merge("rook", "kite", by="x", at=NOW)
    snapshot = await _snapshot(db)

    assert [SAYS_SKIP.reviews, other.reviews] == [
        snapshot.within(home.key).tools["kite"].team.reviews for home in (OURS, THEIRS)
    ]


async def test_a_tool_of_our_own_becomes_a_public_one_for_us_alone(db: Db) -> None:
    """Its names and its panel are our team's words on the public tool; others see neither, nor that it was so."""
    mine = _private("Paper Kite", OURS)
    mine = replace(mine, aliases=("pk",), panel=SAYS_SKIP)
    async with db.store() as unit:
        await unit.catalog.put([KITE, ROOK, mine], by="x", at=NOW)
        await unit.catalog.merge(mine.slug, "kite", by="ada", at=NOW)
        heard = [[words for _, _, words in await unit.catalog.history("kite", home)] for home in (OURS, THEIRS)]
    snapshot = await _snapshot(db)
    ours, theirs = (snapshot.within(home.key) for home in (OURS, THEIRS))

    assert "kite" == ours.index.resolve_one("paper kite").slug == ours.index.resolve_one("pk").slug
    assert not theirs.index.resolve_one("paper kite").known
    assert (SAYS_SKIP.reviews, KITE.panel) == (ours.tools["kite"].team.reviews, ours.tools["kite"].site)
    assert () == theirs.tools["kite"].team.reviews
    assert ["took in Paper Kite"] == [words for words in heard[0] if words not in heard[1]]


async def test_a_workspace_that_is_deleted_leaves_nothing_of_its_own(db: Db) -> None:
    """Neither its tools, nor their names and history, nor its reviews."""
    async with db.store() as unit:
        mine = _private("Lantern", OURS)
        await unit.catalog.put([KITE, mine], by="somebody", at=NOW)
        await unit.catalog.put_team(OURS, "kite", SAYS_SKIP, by="x", at=NOW)
        await unit.workspaces.remove(OURS, NOW)
        while not await unit.workspaces.purge(OURS, NOW, 100):
            pass

    async with db.store() as unit:
        assert [KITE] == list(await unit.catalog.tools())
        assert [] == list(await unit.catalog.history(mine.slug))


def test_a_workspaces_own_name_hides_a_public_one() -> None:
    """Where both are called alike, a workspace means its own; all others mean the public one."""
    mine = _private("Kite", OURS)
    snapshot = Snapshot.of(1, [KITE, ROOK, mine])
    found = snapshot.within(OURS.key).resolve("kite vs rook")

    assert isinstance(found, Found)
    assert (mine.slug, "rook") == found.slugs
    assert {"kite", "rook"} == set(snapshot.tools)
