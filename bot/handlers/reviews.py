"""Full reviews of the tools on a card, one at a time, whispered to the one who asks."""

from bot.commands import Call
from bot.errors import Refusal
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.reviews import reviews_card
from bot.workers.speech import speak


async def reviews(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    tools = (await world.shelf.current(call.where.home)).by_keys(call.args)
    if not tools:
        raise Refusal(words.say("These tools are no longer in the catalogue. Ask for the comparison again."))
    chosen = call.values.get("choice", "")
    card = reviews_card(words, tools, chosen)
    await (reply.update(card) if chosen else reply.whisper(card))
