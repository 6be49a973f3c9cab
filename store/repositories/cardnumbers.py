"""What a card shows of its tools: one statement, built once, since building it anew costs more than running it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import BindParameter, Row, Select, and_, bindparam, func, select

from bot.ballots import Community, Tally
from bot.ids import WorkspaceRef
from store.ids import TRUE_ID
from store.tables import EVERYWHERE, duel, tally, tool, workspace

_everywhere, _here, _pair, _asked = (
    tally.alias("everywhere"),
    tally.alias("here"),
    duel.alias("pair"),
    tool.alias("asked"),
)
_slugs: Final[BindParameter[Any]] = bindparam("slugs", expanding=True)
_mine: Final = (
    select(workspace.c.id)
    .where(workspace.c.platform == bindparam("platform"), workspace.c.workspace == bindparam("workspace"))
    .scalar_subquery()
)
_true_ids: Final = select(func.coalesce(_asked.c.merged_into, _asked.c.id)).where(_asked.c.slug.in_(_slugs))

COMMUNITIES: Final[Select[*tuple[Any, ...]]] = (
    select(
        tool.c.slug,
        TRUE_ID.label("id"),
        _everywhere.c.ship,
        _everywhere.c.skip,
        _everywhere.c.workspaces,
        _here.c.ship.label("here_ship"),
        _here.c.skip.label("here_skip"),
    )
    .select_from(tool)
    .outerjoin(_everywhere, and_(_everywhere.c.tool_id == TRUE_ID, _everywhere.c.workspace_id == EVERYWHERE))
    .outerjoin(_here, and_(_here.c.tool_id == TRUE_ID, _here.c.workspace_id == _mine))
    .where(tool.c.slug.in_(_slugs))
)
PAIR: Final[Select[*tuple[Any, ...]]] = COMMUNITIES.add_columns(
    _pair.c.first_id, _pair.c.first, _pair.c.second
).outerjoin(
    _pair,
    and_(_pair.c.workspace_id == EVERYWHERE, _pair.c.first_id.in_(_true_ids), _pair.c.second_id.in_(_true_ids)),
)
"""with the head to head of two tools on both rows, in the order of their numbers; of more tools it would be several"""


def named(home: WorkspaceRef, slugs: Iterable[str]) -> dict[str, object]:
    """The values of the statements."""
    return {"slugs": list(slugs), "platform": home.platform, "workspace": home.workspace}


def community_of(row: Row[*tuple[Any, ...]]) -> Community:
    return Community(
        here=Tally(row.here_ship or 0, row.here_skip or 0),
        everywhere=Tally(row.ship or 0, row.skip or 0),
        workspaces=row.workspaces or 0,
    )


def duel_of(rows: Mapping[str, Row[*tuple[Any, ...]]], first: str, second: str) -> tuple[int, int]:
    """The wins of the first and of the second."""
    one = rows.get(first)
    if one is None or second not in rows or one.first_id is None:
        return (0, 0)
    return (one.first, one.second) if one.id == one.first_id else (one.second, one.first)
