"""Plain text as words with what stands between them, and words as the keys and atoms names are compared by."""

import re
from functools import lru_cache

from bot.names.folding import CJK, folded
from bot.names.kinds import EMOJI, FILLS, FOREIGN, GENERIC, KINDS, LINKS
from bot.names.text import plain_name

MOST_WORDS = 64
DIGITS = frozenset("0123456789")
NONE, SPACE, SOFT, HARD = range(4)  # what stands before a word: nothing or a hyphen, a space, a slash, a comma

_MARKED = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e00-\u0eff"  # letters of scripts with vowel signs
_SIGN = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:(?<=\d)\.(?=\d)[A-Za-z0-9]+)*|[&+]")
_ANY_WORD = re.compile(
    rf"[{CJK}]+|(?:(?![{CJK}])(?:[^\W_]|[{_MARKED}]))+(?:(?<=\d)\.(?=\d)[A-Za-z0-9]+)*|[&+]|[{_SIGN}]+"
)
_HARD_SIGNS = frozenset(",;|\n\r=<>→←↔⇒⇔⟷・、。，；！？?!×÷≥≤•·\\")
_SOFT_SIGNS = frozenset("/:–—~")
_QUOTED = re.compile(r"[\"'“”‘’`*_~」』»)\]]\s+[\"'“”‘’`*_~「『«(\[]")
_SPACED = re.compile(r"\s[-–—·/]+\s|\s--|[.]\s")
_PLUS_ENDS = frozenset(" ,;)]\n\"'”’?!.:/|*_`~")  # what may stand behind the plus of Command R+
_PRECISION = re.compile(r"(?:fp|bf|nf|int|q)\d+")  # fp8: how numbers are kept, no version
_SAID_SO = {
    "images": "image",
    "embedding": "embed",
    "embeddings": "embed",
    "photos": "photo",
}  # what some names say so and some otherwise
_GAPS: dict[str, int] = {" ": SPACE, "-": NONE, "": NONE, ".": NONE, "_": NONE, ", ": HARD, ",": HARD, "/": SOFT}
_GAPS |= dict.fromkeys("·•․‧", NONE)  # within a word: DALL·E


class Reading:
    """The words of a text; `kinds` says what each is, `gaps` what stands before it, `spans` where it stands."""

    __slots__ = ("cut", "gaps", "kinds", "spans", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.gaps: list[int] = []
        self.kinds: list[int] = []
        self.spans: list[tuple[int, int]] = []
        self.cut = False  # there were more words than are read
        self._read()

    def _read(self) -> None:
        text, end = self.text, 0
        finder = _ASCII_WORD if text.isascii() else _ANY_WORD
        for match in finder.finditer(text):
            start, after = match.span()
            between = text[end:start]
            gap = _GAPS.get(between)
            self._add(match.group(), _gap(between) if gap is None else gap, start, after)
            end = after
            if len(self.words) == MOST_WORDS:
                self.cut = end < len(text.rstrip())
                break

    def _add(self, written: str, gap: int, start: int, end: int) -> None:
        word = folded(written)
        if word == "+" and not gap and self.words and (end == len(self.text) or self.text[end] in _PLUS_ENDS):
            word = "plus"
        self.words.append(word)
        self.gaps.append(gap)
        kind = KINDS.get(word, 0) if word[0] < "☀" else KINDS.get(word, 0) or _sign(word)
        if kind & (LINKS | GENERIC) and start and self.text[start - 1] == ".":
            kind = GENERIC  # com is "with" in Portuguese, but not in You.com; dev is no variant in lovable.dev
        if kind & FILLS and not gap and start and self.text[start - 1] == "-" and self.kinds and not self.kinds[-1]:
            kind &= ~FILLS  # the her of MiniMax M2-her, the les of Claude-les
        self.kinds.append(kind)
        self.spans.append((start, end))

    def typed(self, first: int, last: int) -> str:
        """The words from `first` up to `last`, as they were typed."""
        start, end = self.spans[first][0], self.spans[last - 1][1]
        return " ".join(self.text[start:end].split())


@lru_cache(maxsize=1 << 12)
def read_name(name: str) -> Reading:
    """A name from the catalogue, read like typed text; kept, for it is asked for its keys, atoms and beginnings."""
    return Reading(plain_name(name))


def key_of(words: list[str]) -> str:
    """The words without what stands between them, but with a point where two numbers would run together; 4 0 is 4."""
    key = ""
    for word in words:
        if word == "0" and key[-1:] in DIGITS:
            continue
        key += f".{word}" if key and word[0] in DIGITS and key[-1] in DIGITS else word
    return key


@lru_cache(maxsize=1 << 16)
def atoms_of(word: str) -> tuple[str, ...]:
    """A word's smallest telling parts: llama3.1 is llama and 3.1, v2 is 2; 4o, 70b and k2.5 stay whole."""
    if word.isalpha() or _PRECISION.fullmatch(word):
        return (_SAID_SO.get(word, word),)
    parts = re.split(r"(?<=[^\W\d]{2})(?=\d)|(?<=\d)(?=[^\W\d]{3})", word)
    return tuple(part[1:] if re.fullmatch(r"v[1-9]\d*(?:\.\d+)*", part) else part for part in parts)


def _sign(word: str) -> int:
    if word[0] >= "\U0001f000" or "☀" <= word[0] <= "⯿":
        return EMOJI
    return FOREIGN if "\u3040" <= word[0] <= "\ufaff" else 0


def _gap(between: str) -> int:
    signs = set(between)
    if signs & _HARD_SIGNS or _QUOTED.search(between) or _SPACED.search(between):
        return HARD
    if signs & _SOFT_SIGNS:
        return SOFT
    return SPACE if any(char.isspace() for char in between) else NONE
