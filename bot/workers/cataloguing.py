"""The catalogue changed tool by tool, from the terminal and from chats: found by name, changed, written with a history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.catalog.editing import added, aliased, edited
from bot.catalog.finding import found, hidden
from bot.catalog.reviewing import reviewed, unreviewed
from bot.errors import Refusal
from bot.ids import WorkspaceRef
from bot.panel import Panel, Review
from bot.ports.storage import Store
from bot.tools import Team, Tool

History = Sequence[tuple[datetime, str, str]]


@dataclass(frozen=True, slots=True)
class Cataloguer:
    """`by` is who changes it, as the history will say; with a `home` only what is this workspace's own is changed."""

    store: Store
    by: str
    now: datetime
    home: WorkspaceRef | None = None

    @property
    def owner(self) -> str | None:
        return self.home.key if self.home else None

    async def tools(self) -> Mapping[str, Tool]:
        """The public ones as the workspace sees them, and its own; never another's."""
        async with self.store() as unit:
            return {
                one.slug: self._seen(one) for one in await unit.catalog.tools() if one.workspace in {None, self.owner}
            }

    async def find(self, name: str) -> Tool:
        return found(await self.tools(), name)

    async def add(self, name: str, fields: Mapping[str, str]) -> Tool:
        tools = await self.tools()
        async with self.store() as unit:
            gone = await unit.catalog.merged()
        tool = added(name, fields, tools.values(), self.now.date(), self.owner)
        if tool.slug in gone:
            raise Refusal(
                "{tool} was merged into {other}. Use another name for a new tool.",
                tool=tool.slug,
                other=gone[tool.slug],
            )
        return await self._put(tool)

    async def edit(self, name: str, fields: Mapping[str, str]) -> tuple[Tool, Tool]:
        """What it was, and what it is now."""
        tools = await self.tools()
        before = self._own(found(tools, name))
        after = edited(before, fields, tools.values(), self.now.date())
        return before, await self._put(after)

    async def alias(self, name: str, words: Sequence[str], *, remove: bool = False) -> Tool:
        return await (self.rename(name, words, ()) if remove else self.rename(name, (), words))

    async def rename(self, name: str, gone: Sequence[str], fresh: Sequence[str]) -> Tool:
        """Fewer and more names at once: of its own tool for all who see it, of a public one for the workspace alone."""
        tools = await self.tools()
        tool = found(tools, name)
        own = self.own_names(tool)
        fixed = tuple(word for word in tool.aliases if word not in own)
        left = aliased(replace(tool, aliases=own), gone, (), remove=True).aliases
        named = aliased(replace(tool, aliases=(*fixed, *left)), fresh, tools.values())
        if self.home is None or tool.workspace == self.owner:
            return await self._put(named)
        team = replace(self._team(tool), aliases=named.aliases[len(fixed) :])
        async with self.store() as unit:
            await unit.catalog.put_names(self.home, tool.slug, team.aliases, by=self.by, at=self.now)
        return replace(tool, aliases=fixed).seen_by(team)

    def own_names(self, tool: Tool) -> tuple[str, ...]:
        """Those that may be taken away; a workspace takes away none of those by which others find a public tool."""
        return tool.aliases if tool.workspace == self.owner else self._team(tool).aliases

    async def merge(self, name: str, into: str) -> tuple[Tool, Tool]:
        """What goes, and what stays: votes follow. A workspace's own tool may become a public one for it alone."""
        tools = await self.tools()
        gone, stays = self._own(found(tools, name)), found(tools, into)
        if gone.slug == stays.slug:
            stays = hidden(tools, gone, into)
        if gone.slug == stays.slug:
            raise Refusal("Both names mean {tool}. Say two tools, the one that goes first.", tool=gone.name)
        if stays.workspace not in {None, gone.workspace}:
            raise Refusal(
                "{gone} and {stays} are not seen by the same people, and are not merged.",
                gone=gone.name,
                stays=stays.name,
            )
        async with self.store() as unit:
            await unit.catalog.merge(gone.slug, stays.slug, by=self.by, at=self.now)
        return gone, await self.find(stays.slug)

    async def retire(self, name: str, *, back: bool = False) -> Tool:
        """Out of every answer, with its votes; or back again."""
        tool = self._own(await self.find(name))
        if tool.retired is not back:
            if tool.retired:
                raise Refusal("{tool} is already retired.", tool=tool.name)
            raise Refusal("{tool} is not retired.", tool=tool.name)
        if back:
            return await self._put(replace(tool, retired=False))
        async with self.store() as unit:
            await unit.catalog.retire(tool.slug, by=self.by, at=self.now)
        return tool

    async def history(self, name: str) -> tuple[Tool, History]:
        tool = await self.find(name)
        async with self.store() as unit:
            return tool, await unit.catalog.history(tool.slug, self.home)

    async def review(self, name: str, fields: dict[str, str], *, instead: Review | None = None) -> Tool:
        """On the site's panel or the workspace's own tool; of a public tool, as the workspace's own team."""
        tool = await self.find(name)
        before = self.panel(tool)
        if instead in before.reviews:
            before = replace(before, reviews=tuple(one for one in before.reviews if one != instead))
        return await self._seat(tool, reviewed(before, tool, fields, self.now.date()))

    async def unreview(self, name: str, role: str, reviewer: str = "") -> Tool:
        tool = await self.find(name)
        return await self._seat(tool, unreviewed(self.panel(tool), role, reviewer, self.now.date()))

    def panel(self, tool: Tool) -> Panel:
        """What is written with `review`: the site's panel, or what the workspace's own people say."""
        if tool.workspace == self.owner:
            return tool.panel
        return self._team(tool).panel

    def _team(self, tool: Tool) -> Team:
        return next((team for team in tool.teams if team.workspace == self.owner), Team(self.owner or ""))

    def _seen(self, tool: Tool) -> Tool:
        return tool.seen_by(self._team(tool)) if self.home and tool.teams else replace(tool, teams=())

    async def _seat(self, tool: Tool, panel: Panel) -> Tool:
        if self.home is None or tool.workspace == self.owner:
            return await self._put(replace(tool, panel=panel))
        async with self.store() as unit:
            await unit.catalog.put_team(self.home, tool.slug, panel, by=self.by, at=self.now)
        return replace(tool, teams=(replace(self._team(tool), panel=panel),))

    def _own(self, tool: Tool) -> Tool:
        if tool.workspace != self.owner:
            raise Refusal(
                "{tool} is in the public catalogue. A workspace changes tools of its own, or reviews this.",
                tool=tool.name,
            )
        return tool

    async def _put(self, tool: Tool) -> Tool:
        async with self.store() as unit:
            await unit.catalog.put([tool], by=self.by, at=self.now)
        return tool
