"""Two names that are one with a sign in it: "Hermes 2 Pro - Lkama-3 8B" is no Hermes and a Llama."""

from bot.names.kinds import PARTS
from bot.names.reading import SOFT, key_of
from bot.names.settling import Item
from bot.names.shapes import SLUG
from bot.names.stretches import Stretches
from bot.names.weights import WHOLE, weight


def rejoined(stretches: Stretches, items: list[Item]) -> list[Item]:
    """The items, with a name and what goes on with it behind a dash, a comma or a colon as one."""
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        if before is not None and before.sure and _goes_on(stretches, before, item):
            found[-1] = before._replace(last=item.last)
        else:
            found.append(item)
    return found


def _goes_on(stretches: Stretches, before: Item, item: Item) -> bool:
    """Whether the words of both are the name before, and only a sign parts them."""
    reading = stretches.reading
    if reading.gaps[item.first] < SOFT or any(kind & PARTS for kind in reading.kinds[before.last : item.first]):
        return False
    ranked = stretches.get(key_of(reading.words[item.first : item.last]))
    if ranked is not None and ranked[0][0] <= SLUG:
        return False  # Noonshot, Midjourney
    lacking = set(stretches.parts.spelt(before.slugs[0]).variants[0].bag).difference(
        *(stretches.word(at).atoms for at in range(before.first, before.last))
    )
    if not any(weight(atom) > WHOLE for atom in lacking):
        return False
    whole = stretches.one(before.first, item.last)
    return whole is not None and whole.sure and whole.slugs == before.slugs
