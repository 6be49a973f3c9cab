"""A channel's weekly posts for whoever has the address: those that were made as a feed, the coming ones as a calendar."""

from bot.digests.digest import Digest
from bot.digests.feeds import Coming, Entry, atom, calendar, coming_posts
from bot.digests.subscription import Past, Subscription
from bot.ports.world import World
from bot.wording.digest import digest_card
from bot.wording.words import Words
from bot.workers.weekly.troubles import speech_of

MOST = 26
"""posts in a feed: half a year"""


class Feeds:
    """An address holds a secret, and gives nothing but what the channel could read; None when there is no such feed."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def atom(self, secret: str) -> str | None:
        async with self._world.store() as unit:
            wish = await unit.subscriptions.by_feed(secret)
            past = await unit.slots.told(wish.channel, MOST) if wish else []
        if wish is None:
            return None
        words = await speech_of(self._world, wish)
        entries = [_entry(words, one) for one in past]
        updated = max((one.at for one in entries), default=wish.since)
        link = self._address(secret, "atom")
        title = words.say("The week's verdicts")
        return atom(title, entries, updated, link, key=f"feed:{secret}", language=words.language.replace("_", "-"))

    async def calendar(self, secret: str) -> str | None:
        async with self._world.store() as unit:
            wish = await unit.subscriptions.by_feed(secret)
        if wish is None:
            return None
        words = await speech_of(self._world, wish)
        name = words.say("The week's verdicts")
        return calendar(name, _coming(wish), self._world.clock(), summary=name)

    def _address(self, secret: str, ending: str) -> str:
        return f"{self._world.settings.public_url.rstrip('/')}/feeds/{secret}.{ending}"


def _coming(wish: Subscription) -> list[Coming]:
    """Nothing comes while the subscription rests."""
    return list(coming_posts(wish)) if wish.active else []


def _entry(words: Words, past: Past) -> Entry:
    card = digest_card(words, Digest.model_validate_json(past.frozen))
    return Entry(past.slot.key, card.title, card.plain, past.posted_at or past.slot.fire)
