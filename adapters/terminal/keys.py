"""`verdict keys`: which key seals what, and how everything comes under the newest one."""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from adapters.terminal.keyfile import drop_keys
from bot.ports.installs import Vault
from bot.ports.storage import Store


async def show_keys(console: Console, store: Store, vault: Vault) -> None:
    async with store() as unit:
        used = await unit.installs.keys()
    newest = vault.newest
    console.print(Text(f"{newest}  newest, seals {used.get(newest, 0)} secrets"))
    for name in sorted(used.keys() - {newest}):
        console.print(Text(f"{name}  older, seals {used[name]} secrets; verdict keys rotate brings them to the newest"))


async def rotate_keys(console: Console, store: Store, vault: Vault, path: Path | None) -> None:
    """`path` is where the keys are kept when the operator set none; there the newest one was made just before."""
    async with store() as unit:
        count = await unit.installs.reseal()
        used = set(await unit.installs.keys())
    console.print(Text(f"{count} secrets were sealed anew; {vault.newest} is the newest key."))
    if path is None:
        console.print(Text("The other keys of VERDICT_KEYS seal nothing any more; take them out at the next restart."))
        return
    for name in drop_keys(path, used):
        console.print(Text(f"{name} sealed nothing any more and was dropped."))
