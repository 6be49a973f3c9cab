"""Every deed at the catalogue by its verb."""

from collections.abc import Awaitable, Callable, Mapping

from bot.commands import Call
from bot.handlers.catalog import adding, asking, naming, parting, reviewing
from bot.ports.platform import Reply
from bot.ports.world import World

DEEDS: Mapping[str, Callable[[World, Call, Reply], Awaitable[None]]] = {
    "catalog": asking.catalog,
    "catalog_tool": asking.catalog_tool,
    "catalog_forget": asking.catalog_forget,
    "catalog_add": adding.catalog_add,
    "catalog_added": adding.catalog_added,
    "catalog_edit": adding.catalog_edit,
    "catalog_edited": adding.catalog_edited,
    "catalog_details": adding.catalog_details,
    "catalog_detailed": adding.catalog_detailed,
    "catalog_names": naming.catalog_names,
    "catalog_named": naming.catalog_named,
    "catalog_review": reviewing.catalog_review,
    "catalog_reviewed": reviewing.catalog_reviewed,
    "catalog_unreview": reviewing.catalog_unreview,
    "catalog_retire": parting.catalog_retire,
    "catalog_restore": parting.catalog_restore,
    "catalog_merge": parting.catalog_merge,
    "catalog_history": parting.catalog_history,
}
