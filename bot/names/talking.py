"""What is only said around the names: ordinary words of a sentence are no names that are missing."""

from itertools import pairwise

from bot.names.chunks import COMMA, LINK, SLASH, START, Chunk
from bot.names.common import EVERYDAY
from bot.names.exact import Piece
from bot.names.growing import ARTICLES
from bot.names.kinds import BRANDED, FILLS, FOREIGN, LINKS, TAILS, VARIES, VERBS
from bot.names.reading import DIGITS, HARD, Reading

_SAID = FILLS | TAILS | VERBS | FOREIGN
_LOOSE_ENDS = (START, SLASH, COMMA)
_WHERE = frozenset(("in", "on", "at"))
_ORDINARY = EVERYDAY | {"monday"}  # a tool's name too, but not behind a "by"
_BEFORE_DAYS = ARTICLES | {"by", "on", "until", "till", "before", "after", "next", "this"}
_MODALS = ("should", "would", "could", "can", "must", "shall")
_OPENERS = ("between", "among")


def trimmed(reading: Reading, first: int, last: int, pieces: list[Piece]) -> tuple[int, int]:
    """The stretch without the sentence around its names: "which one is smarter, Claude" is about Claude.

    "The podcast by Nvidia" is not about Nvidia. A word right behind a name may make another name of it (Google Docs); one that a small word parts from it does not.
    """
    if not pieces:
        return first, last
    low, high = pieces[0].first, pieces[-1].last
    talks = any(reading.kinds[at] & FILLS for at in range(first, low))
    spoken = next((at + 1 for at in range(low - 1, first - 1, -1) if _small(reading, at)), first)
    names_first = not _small(reading, first) and _tells(reading, first, low)  # Gemmma 4 26B A4B it Genie
    if not talks or names_first or _tells(reading, spoken, low) or reading.words[low - 1] == "by":
        low = first
    elif not all(reading.words[at] in EVERYDAY for at in range(spoken, low)):
        low = spoken
    parted = next((at for at in range(high, last) if _aside(reading, at)), last)
    if parted == high and _explains(reading, high, last):
        return low, last
    return low, last if _tells(reading, parted, last) else parted


def spoken_of(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Where the name stands in "my boss wants copilot now": between the small words, if all others are ordinary."""
    small = [at for at in range(first, last) if _small(reading, at)]
    ordinary = {at for at in range(first, last) if reading.words[at] in EVERYDAY}.union(small)
    low = max((at + 1 for at in small if ordinary.issuperset(range(first, at))), default=first)
    high = min((at for at in small if at >= low and ordinary.issuperset(range(at, last))), default=last)
    return (low, high) if low < high else (first, last)


def all_said(reading: Reading, pieces: list[Piece], first: int, last: int) -> bool:
    """Whether small words part every other word from the names: "Tabby a decent replacement for Copilot"."""
    if not pieces or pieces[0].first != first or pieces[-1].last != last or _tells(reading, first, pieces[0].first):
        return False
    runs = [(one.last, two.first) for one, two in pairwise(pieces)]
    return all(
        low < high and _small(reading, low) and _small(reading, high - 1) and not _tells(reading, low, high)
        for low, high in runs
    )


def _small(reading: Reading, at: int) -> bool:
    return bool(reading.kinds[at] & (FILLS | TAILS))


def _explains(reading: Reading, at: int, last: int) -> bool:
    """Whether a name is said to be something else: Grok the concept, Zed the alien, but not Zed the editor."""
    return at + 1 < last and reading.words[at] == "the" and not reading.kinds[at + 1]


def _aside(reading: Reading, at: int) -> bool:
    """Whether what follows is no part of the name before: behind a small word, or in brackets."""
    return bool(reading.kinds[at] & (FILLS | TAILS | LINKS)) or reading.text[reading.spans[at][0] - 1] in "(["


def opening(reading: Reading, chunks: list[Chunk]) -> int:
    """How many chunks a question without names takes up to its comma or colon: "which would you work with, Devin or Jules"."""
    end = next((at for at, chunk in enumerate(chunks) if at and _ends_opening(reading, chunks[at - 1], chunk)), 0)
    names = any(chunk.pieces for chunk in chunks[:end])
    return 0 if names or not end or not reading.kinds[chunks[0].first] & FILLS else end


def _ends_opening(reading: Reading, chunk: Chunk, after: Chunk) -> bool:
    parted = after.before == COMMA or (after.before == LINK and reading.gaps[after.first] == HARD)
    return parted or (after.before == SLASH and _colon(reading, chunk, after))


def _colon(reading: Reading, chunk: Chunk, after: Chunk) -> bool:
    return ":" in reading.text[reading.spans[chunk.last - 1][1] : reading.spans[after.first][0]]


def is_talk(reading: Reading, chunk: Chunk, after: Chunk | None) -> bool:
    """Whether a chunk that names nothing may be a sentence of its own, which counts only if names are missing."""
    if after is not None and chunk.before == START and _opens(reading, chunk, after):
        return True
    ends = chunk.before in _LOOSE_ENDS and (after is None or after.before in _LOOSE_ENDS)
    return ends and any(reading.kinds[at] & _SAID for at in range(chunk.first, chunk.last))


def is_saying(reading: Reading, chunk: Chunk) -> bool:
    """Whether a name only begins a saying: the genie in a bottle."""
    tail = chunk.tail
    if tail is None or tail + 2 >= chunk.last or [piece.last for piece in chunk.pieces] != [tail]:
        return False
    return (
        reading.words[tail] in _WHERE and reading.words[tail + 1] in ARTICLES and chunk.pieces[0].first == chunk.first
    )


def remarks(reading: Reading, chunk: Chunk) -> bool:
    """Whether a name behind a comma or a dash is an ordinary word, as in "what's the consensus?", "need it by Monday"."""
    if chunk.before not in _LOOSE_ENDS or chunk.loose or len(chunk.pieces) > 1:
        return False
    at, last = chunk.pieces[0].first, chunk.pieces[0].last
    return (
        at > chunk.first and last - at == 1 and reading.words[at] in _ORDINARY and reading.words[at - 1] in _BEFORE_DAYS
    )


def mentions(reading: Reading, chunk: Chunk) -> bool:
    """Whether a sentence in front ends in a word like another, as in "which would survive an audit: Cursor or Zed"."""
    if chunk.before != START or len(chunk.pieces) != 1 or not reading.kinds[chunk.first] & FILLS:
        return False
    first, last, _ = chunk.pieces[0]
    if last - first > 1 or last != chunk.last or first == chunk.first:
        return False
    article = reading.words[first - 1]
    return article in ("a", "an") or (article in ARTICLES and reading.words[first] in _ORDINARY)


def _opens(reading: Reading, chunk: Chunk, after: Chunk) -> bool:
    """Whether what stands behind the chunk opens a list: "poll: Cursor or Windsurf", "a real choice between them"."""
    if after.before == LINK:
        link, words = reading.words[after.first - 1], range(chunk.first, chunk.last)
        asks = len(words) > 1 and reading.kinds[chunk.first] & FILLS
        everyday = all(reading.words[at] in EVERYDAY for at in chunk.loose)
        who = len(chunk.loose) == 1 and reading.words[chunk.first] in _MODALS  # should a startup go with
        if link == "to" and asks and everyday and reading.kinds[after.first] & (FILLS | VERBS):
            return True  # is there a reason to use it
        return link in _OPENERS or bool(link == "with" and asks and (everyday or who))
    return after.before == SLASH and _colon(reading, chunk, after)


def _tells(reading: Reading, first: int, last: int) -> bool:
    """Whether a version or a variant is among the words."""
    return any(
        reading.kinds[at] & (VARIES | BRANDED) or not DIGITS.isdisjoint(reading.words[at]) for at in range(first, last)
    )
