"""`verdict lines`: a model shortens the reviews of a tool; what it invents is refused, what editors wrote stands."""

from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from adapters.terminal.drafting import NO_MODEL, Writers, cost, tool_named
from adapters.terminal.lists import Refused
from adapters.terminal.mistakes import Opener, carry_out
from bot.lines import one_line
from bot.panel import Panel, Review
from bot.ports.models import Usage, Writer
from bot.ports.world import World
from bot.tools import Tool
from bot.workers import importing
from bot.workers.drafting import line_for


def attach(app: typer.Typer, opened: Opener, console: Console, writers: Writers) -> None:
    @app.command()
    def lines(
        name: Annotated[list[str], typer.Argument(help="a tool of the catalogue")],
        *,
        approve: Annotated[bool, typer.Option("--approve", help="ask, and then keep the lines")] = False,
    ) -> None:
        """Let a model write the one-line reasons of a tool's reviews. Lines that an editor wrote stand."""

        async def work() -> None:
            async with opened() as world:
                await shorten(console, world, writers(), " ".join(name), approve=approve)

        carry_out(work())


async def shorten(console: Console, world: World, writer: Writer | None, name: str, *, approve: bool) -> None:
    if writer is None:
        raise Refused(NO_MODEL)
    tool = await tool_named(world, name)
    if not tool.panel.reviews:
        raise Refused(f"{tool.name} has no reviews to shorten; verdict panel drafts them.")
    total, reviews = Usage(), []
    for review in tool.panel.reviews:
        shorter, usage = await _shorter(console, writer, tool, review)
        total += usage
        reviews.append(shorter)
    console.print(Text(cost(total)), soft_wrap=True)
    changed = replace(tool, panel=Panel(tuple(reviews), tool.panel.checked))
    if approve and changed != tool and typer.confirm("Keep these lines?", default=False):
        planned = await importing.plan(world.store, [changed])
        await importing.carry_out(world.store, planned.changes, by="approved at the command line", at=world.clock())
        console.print("Kept.")
    else:
        console.print("Nothing was changed.")


async def _shorter(console: Console, writer: Writer, tool: Tool, review: Review) -> tuple[Review, Usage]:
    extracted = one_line(review.text, verdict=review.verdict, tool=tool.name).text
    if review.line not in {"", extracted}:
        console.print(Text(f"{review.role}: an editor's line stands: {review.line}"), soft_wrap=True)
        return review, Usage()
    chosen = await line_for(writer, review, tool.name)
    said = f"extracted ({chosen.refused})" if chosen.refused else "by the model"
    console.print(Text(f"{review.role}, {said}: {chosen.text}"), soft_wrap=True)
    return replace(review, line=chosen.text), chosen.usage
