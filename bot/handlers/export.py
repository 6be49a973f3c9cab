"""/verdict export and /verdict wipe: what is stored, for the person or the administrators, and deleting all of it."""

from collections.abc import Iterable
from datetime import timedelta

from bot.cards import File
from bot.commands import Call
from bot.ids import WorkspaceRef
from bot.ports.platform import Reply
from bot.ports.storage import Unit
from bot.ports.world import World
from bot.sheets import sheet
from bot.tools import Tool
from bot.wording.export import export_card, heads, wipe_card, wiped_card
from bot.workers.purging import purge_step
from bot.workers.speech import admins_only, caller_ref, speak

Row = tuple[object, ...]


async def export(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    wish = (call.options.get("what") or call.text or "me").strip().casefold()
    if wish == "workspace":
        admins_only(call, words)
        rows, name = await workspace_rows(world, call.where.home), "verdict-workspace.csv"
        card = export_card(words, words.say("This workspace"))
    else:
        rows, name = await _mine(world, call), "verdict-me.csv"
        card = export_card(words, words.say("About you"))
    await reply.hand(card, File(name, sheet(heads(words), rows)))


async def wipe(world: World, call: Call, reply: Reply) -> None:
    """Asks first; the button is checked like the command."""
    words = await speak(world, call)
    admins_only(call, words)
    if call.args[:1] != ("yes",):
        await reply.whisper(wipe_card(words))
        return
    home = call.where.home
    async with world.store() as unit:
        await unit.workspaces.remove(home, world.clock() - timedelta(days=world.settings.keep_days))
    while not await purge_step(world, home):
        pass
    await world.homes.forget(home)
    world.log.info("workspace.wiped", workspace=home.workspace)
    await reply.update(wiped_card(words))


async def workspace_rows(world: World, home: WorkspaceRef) -> list[Row]:
    """Settings, the tally of each tool, names that people missed, and who is blocked; nobody's votes."""
    held = await world.homes.get(home)
    rows: list[Row] = [("setting", name, value, "") for name, value in held.settings.model_dump(mode="json").items()]
    await world.asked.tick()
    async with world.store() as unit:
        rows += await _tallies(unit, home)
        rows += [("asked for", name, count, "") for name, count in await unit.asks.wanted(home)]
        rows += [row for tool in await unit.catalog.tools() for row in _own_words(tool, home.key)]
        rows += [
            ("blocked", block.name, block.at.date(), f"{block.reason} ({block.by})")
            for block in await unit.moderation.blocked(home)
        ]
    return rows


def _own_words(tool: Tool, home: str) -> Iterable[Row]:
    """What the workspace has added to the catalogue for itself."""
    if tool.workspace == home:
        yield "own tool", tool.name, tool.category, tool.tagline
    teams = [team for team in tool.teams if team.workspace == home]
    yield from (("own name", name, tool.slug, "") for team in teams for name in team.aliases)
    reviews = [
        *(tool.panel.reviews if tool.workspace == home else ()),
        *(r for team in teams for r in team.panel.reviews),
    ]
    yield from (("own review", tool.slug, f"{r.role}: {r.verdict}", r.text) for r in reviews)


async def _tallies(unit: Unit, home: WorkspaceRef) -> list[Row]:
    tallies = await unit.tallies.all(home)
    return [
        ("tally", slug, one.here.ship, f"skip: {one.here.skip}") for slug, one in sorted(tallies.items()) if one.here.n
    ]


async def _mine(world: World, call: Call) -> list[Row]:
    voter = world.keys.voter(caller_ref(call))
    async with world.store() as unit:
        votes = await unit.voters.votes(voter)
        standing = await unit.voters.standing([voter.key])
    person = caller_ref(call)
    rows: list[Row] = [("you", f"{person.platform} {person.workspace} {person.user}", voter.key.hex(), "keyed hash")]
    rows += [("standing", one.value, "", "") for one in standing.values()]
    rows += [
        ("vote", slug, vote.verdict.value, f"{vote.at.isoformat(timespec='seconds')} {vote.kind.value}")
        for slug, vote in sorted(votes.items())
    ]
    return rows
