"""What every deed at the catalogue begins with: whether this person may, and which tool is meant."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.actions import Action
from bot.catalog.finding import hidden
from bot.catalog.sheets import tag_of
from bot.commands import Call
from bot.errors import NotPermitted, Refusal
from bot.forms import ChoiceField, Field, Form, TextField
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.tools import Tool, slugify
from bot.wording.catalog import Missed, returned_card, tool_card
from bot.wording.trouble import refused
from bot.wording.words import Words
from bot.workers.cataloguing import Cataloguer
from bot.workers.missing import missed_names
from bot.workers.speech import editors_only, speak


@dataclass(frozen=True, slots=True)
class Desk:
    """One deed of one person, who was asked for their right to it a moment ago."""

    world: World
    call: Call
    reply: Reply
    words: Words
    cataloguer: Cataloguer

    async def meant(self, name: str) -> Tool:
        """By the key of a button, by exactly one of its names, or as any other question about a tool is understood."""
        tools = await self.cataloguer.tools()
        keys = {tool.key: tool for tool in tools.values()}
        if name in tools or name in keys:
            return tools.get(name) or keys[name]
        same = [tool for tool in tools.values() if slugify(name) in {slugify(one) for one in tool.names}]
        if same:
            return min(same, key=lambda tool: tool.workspace is None)
        snapshot = await self.world.shelf.current(self.call.where.home)
        asked = snapshot.index.resolve_one(name)
        if asked.known and asked.slug in tools:
            return tools[asked.slug]
        maybe = self.words.listed([tools[slug].name for slug in asked.candidates if slug in tools])
        if not maybe:
            raise Refusal(
                self.words.say("I know no tool called {name}. Add it first, or check the spelling.", name=name)
            )
        raise Refusal(
            self.words.say("I know no {name}. There is {tools}; write one of these names.", name=name, tools=maybe)
        )

    async def own(self, name: str) -> Tool:
        """One that this workspace may change."""
        return self.mine(await self.meant(name))

    async def beside(self, own: Tool, name: str) -> Tool:
        """Another tool than that one: of the same name the public one."""
        tool = await self.meant(name)
        return hidden(await self.cataloguer.tools(), own, name) if tool.slug == own.slug else tool

    def mine(self, tool: Tool) -> Tool:
        if tool.workspace is None:
            raise Refusal(
                self.words.say(
                    "{tool} is in the public catalogue, which others see too. Here you can give it names and reviews "
                    "of your own.",
                    tool=tool.name,
                )
            )
        return tool

    async def missed(self) -> Missed:
        return await missed_names(self.world, self.call.where.home)

    async def missed_name(self, tag: str) -> str:
        async with self.world.store() as unit:
            wanted = await unit.asks.wanted(self.call.where.home)
        return next((name for name, _ in wanted if tag and tag_of(name) == tag), "")

    async def no_longer_missed(self, tag: str) -> None:
        if name := await self.missed_name(tag):
            async with self.world.store() as unit:
                await unit.asks.settled(self.call.where.home, name)

    async def show(self, tool: Tool, done: str = "") -> None:
        """After a form in a new message; after a button in its place."""
        card = tool_card(self.words, tool, self.cataloguer.panel(tool), done=done)
        await self.reply.update(card)

    async def give_back(self, refusal: Refusal, form: Form, again: Action) -> None:
        """What is wrong, with everything that was typed: in the form where it can be opened again, else in words."""
        kept = replace(form, fields=tuple(_typed(field, self.call.values) for field in form.fields))
        sentence = refused(self.words, refusal, _labels(form))
        try:
            await self.reply.ask(replace(kept, intro=(sentence,)))
        except (Refusal, NotPermitted):
            await self.reply.whisper(returned_card(self.words, sentence, kept, again))


async def at_desk(world: World, call: Call, reply: Reply) -> Desk:
    """Asked again at every press and every form: neither carries any authority."""
    words = await speak(world, call)
    await editors_only(world, call, words)
    by = call.caller.name or call.caller.user
    return Desk(world, call, reply, words, Cataloguer(world.store, by, world.clock(), call.where.home))


def _labels(form: Form) -> Mapping[str, str]:
    """Where the price stands, and the day, are typed into one field."""
    labels = {field.name: field.label for field in form.fields}
    return labels | dict.fromkeys(("price_source", "price_checked"), labels.get("source", ""))


def _typed(field: Field, values: Mapping[str, str]) -> Field:
    match field:
        case TextField(name=name) if name in values:
            return replace(field, value=values[name])
        case ChoiceField(name=name) if name in values:
            return replace(field, chosen=tuple(one for one in values[name].split(",") if one))
        case _:
            return field
