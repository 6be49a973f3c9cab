"""`verdict catalog review` and `unreview`: what one person says of one tool, on the site's panel or a workspace's own."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from rich.console import Console

from adapters.terminal.shelves import show_said
from bot.workers.cataloguing import Cataloguer

Doing = Callable[[Callable[[Cataloguer], Awaitable[object]]], None]
Name = Annotated[str, typer.Argument(help="the tool, by any of its names or its slug")]
Role = Annotated[str, typer.Argument(help="who speaks: Builder, Skeptic, Futurist, Founder, or a role of your own")]
Person = Annotated[str, typer.Option("--reviewer", help="the person in this role")]


def attach_reviews(catalog: typer.Typer, doing: Doing, console: Console) -> None:
    @catalog.command()
    def review(
        name: Name,
        role: Role,
        verdict: Annotated[str, typer.Argument(help="ship or skip")],
        text: Annotated[str, typer.Argument(help="the reasons")],
        *,
        reviewer: Person = "",
        line: Annotated[str, typer.Option("--line", help="the reason in one line; made from the text without it")] = "",
    ) -> None:
        """Write a review, or write the same person's anew."""

        async def work(cataloguer: Cataloguer) -> None:
            fields = {"role": role, "verdict": verdict, "text": text, "reviewer": reviewer, "line": line}
            tool = await cataloguer.review(name, fields)
            show_said(console, f"{tool.name} has a review by {reviewer or role}.")

        doing(work)

    @catalog.command()
    def unreview(name: Name, role: Role, reviewer: Person = "") -> None:
        """Take a review back."""

        async def work(cataloguer: Cataloguer) -> None:
            tool = await cataloguer.unreview(name, role, reviewer)
            show_said(console, f"{tool.name} has no review by {reviewer or role} any more.")

        doing(work)
