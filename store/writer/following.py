"""What follows a tool that becomes another: what was asked, what came in by the hour, and what is held."""

from collections import Counter

from store.writer.link import Link, Query
from store.writer.rollups import HOURS, adding

_ASKED = Query(
    "SELECT first_id, second_id, week, workspace_id, asked FROM ask_pair WHERE first_id = ? OR second_id = ?"
)
_UNASKED = Query("DELETE FROM ask_pair WHERE first_id = ? OR second_id = ?")
ASKED = adding("ask_pair", ("first_id", "second_id", "week", "workspace_id"), ("asked",))
_CAME = Query("SELECT hour, workspace_id, ship, skip FROM tally_hour WHERE tool_id = ?")
_GONE = Query("DELETE FROM tally_hour WHERE tool_id = ?")
# Of two holds on one person the newer one stands: what it keeps from counting is newer than what the other keeps.
_OLDER = Query(
    "DELETE FROM hold WHERE tool_id = ? AND EXISTS (SELECT 1 FROM hold AS other "
    "WHERE other.voter_id = hold.voter_id AND other.tool_id = ? AND other.at >= hold.at)"
)
_HELD = Query("UPDATE hold SET tool_id = ? WHERE tool_id = ?")
# Two bursts of one hour stay two; the one that keeps its old tool is told under the new name all the same.
_BURSTS = Query(
    "UPDATE burst SET tool_id = ? WHERE tool_id = ? AND NOT EXISTS (SELECT 1 FROM burst AS other "
    "WHERE other.tool_id = ? AND other.workspace_id = burst.workspace_id "
    "AND other.hour = burst.hour AND other.ship = burst.ship)"
)


def follow(link: Link, old: int, into: int) -> None:
    """Everything but marks and votes, which are derived."""
    _asks(link, old, into)
    _hours(link, old, into)
    link.tell(_OLDER, old, into)
    link.tell(_OLDER, into, old)
    link.tell(_HELD, into, old)
    link.tell(_BURSTS, into, old, into)


def _asks(link: Link, old: int, into: int) -> None:
    """A pair of the two was a comparison of the tool with itself."""
    asked: Counter[tuple[int, ...]] = Counter()
    for first, second, week, where, n in link.ask(_ASKED, old, old):
        other = second if first == old else first
        if other != into:
            asked[min(other, into), max(other, into), week, where] += n
    link.tell(_UNASKED, old, old)
    link.write(ASKED, sorted((*key, n) for key, n in asked.items()))


def _hours(link: Link, old: int, into: int) -> None:
    rows = [(where, hour, into, ship, skip) for hour, where, ship, skip in link.ask(_CAME, old)]
    link.tell(_GONE, old)
    link.write(HOURS, sorted(rows))
