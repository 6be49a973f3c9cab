"""The stretches of a text between its separators, each with the exact names in it and the words left over."""

from dataclasses import dataclass, field

from bot.names.aspects import told
from bot.names.exact import Piece
from bot.names.kinds import EMOJI, FILLS, FOREIGN, GENERIC, LINKS, PARTS, TAILS, TYPES, VARIES
from bot.names.parts import Parts
from bot.names.reading import HARD, NONE, SOFT, SPACE, Reading

_SUFFIXES = ("go", "one")
START, SLASH, COMMA, LINK, PART = range(5)  # what stands before a chunk, the surest separator last


@dataclass(slots=True)
class Chunk:
    first: int
    last: int
    before: int
    pieces: list[Piece] = field(default_factory=list)
    loose: list[int] = field(default_factory=list)
    tail: int | None = None  # where "for coding" begins

    @property
    def empty(self) -> bool:
        return not self.pieces and not self.loose

    def without_last(self) -> bool:
        """Gives its last name away; whether nothing is left."""
        self.last = self.pieces.pop().first
        return self.last == self.first


class _Cutter:
    def __init__(self, reading: Reading, parts: Parts) -> None:
        self.reading, self.parts = reading, parts
        self.done: list[Chunk] = []
        self.open = Chunk(0, 0, START)

    def cut(self, at: int, before: int) -> None:
        """Ends the open chunk before this word; of several separators in a row the surest counts."""
        if self.open.last > self.open.first:
            self.done.append(self.open)
            self.open = Chunk(at, at, before)
        else:
            self.open = Chunk(at, at, max(before, self.open.before))

    def gap(self, at: int) -> None:
        gap = self.reading.gaps[at]
        if at and gap >= SOFT:
            self.cut(at, COMMA if gap == HARD else SLASH)

    def word(self, at: int) -> None:
        kind = self.reading.kinds[at]
        if kind & LINKS and self._is_letter(at):
            kind = self.reading.kinds[at] = 0
        if kind & PARTS or (kind & LINKS and not self._within(at)):
            self.cut(at + 1, PART if kind & PARTS else LINK)
            return
        self.gap(at)
        if kind & FILLS and self._ends_name(at):
            kind = self.reading.kinds[at] = 0
        self.open.last = at + 1
        if kind & TAILS and self.open.tail is None:
            self.open.tail = at
        elif not kind & (FILLS | EMOJI | TAILS | GENERIC | TYPES | FOREIGN | LINKS) or kind & VARIES:
            self.open.loose.append(at)

    def _within(self, at: int) -> bool:
        """Whether a word parts nothing: the "to" of Text-to-Video, hyphenated on both sides; the "I" of "have I been"."""
        gaps, kinds = self.reading.gaps, self.reading.kinds
        if kinds[at] & FILLS and (not at or (at + 1 < len(kinds) and kinds[at + 1] & FILLS)):
            return True
        return gaps[at] == NONE and gaps[at + 1 : at + 2] == [NONE]

    def _is_letter(self, at: int) -> bool:
        """Whether a letter right before a "vs" parts nothing itself: "GLM-5 x vs Kimi" asks for a GLM-5 X."""
        kinds, words = self.reading.kinds, self.reading.words
        return (
            len(words[at]) == 1
            and words[at].isascii()
            and words[at].isalpha()
            and bool(kinds[at + 1 : at + 2])
            and bool(kinds[at + 1] & PARTS)
        )

    def _ends_name(self, at: int) -> bool:
        """Whether a small word makes another name of the one before: Grammarly Go; "now" only if it does somewhere."""
        reading, pieces = self.reading, self.open.pieces
        if not pieces or pieces[-1].last != at or reading.gaps[at] > SPACE:
            return False
        if at + 1 < len(reading.words) and reading.gaps[at + 1] < SOFT and not reading.kinds[at + 1] & (PARTS | LINKS):
            return False
        word = reading.words[at]
        return word in _SUFFIXES or not self.parts.named(word).isdisjoint(self.parts.sharing(told(reading, pieces[-1])))

    def piece(self, piece: Piece) -> None:
        self.gap(piece.first)
        self.open.pieces.append(piece)
        self.open.last = piece.last


def chunks(reading: Reading, pieces: list[Piece], parts: Parts) -> list[Chunk]:
    """The chunks in order; a separator inside an exact name does not cut."""
    cutter, at, starts = _Cutter(reading, parts), 0, {piece.first: piece for piece in pieces}
    ends = {piece.last for piece in pieces}
    while at < len(reading.words):
        piece = starts.get(at)
        if piece is None and at in ends and at + 1 in starts and reading.words[at] == "plus":
            at += 1  # between two names it is an "and"
            cutter.cut(at, LINK)
        elif piece is None:
            cutter.word(at)
            at += 1
        else:
            cutter.piece(piece)
            at = piece.last
    cutter.cut(at, START)
    return cutter.done
