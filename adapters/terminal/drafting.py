"""`verdict panel`: a model drafts the panel of a tool; a person reads it, and only a person publishes it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from adapters.terminal.lists import Refused
from adapters.terminal.mistakes import Opener, carry_out
from bot.catalog.writing import dump_catalog
from bot.names import Found, One
from bot.ports.models import DraftedPanel, Usage, Writer
from bot.ports.world import World
from bot.tools import Tool, slugify
from bot.workers import importing
from bot.workers.drafting import facts_of, with_checked_lines, with_draft

Writers = Callable[[], Writer | None]
"""the model of the settings, or None where none is set"""

NO_MODEL = "No model is set. Set VERDICT_MODEL_URL, VERDICT_MODEL_KEY and VERDICT_MODEL_NAME, then try again."
_MARK = "Drafted by a model ({model}). Nothing of it is published."


@dataclass(frozen=True)
class Wish:
    """What to draft, from which facts, and what to do with it."""

    name: str
    facts: str = ""
    category: str = "AI tools"
    save: Path | None = None
    approve: bool = False


def attach(app: typer.Typer, opened: Opener, console: Console, writers: Writers) -> None:
    @app.command()
    def panel(
        name: Annotated[list[str], typer.Argument(help="the tool, known or new")],
        *,
        facts: Annotated[Path | None, typer.Option("--facts", help="a text with what is known about it")] = None,
        category: Annotated[str, typer.Option("--category", help="the heading of a new tool")] = Wish.category,
        save: Annotated[Path | None, typer.Option("--save", help="write the draft as YAML for verdict import")] = None,
        approve: Annotated[bool, typer.Option("--approve", help="ask, and then publish it")] = False,
    ) -> None:
        """Let a model draft the four reviews of a tool. Nothing is published unless a person approves it."""

        async def work() -> None:
            told = facts.read_text(encoding="utf-8") if facts else ""
            async with opened() as world:
                await draft(console, world, writers(), Wish(" ".join(name), told, category, save, approve))

        carry_out(work())


async def draft(console: Console, world: World, writer: Writer | None, wish: Wish) -> None:
    if writer is None:
        raise Refused(NO_MODEL)
    tool = await tool_named(world, wish.name, category=wish.category)
    drafted = with_checked_lines(
        await writer.panel(tool.name, "\n".join(part for part in (facts_of(tool), wish.facts) if part)), tool.name
    )
    proposed = with_draft(tool, drafted)
    _show(console, tool, drafted)
    if wish.save:
        wish.save.write_text(dump_catalog([proposed]), encoding="utf-8")
        _say(console, f"The draft is in {wish.save}. Read and change it; verdict import publishes it.")
    elif not wish.approve:
        console.print(dump_catalog([proposed]), markup=False, highlight=False, soft_wrap=True)
    if wish.approve:
        await _publish(console, world, proposed)


async def tool_named(world: World, name: str, *, category: str = "") -> Tool:
    """The tool that the name means, or a new one; a name that may mean several is refused."""
    snapshot = await world.shelf.current()
    answer = snapshot.resolve(name)
    if isinstance(answer, One) and answer.slug:
        return snapshot.tools[answer.slug]
    if isinstance(answer, Found) or any(asked.several for asked in answer.asked):
        raise Refused(f"“{name}” may mean several tools. Write the whole name of one.")
    return Tool(slugify(name), name.strip(), category=category)


def _show(console: Console, tool: Tool, drafted: DraftedPanel) -> None:
    console.print(Text(f"Panel for {tool.name}", style="bold"))
    console.print(Text(_MARK.format(model=drafted.model), style="yellow"), soft_wrap=True)
    for review in drafted.reviews:
        _say(console, f"\n{review.role}: {review.verdict}. {review.line}\n{review.text}")
    _say(console, f"\n{cost(drafted.usage)}")


def cost(usage: Usage) -> str:
    counted = f"{usage.read:,} tokens read, {usage.written:,} written"
    if usage.dollars is None:
        return f"{counted}. Set VERDICT_MODEL_INPUT_PRICE and VERDICT_MODEL_OUTPUT_PRICE to see the cost."
    return f"{counted}: ${usage.dollars:.4f}."


async def _publish(console: Console, world: World, tool: Tool) -> None:
    if not typer.confirm(f"Have you read it, and do you publish it as the panel of {tool.name}?", default=False):
        _say(console, "Nothing was published.")
        return
    planned = await importing.plan(world.store, [tool])
    written = await importing.carry_out(
        world.store, planned.changes, by="approved at the command line", at=world.clock()
    )
    _say(console, f"Published: {tool.name}." if written else "Nothing was published: the catalogue has it already.")


def _say(console: Console, sentence: str) -> None:
    console.print(Text(sentence), soft_wrap=True)
