"""The catalogue changed tool by tool, from the terminal and from chats: found by name, changed, written with a history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.catalog.editing import added, aliased, edited
from bot.catalog.finding import found
from bot.errors import Refusal
from bot.ports.storage import Store
from bot.tools import Tool

History = Sequence[tuple[datetime, str, str]]


@dataclass(frozen=True, slots=True)
class Cataloguer:
    """`by` is who changes it, as the history will say."""

    store: Store
    by: str
    now: datetime

    async def tools(self) -> Mapping[str, Tool]:
        async with self.store() as unit:
            return {tool.slug: tool for tool in await unit.catalog.tools()}

    async def find(self, name: str) -> Tool:
        return found(await self.tools(), name)

    async def add(self, name: str, fields: Mapping[str, str]) -> Tool:
        tools = await self.tools()
        async with self.store() as unit:
            gone = await unit.catalog.merged()
        tool = added(name, fields, tools.values(), self.now.date())
        if tool.slug in gone:
            raise Refusal(f"{tool.slug} was merged into {gone[tool.slug]}. Use another name for a new tool.")
        return await self._put(tool)

    async def edit(self, name: str, fields: Mapping[str, str]) -> tuple[Tool, Tool]:
        """What it was, and what it is now."""
        tools = await self.tools()
        before = found(tools, name)
        after = edited(before, fields, tools.values(), self.now.date())
        return before, await self._put(after)

    async def alias(self, name: str, words: Sequence[str], *, remove: bool = False) -> Tool:
        tools = await self.tools()
        return await self._put(aliased(found(tools, name), words, tools.values(), remove=remove))

    async def merge(self, name: str, into: str) -> tuple[Tool, Tool]:
        """What goes, and what stays: votes follow."""
        tools = await self.tools()
        gone, stays = found(tools, name), found(tools, into)
        if gone.slug == stays.slug:
            raise Refusal(f"Both names mean {gone.name}. Say two tools, the one that goes first.")
        if gone.workspace != stays.workspace:
            raise Refusal(f"{gone.name} and {stays.name} are not seen by the same people, and are not merged.")
        async with self.store() as unit:
            await unit.catalog.merge(gone.slug, stays.slug, by=self.by, at=self.now)
        return gone, await self.find(stays.slug)

    async def retire(self, name: str, *, back: bool = False) -> Tool:
        """Out of every answer, with its votes; or back again."""
        tool = await self.find(name)
        if tool.retired is not back:
            raise Refusal(f"{tool.name} is {'already retired' if tool.retired else 'not retired'}.")
        if back:
            return await self._put(replace(tool, retired=False))
        async with self.store() as unit:
            await unit.catalog.retire(tool.slug, by=self.by, at=self.now)
        return tool

    async def history(self, name: str) -> tuple[Tool, History]:
        tool = await self.find(name)
        async with self.store() as unit:
            return tool, await unit.catalog.history(tool.slug)

    async def _put(self, tool: Tool) -> Tool:
        async with self.store() as unit:
            await unit.catalog.put([tool], by=self.by, at=self.now)
        return tool
