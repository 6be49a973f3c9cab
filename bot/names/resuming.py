"""A version or a variant that goes on with the name before it: "GPT-5 vs 5.1", "Gemini 2.5 Flash or Pro"."""

from bot.names.exact import owners
from bot.names.reading import DIGITS, SOFT, atoms_of, key_of
from bot.names.settling import Item, core
from bot.names.stretches import Stretches
from bot.names.weights import VERSION, telling, weight


def resumed(stretches: Stretches, items: list[Item]) -> list[Item]:
    """The items, with those that alone say nothing read as the name before with another version, if there is one."""
    for at in range(1, len(items)):
        before, item = items[at - 1], items[at]
        if before.sure and not item.sure and _parted(stretches, before, item):
            slug = _another(stretches, before.slugs[0], item)
            items[at] = Item(item.first, item.last, (slug,), sure=True) if slug else item
    return items


def _parted(stretches: Stretches, before: Item, item: Item) -> bool:
    return before.last < item.first or stretches.reading.gaps[item.first] >= SOFT


def _another(stretches: Stretches, slug: str, item: Item) -> str | None:
    """The one tool that is called like this one, but for the words of the item; only if the name is exactly so."""
    words = stretches.reading.words[slice(*core(stretches, item.first, item.last))]
    said = [atom for word in words for atom in atoms_of(word)]
    if any(map(telling, said)):
        return None
    name = stretches.parts.spelt(slug).variants[0].atoms
    for cut in range(len(name), 0, -1):
        if _runs_on(name[cut - 1], said[0]):
            continue
        for rest in (name[cut + len(said) :], ()):
            ranked = stretches.get(key_of([*name[:cut], *said, *rest]))
            if ranked is not None and len(found := owners(ranked)) == 1 and found[0] != slug:
                return found[0]
    return None


def _runs_on(one: str, two: str) -> bool:
    """Whether two numbers would become one: Opus 4 and 5 are not Opus 4.5."""
    return weight(two) == VERSION and one[-1] in DIGITS and two[0] in DIGITS
