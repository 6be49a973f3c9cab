"""`verdict keys`: which key seals what, and how everything comes under the newest one."""

from collections.abc import Callable
from pathlib import Path

import typer
from rich.console import Console
from rich.text import Text

from adapters.terminal.keyfile import add_key, drop_keys
from adapters.terminal.mistakes import Opener, carry_out
from bot.ports.storage import Store


def attach(app: typer.Typer, opened: Opener, console: Console, key_file: Callable[[], Path | None]) -> None:
    """`key_file` is where keys are kept when the operator set none."""
    keys = typer.Typer(help="Which keys seal the tokens of installations.")
    app.add_typer(keys, name="keys")

    @keys.callback(invoke_without_command=True)
    def show(context: typer.Context) -> None:
        """Say which key seals how many secrets."""

        async def work() -> None:
            async with opened() as world:
                await show_keys(console, world.store)

        if context.invoked_subcommand is None:
            carry_out(work())

    @keys.command()
    def rotate() -> None:
        """Seal everything with the newest key: a fresh one, or the first of VERDICT_KEYS."""

        async def work() -> None:
            path = key_file()
            if path:
                add_key(path)
            async with opened() as world:
                await reseal(console, world.store, path)

        carry_out(work())


async def show_keys(console: Console, store: Store) -> None:
    async with store() as unit:
        (newest, count), *older = (await unit.installs.keys()).items()
    console.print(Text(f"{newest}  newest, seals {count} secrets"))
    for name, count in older:
        console.print(Text(f"{name}  older, seals {count} secrets; verdict keys rotate brings them to the newest"))


async def reseal(console: Console, store: Store, path: Path | None) -> None:
    async with store() as unit:
        count = await unit.installs.reseal()
        used = await unit.installs.keys()
    console.print(Text(f"{count} secrets were sealed anew; {next(iter(used))} is the newest key."))
    if path is None:
        console.print(Text("The other keys of VERDICT_KEYS seal nothing any more; take them out at the next restart."))
        return
    for name in drop_keys(path, set(used)):
        console.print(Text(f"{name} sealed nothing any more and was dropped."))
