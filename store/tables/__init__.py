"""The tables; migrations bring a database to what is written here, and a test compares the two."""

from store.tables.asks import ask_name, ask_pair
from store.tables.boxes import box, box_tool
from store.tables.catalog import catalog_state, team_alias, team_panel, tool, tool_change
from store.tables.installs import installation, oauth_state
from store.tables.meta import metadata
from store.tables.moderation import block, burst, hold, tally_hour
from store.tables.people import voter, workspace
from store.tables.replicas import replica
from store.tables.shards import identify_gate, shard, shard_listener
from store.tables.sources import source
from store.tables.votes import EVERYWHERE, duel, mark, tally, tally_week, vote
from store.tables.weekly import ACTIVE, OPEN, slot, subscription

__all__ = [
    "ACTIVE",
    "EVERYWHERE",
    "OPEN",
    "ask_name",
    "ask_pair",
    "block",
    "box",
    "box_tool",
    "burst",
    "catalog_state",
    "duel",
    "hold",
    "identify_gate",
    "installation",
    "mark",
    "metadata",
    "oauth_state",
    "replica",
    "shard",
    "shard_listener",
    "slot",
    "source",
    "subscription",
    "tally",
    "tally_hour",
    "tally_week",
    "team_alias",
    "team_panel",
    "tool",
    "tool_change",
    "vote",
    "voter",
    "workspace",
]
