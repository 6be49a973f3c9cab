"""Deletes everything about a workspace that left, a little at a time; what others voted stays exactly true."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, String, cast, delete, select, update

from bot.ids import WorkspaceRef
from bot.voters import Standing
from store.codes import STANDINGS
from store.tables import catalog_state, metadata, tool, tool_change, workspace
from store.writer.batch import guard
from store.writer.link import Link, Query
from store.writer.people import by_number
from store.writer.presence import read_again
from store.writer.standings import resettle

_HOME = Query("SELECT id FROM workspace WHERE platform = ? AND workspace = ? AND removed_at IS NOT NULL")
_OWN = Query("SELECT id FROM voter WHERE workspace_id = ? ORDER BY id LIMIT ?")
_GUESTS = Query(
    "SELECT DISTINCT voter_id FROM mark JOIN box ON box.id = box_id WHERE box.workspace_id = ? ORDER BY voter_id LIMIT ?"
)
_BOXES = Query("SELECT id FROM box WHERE workspace_id = ?")
_UNMARKED = Query("DELETE FROM mark WHERE voter_id {any} AND box_id IN (SELECT id FROM box WHERE workspace_id = ?)")
_FORGOTTEN: Final = (
    Query("DELETE FROM mark WHERE voter_id {any}"),
    Query("DELETE FROM hold WHERE voter_id {any}"),
    Query("DELETE FROM vote WHERE voter_id {any}"),
    Query("DELETE FROM voter WHERE id {any}"),
)


def purge(connection: Connection, home: WorkspaceRef, at: datetime, people: int) -> bool:
    """First its people, then what people of other workspaces marked in its channels, then all the rest."""
    link = Link(connection)
    guard(link)
    found = link.ask(_HOME, home.platform, home.workspace)
    if not found:
        return True
    number = int(found[0][0])
    if own := [row[0] for row in link.ask(_OWN, number, people)]:
        _forget(link, own, at)
        return False
    if guests := [row[0] for row in link.ask(_GUESTS, number, people)]:
        boxes = frozenset(row[0] for row in link.ask(_BOXES, number))
        resettle(link, [(one, one) for one in by_number(link, guests)], at, without=boxes)
        link.tell(_UNMARKED, link.numbers(guests), number)
        read_again(link, guests)
        return False
    _sweep(connection, number)
    _unname(connection, home.key)
    return True


def _forget(link: Link, own: Sequence[int], at: datetime) -> None:
    left = STANDINGS[Standing.LEFT]
    resettle(link, [(one, one._replace(standing=left)) for one in by_number(link, own)], at)
    for query in _FORGOTTEN:
        link.tell(query, link.numbers(own))


def _unname(connection: Connection, owner: str) -> None:
    """Of its private tools the bare numbers stay, for they are never given to other tools."""
    mine = select(tool.c.id).where(tool.c.workspace == owner)
    connection.execute(delete(tool_change).where(tool_change.c.tool_id.in_(mine)))
    bare = {"slug": "gone-" + cast(tool.c.id, String), "category": "", "body": None, "workspace": None}
    connection.execute(update(tool).where(tool.c.workspace == owner).values(bare))


def _sweep(connection: Connection, number: int) -> None:
    """Every table that speaks of the workspace, or of a row that does; its number stays, which others may remember."""
    for table in reversed(metadata.sorted_tables):
        if "workspace_id" in table.c:
            connection.execute(delete(table).where(table.c.workspace_id == number))
            continue
        for key in table.foreign_keys:
            owner = key.column.table
            if "workspace_id" in owner.c:
                mine = select(key.column).where(owner.c.workspace_id == number)
                connection.execute(delete(table).where(key.parent.in_(mine)))
    bare = {"name": "", "settings": None, "removed_at": None, "welcomed_at": None}
    connection.execute(update(workspace).where(workspace.c.id == number).values(bare))
    # Numbers of boxes may be given again, and private tools are gone: whoever remembers either reads anew.
    now = {"merges": catalog_state.c.merges + 1, "version": catalog_state.c.version + 1}
    connection.execute(update(catalog_state).values(now))
