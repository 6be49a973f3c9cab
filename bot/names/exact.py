"""Names that are typed as they are, up to case, punctuation and spaces: found everywhere in a text at once."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from bot.names.kinds import EMOJI, FILLS, FOREIGN, GENERIC, LINKS, PARTS, TAILS, TYPES, VARIES
from bot.names.named import Named
from bot.names.nicknames import PRODUCTS
from bot.names.reading import DIGITS, HARD, NONE, SOFT, SPACE, Reading
from bot.names.shapes import keys

LONGEST_NAME = 16  # words
STRAY, ADDED, FILLER, NAME = 60, 11, 6, 10  # the price of a word unread, of one left aside, of small talk, of a name

_MAKER = 2
_RUN = re.compile(r"(?<=\d)(?=\d)")
_PARTING = 4  # the price of a name that ends in what looks like a separator
_JOINED = 6  # letters from which "ai" at the end may be a word of its own

Ranked = tuple[tuple[int, str], ...]


class Piece(NamedTuple):
    """The words from `first` up to `last` are one of these tools."""

    first: int
    last: int
    slugs: tuple[str, ...]


class Keys:
    """Key to the tools that own it, best claim first."""

    __slots__ = ("_owners", "hard", "longest")

    def __init__(self) -> None:
        self._owners: dict[str, Ranked] = {}
        self.hard = 0  # how many keys have a comma or the like inside

    def add(self, named: Named) -> None:
        for key, rank in keys(named).items():
            self.hard += "," in key and key not in self._owners
            self._owners[key] = tuple(sorted({*self._owners.get(key, ()), (rank, named.slug)}))

    def remove(self, named: Named) -> None:
        for key in keys(named):
            left = tuple(owner for owner in self._owners[key] if owner[1] != named.slug)
            if left:
                self._owners[key] = left
            else:
                del self._owners[key]
                self.hard -= "," in key

    @property
    def get(self) -> Callable[[str], Ranked | None]:
        return self._owners.get

    def with_extra(self, extra: Mapping[str, str]) -> Callable[[str], Ranked | None]:
        """The same keys, with the spellings of `extra` before them."""
        get = self._owners.get
        return lambda key: ((-1, extra[key]),) if key in extra else get(key)


def owners(ranked: Ranked) -> tuple[str, ...]:
    """The tools with the best claim; several when they are equal."""
    if len(ranked) == 1:
        return (ranked[0][1],)
    best = ranked[0][0]
    return tuple(slug for rank, slug in ranked if rank == best)


def cover(reading: Reading, get: Callable[[str], Ranked | None], *, hard: bool) -> list[Piece]:
    """The exact names that together leave the fewest words unread; the longer name wins over two shorter ones."""
    count = len(reading.words)
    best = [0] + [STRAY * (count + 1)] * count
    back: list[Piece | None] = [None] * (count + 1)
    for first in range(count):
        here = best[first]
        parted = not first or reading.kinds[first - 1] & (PARTS | LINKS)
        alone = here + (STRAY if _hangs(reading, first) else _alone(reading.kinds[first], parted=bool(parted)))
        if alone < best[first + 1]:
            best[first + 1], back[first + 1] = alone, None
        for last, ranked, crossed in _names_from(reading, first, get, hard=hard):
            price = here + NAME + ranked[0][0] + crossed + (_PARTING if _parting(reading, last - 1) else 0)
            if price < best[last]:
                best[last], back[last] = price, Piece(first, last, owners(ranked) if ranked[0][1] else ())
    return _path(back)


def _hangs(reading: Reading, at: int) -> bool:
    """Whether what looks like a separator hangs on the word before by a hyphen: the x of glm-4.5-x."""
    gaps = reading.gaps
    hung = reading.kinds[at] & LINKS and at and gaps[at] == NONE
    return bool(hung) and (at + 1 == len(gaps) or gaps[at + 1] != NONE)


def _parting(reading: Reading, at: int) -> bool:
    """Whether a word rather parts two names than ends one: the v of "GLM-4.6 v Grok" is not that of GLM-4.6V."""
    kinds = reading.kinds
    capital = reading.text[reading.spans[at][0]] == "X"  # GLM-4.5 X is a name, "GLM-4.5 x Grok" are two
    parts = kinds[at] & LINKS and not capital and reading.gaps[at] == SPACE and at + 1 < len(kinds)
    return bool(parts) and not kinds[at + 1] & (PARTS | LINKS | TAILS | FILLS) and reading.gaps[at + 1] == SPACE


def _names_from(
    reading: Reading, first: int, get: Callable[[str], Ranked | None], *, hard: bool
) -> list[tuple[int, Ranked, int]]:
    """Every name that begins with this word: where it ends, whose it is, how many separators it runs across."""
    words, gaps = reading.words, reading.gaps
    key, crossed, found = words[first], 0, []
    ranked = get(key) or _maker(key)
    if ranked is not None:
        found.append((first + 1, ranked, 0))
    for last in range(first + 1, min(len(words), first + LONGEST_NAME)):
        word, gap = words[last], gaps[last]
        if gap >= SOFT:
            if gap == HARD:
                if not hard:
                    break
                key += ","
            crossed += 1
        if word[0] in DIGITS and key[-1] in DIGITS:
            key += f".{word}" if word != "0" else ""
        else:
            key += word
        ranked = get(key) or _maker(key)
        if ranked is not None:
            found.append((last + 1, ranked, crossed))
    return found


def unjoined(reading: Reading, get: Callable[[str], Ranked | None]) -> Reading:
    """The reading with "chatgptvsclaude", "grammarlyai" and "gpt52" taken apart, where what is left are names."""
    text, done, end = reading.text, "", 0
    for word, span in zip(reading.words, reading.spans, strict=True):
        if span[1] - span[0] == len(word) and get(word) is None and (cuts := _cuts(word, get)):
            start, (at, behind, between) = span[0], cuts
            done += f"{text[end : start + at]}{between}"
            end = start + behind
    return Reading(done + text[end:]) if end else reading


def _cuts(word: str, get: Callable[[str], Ranked | None]) -> tuple[int, int, str] | None:
    """Where a word of two names or of a name and its version is cut, up to where, and what belongs there."""
    at = word.find("vs", 1)
    if at > 0 and get(word[:at]) and get(word[at + 2 :]):
        return at, at + 2, " vs "
    if word.endswith("ai") and len(word) > _JOINED and get(word[:-2]):
        return len(word) - 2, len(word) - 2, " "
    return _pointed(word, get)


def _pointed(word: str, get: Callable[[str], Ranked | None]) -> tuple[int, int, str] | None:
    """Where a point is missing between digits, if one place makes a name: gpt52 is gpt5.2, qwen3.59b is Qwen3.5 9B."""
    if word[0] in DIGITS or word.isalpha():
        return None
    found = [at.start() for at in _RUN.finditer(word) if get(f"{word[: at.start()]}.{word[at.start() :]}")]
    return (found[0], found[0], ".") if len(found) == 1 else None


def _maker(key: str) -> Ranked | None:
    """A maker who is no tool here: a piece without tools, which only goes with a product."""
    return ((_MAKER, ""),) if key in PRODUCTS else None


def _path(back: list[Piece | None]) -> list[Piece]:
    pieces: list[Piece] = []
    at = len(back) - 1
    while at > 0:
        piece = back[at]
        if piece is None:
            at -= 1
        else:
            pieces.append(piece)
            at = piece.first
    return pieces[::-1]


def _alone(kind: int, *, parted: bool) -> int:
    if not kind:
        return STRAY
    if kind & (PARTS | LINKS):
        return FILLER if parted else 0  # in front, or behind a "vs", it parts nothing: "hay" is Vietnamese for "or"
    if kind & (FILLS | TAILS | EMOJI | FOREIGN):
        return FILLER
    return ADDED if kind & (GENERIC | TYPES) and not kind & VARIES else STRAY
