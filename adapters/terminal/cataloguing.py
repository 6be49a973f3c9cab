"""`verdict catalog`: list, show, add, edit, alias, merge, retire and history, as sub-commands of the terminal."""

import sys
from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from rich.console import Console

from adapters.terminal.critics import attach_reviews
from adapters.terminal.mistakes import Opener, carry_out
from adapters.terminal.rereading import attach_sources
from adapters.terminal.shelves import show_edit, show_history, show_list, show_said, show_tool
from bot.catalog.editing import FIELDS, pairs
from bot.ids import Platform, WorkspaceRef
from bot.workers.cataloguing import Cataloguer

BY = "command line"
WORKSPACE = "tools and reviewers of this workspace, which no other sees; such as slack:T0123"
Name = Annotated[str, typer.Argument(help="the tool, by any of its names or its slug")]
Pairs = Annotated[list[str] | None, typer.Argument(metavar="FIELD=VALUE…", help=f"fields: {', '.join(FIELDS)}")]
Work = Callable[[Cataloguer], Awaitable[object]]


def attach(app: typer.Typer, opened: Opener, console: Console) -> None:
    catalog = typer.Typer(no_args_is_help=True, help="The tools, one by one.")
    app.add_typer(catalog, name="catalog")
    homes: list[WorkspaceRef] = []

    @catalog.callback()
    def place(workspace: Annotated[str, typer.Option(metavar="PLATFORM:ID", help=WORKSPACE)] = "") -> None:
        homes[:] = [_home(workspace)] if workspace else []

    def doing(work: Work) -> None:
        async def done() -> None:
            async with opened() as world:
                home = homes[0] if homes else None
                await work(Cataloguer(world.store, BY, world.clock(), home))

        carry_out(done())

    _reading(catalog, doing, console)
    _writing(catalog, doing, console)
    _joining(catalog, doing, console)
    attach_reviews(catalog, doing, console)
    attach_sources(catalog, doing, console)


def _home(workspace: str) -> WorkspaceRef:
    platform, colon, ident = workspace.partition(":")
    if not (platform and colon and ident):
        raise typer.BadParameter("Write the platform and the workspace's id, such as slack:T0123 or discord:1234.")
    return WorkspaceRef(Platform(platform.lower()), ident)


def _reading(catalog: typer.Typer, doing: Callable[[Work], None], console: Console) -> None:
    @catalog.command("list")
    def list_(
        category: Annotated[str, typer.Option("--category", help="only this one")] = "",
        *,
        retired: Annotated[bool, typer.Option("--retired", help="the retired ones instead")] = False,
    ) -> None:
        """Every tool: slug, name, category, panel."""

        async def work(cataloguer: Cataloguer) -> None:
            show_list(console, (await cataloguer.tools()).values(), category, retired=retired)

        doing(work)

    @catalog.command()
    def show(name: Name) -> None:
        """All that is known of a tool, as YAML that can be imported."""

        async def work(cataloguer: Cataloguer) -> None:
            show_tool(sys.stdout, await cataloguer.find(name))

        doing(work)

    @catalog.command()
    def history(name: Name) -> None:
        """What was changed when by whom, newest first."""

        async def work(cataloguer: Cataloguer) -> None:
            show_history(console, *await cataloguer.history(name))

        doing(work)


def _writing(catalog: typer.Typer, doing: Callable[[Work], None], console: Console) -> None:
    @catalog.command()
    def add(name: Annotated[str, typer.Argument(help="as people say it")], fields: Pairs = None) -> None:
        """Add a tool; category= is needed."""

        async def work(cataloguer: Cataloguer) -> None:
            tool = await cataloguer.add(name, pairs(fields or ()))
            show_said(console, f"Added {tool.name} ({tool.slug}).")

        doing(work)

    @catalog.command()
    def edit(name: Name, fields: Pairs = None) -> None:
        """Set fields anew; FIELD= with nothing behind it takes a field away."""

        async def work(cataloguer: Cataloguer) -> None:
            show_edit(console, *await cataloguer.edit(name, pairs(fields or ())))

        doing(work)

    @catalog.command()
    def alias(
        name: Name,
        words: Annotated[list[str], typer.Argument(help="other names")],
        *,
        remove: Annotated[bool, typer.Option("--remove", help="take them away instead")] = False,
    ) -> None:
        """Give a tool other names by which it is found."""

        async def work(cataloguer: Cataloguer) -> None:
            tool = await cataloguer.alias(name, words, remove=remove)
            show_said(console, f"{tool.name} is also called {', '.join(tool.aliases) or 'nothing else'}.")

        doing(work)


def _joining(catalog: typer.Typer, doing: Callable[[Work], None], console: Console) -> None:
    @catalog.command()
    def merge(
        name: Annotated[str, typer.Argument(help="the tool that goes")],
        into: Annotated[str, typer.Argument(help="the tool that stays")],
    ) -> None:
        """Make two tools one: votes follow, and the old names become aliases."""

        async def work(cataloguer: Cataloguer) -> None:
            gone, stays = await cataloguer.merge(name, into)
            show_said(console, f"{gone.name} is now {stays.name} ({stays.slug}); its votes went along.")

        doing(work)

    @catalog.command()
    def retire(
        name: Name, *, back: Annotated[bool, typer.Option("--back", help="bring a retired one back")] = False
    ) -> None:
        """Take a tool out of every answer; its votes stay."""

        async def work(cataloguer: Cataloguer) -> None:
            tool = await cataloguer.retire(name, back=back)
            show_said(console, f"{tool.name} is {'back' if back else 'retired; bring it back with --back'}.")

        doing(work)
