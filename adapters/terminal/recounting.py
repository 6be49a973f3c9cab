"""`verdict recount`: whether every vote and tally is what the standing reactions say."""

from rich.console import Console
from rich.text import Text

from bot.ports.storage import Store


class Differs(ValueError):
    """Something was not as the marks say, and nobody asked for repair."""


async def recount(console: Console, store: Store, *, fix: bool) -> None:
    async with store() as unit:
        found = await unit.tallies.recount(fix=fix)
    for difference in found:
        console.print(Text(difference))
    if not found:
        console.print(Text("0 differences: every tally is what the reactions say."))
    elif fix:
        console.print(Text(f"{len(found)} differences, repaired."))
    else:
        raise Differs(f"{len(found)} differences. Run verdict recount --fix to repair them.")
