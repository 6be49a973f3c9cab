"""/verdict why TOOL: what the numbers of one or more tools rest on, whispered."""

from zoneinfo import ZoneInfo

from bot.commands import Call
from bot.errors import Refusal
from bot.handlers.asked import tools_of
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.why import Evidence, why_card
from bot.workers.prior import prior_of
from bot.workers.speech import speak


async def why(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    tools = await tools_of(world, call, reply)
    if tools is None:
        return
    if not tools:
        raise Refusal(words.say("These tools are no longer in the catalogue. Ask for the comparison again."))
    home = call.where.home
    evidence: list[Evidence] = []
    async with world.store() as unit:
        slugs = [tool.slug for tool in tools]
        community = await unit.tallies.community(home, slugs)
        for tool in tools:
            kinds = await unit.tallies.by_kind(None, tool.slug)
            prior = await prior_of(unit, tool.category)
            held = await unit.moderation.held(tool.slug)
            evidence.append(Evidence(tool, community[tool.slug], kinds, prior, held))
        state = await unit.boxes.get(call.message) if call.message else None
        checked = state.checked_at if state else await unit.tallies.checked(home, slugs)
    zone = ZoneInfo((await world.homes.get(home)).settings.zone)
    await reply.whisper(why_card(words, tuple(evidence), checked, zone))
