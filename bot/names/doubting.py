"""A name beside a word that a longer name has too: "GLM Preview" may be GLM, or GLM Zero Preview."""

from bot.names.aspects import told
from bot.names.exact import Piece
from bot.names.kinds import FILLS, GENERIC, LINKS, PARTS, TAILS, TYPES
from bot.names.reading import SPACE
from bot.names.settling import Item
from bot.names.stretches import Stretches

_ADDED = frozenset(("ai", "app", "tool", "tools"))  # said behind any name
_MOST = 8  # longer names that may be meant; where there are more, the word says nothing of one


def doubted(stretches: Stretches, items: list[Item]) -> list[Item]:
    """The items; one that may be a longer name as well is unsure, one that is a longer name backwards is that."""
    starts, ends = {item.first for item in items}, {item.last for item in items}
    found: list[Item] = []
    for item in items:
        if item.sure and item.last not in starts:
            found.append(_with_longer(stretches, item))
        else:
            found.append(item)
        if found[-1].sure and item.first not in ends:
            found[-1] = _backwards(stretches, found[-1])
    return found


def _with_longer(stretches: Stretches, item: Item) -> Item:
    reading, at = stretches.reading, item.last
    while at < len(reading.words) and reading.words[at] in _ADDED and reading.gaps[at] <= SPACE:
        at += 1
    if not _beside(stretches, at, at):
        return item
    longer = longer_names(stretches, Piece(item.first, item.last, item.slugs), at)
    if not 0 < len(longer) <= _MOST:
        return item
    return item._replace(slugs=(*item.slugs, *sorted(longer)), sure=False)


def _backwards(stretches: Stretches, item: Item) -> Item:
    """Lab DeepMind is DeepMind Lab."""
    if not item.first or not _beside(stretches, item.first - 1, item.first):
        return item
    whole = stretches.swapped(item.first - 1, item.last)
    return Item(item.first - 1, item.last, whole.slugs, sure=True) if whole else item


def _beside(stretches: Stretches, at: int, gap: int) -> bool:
    """Whether the word is there, and may be left out of a name; `gap` is where a sign would part it from the name."""
    reading = stretches.reading
    if at == len(reading.words) or reading.gaps[gap] > SPACE or reading.words[at] in _ADDED:
        return False
    kind = reading.kinds[at]
    return bool(kind & (GENERIC | TYPES)) and not kind & (FILLS | LINKS | PARTS | TAILS)


def longer_names(stretches: Stretches, piece: Piece, at: int) -> frozenset[str]:
    """The other tools that have all the words of the name, and this one."""
    parts, reading = stretches.parts, stretches.reading
    return (parts.sharing(told(reading, piece)) & parts.named(reading.words[at])).difference(piece.slugs)
