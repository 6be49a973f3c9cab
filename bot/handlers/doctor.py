"""/verdict doctor: what this channel lacks, and how to mend it."""

from bot.cards import Block, Bold, Card, Lead, Quiet, Text
from bot.commands import Call
from bot.ports.platform import Lack, Reply
from bot.ports.world import World
from bot.wording.weekly import resuming
from bot.wording.words import Words
from bot.workers.speech import speak, typed_by


async def doctor(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    lacks = [*await reply.lacks(), *await _resting(world, call, words)]
    if lacks:
        lead = words.plural("{n} thing is missing here.", "{n} things are missing here.", len(lacks))
    else:
        lead = words.say("All is well here: I can post, and I see reactions.")
    blocks: list[Block] = [Lead((lead,))]
    for lack in lacks:
        blocks += [Text((Bold(lack.what),)), *([Text((lack.remedy,))] if lack.remedy else [])]
    home = await world.homes.get(call.where.home)
    if not lacks:
        blocks.append(Quiet((words.say("Time zone here: {zone}.", zone=home.settings.zone),)))
    spoken = " ".join([lead, *(f"{lack.what} {lack.remedy}".strip() for lack in lacks)])
    await reply.whisper(Card(words.say("Check of this channel"), spoken, tuple(blocks)))


async def _resting(world: World, call: Call, words: Words) -> list[Lack]:
    """Weekly posts that could not be made here any more."""
    async with world.store() as unit:
        wish = await unit.subscriptions.get(call.where)
    if wish is None or wish.active:
        return []
    command = typed_by(world, call, "weekly", "resume")
    return [Lack(words.say("The weekly verdicts rest"), f"{resuming(words, wish.pause)} {command}")]
