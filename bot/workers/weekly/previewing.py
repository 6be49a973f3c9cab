"""The weekly post as it would be at this moment."""

from dataclasses import replace

from bot.cards import Card, Quiet
from bot.digests.subscription import Subscription
from bot.ports.world import World
from bot.wording.digest import digest_card
from bot.wording.words import Words
from bot.workers.weekly.counting import Counting
from bot.workers.weekly.planning import slot_of


async def preview(world: World, words: Words, wish: Subscription) -> Card:
    digest = await Counting(world).digest(wish, slot_of(wish, wish.next_fire), so_far=True)
    card = digest_card(words, digest)
    note = words.say(
        "A preview with the numbers as of now. Nothing was posted; the next post comes on {date}.",
        date=words.date(wish.next_fire, wish.rule.tz),
    )
    return replace(card, blocks=(*card.blocks, Quiet((note,))))
