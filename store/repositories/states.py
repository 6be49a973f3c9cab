"""Box rows, joined with their tools, and the states that they make."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from bot.ballots import Box
from bot.ids import ChannelRef, MessageRef, Platform
from bot.ports.boxes import BoxState
from store.codes import BY_BOX_KIND
from store.tables import box, box_tool, tool, workspace

STATE = (
    select(
        box.c.id,
        workspace.c.platform,
        workspace.c.workspace,
        box.c.channel,
        box.c.message,
        box.c.kind,
        box.c.opened,
        box.c.asker,
        box.c.locale,
        box.c.digest,
        box.c.closed,
        box.c.tally_version,
        box.c.shown_version,
        box.c.checked_at,
        box.c.dirty_since,
        tool.c.slug,
    )
    .join(workspace, workspace.c.id == box.c.workspace_id)
    .join(box_tool, box_tool.c.box_id == box.c.id)
    .join(tool, tool.c.id == box_tool.c.tool_id)
)


def states(rows: Sequence[Row[*tuple[Any, ...]]]) -> list[BoxState]:
    """One state per box, in the order of the rows; a box has a row for each of its tools, in the order of the seats."""
    seats: dict[int, list[str]] = {}
    for row in rows:
        seats.setdefault(row.id, []).append(row.slug)
    heads = {row.id: row for row in rows}
    return [_state(head, tuple(seats[id_])) for id_, head in heads.items()]


def _state(row: Row[*tuple[Any, ...]], tools: tuple[str, ...]) -> BoxState:
    message = MessageRef(ChannelRef(Platform(row.platform), row.workspace, row.channel), row.message)
    return BoxState(
        box=Box(message, BY_BOX_KIND[row.kind], tools, row.opened, row.asker, row.locale, row.digest),
        closed=row.closed,
        tally_version=row.tally_version,
        shown_version=row.shown_version,
        checked_at=row.checked_at,
        dirty_since=row.dirty_since,
    )
