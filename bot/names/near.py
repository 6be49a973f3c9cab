"""Words that are one slip of the finger away: found by the half of the word that is intact, not by trying all."""

import re
from collections.abc import Iterable
from itertools import combinations, pairwise

_SURE_OF_TWO = 10  # from this length on two slips may be forgiven
_FREE_START = 8  # below it the first letter must be right: python is not ipython, redis is not predis
_SHORT = 4  # letters: only a swap or a forgotten letter can be told from another word
_SWAP = 2
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_COLUMNS = ("qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm", "wa", "es", "rd", "tf", "yg", "uh", "ij", "ok", "pl")
_SOUNDS = ("aeiouy", "ckqsx", "szx", "bpvw", "dt", "fvp", "gj", "mn", "lr", "ij", "hg", "uvw")
_BESIDE = {frozenset(pair) for row in (*_ROWS, *_COLUMNS) for pair in pairwise(row)}
_NEIGHBOURS = _BESIDE | {frozenset(pair) for sound in _SOUNDS for pair in combinations(sound, 2)}
_DOUBLED = re.compile(r"(.)\1")
_SPELT = (("ph", "f"), ("f", "ph"))  # two ways to write one sound
_LONGEST_GAP = 5  # letters between the ends two words share, beyond which they are not compared


class Near:
    """A set of words that can be asked for near ones. Two entries a word, so memory stays linear."""

    __slots__ = ("_halves", "_words")

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._halves: dict[str, str | set[str]] = {}  # mostly a half belongs to one word; a set is for when it does not

    def add(self, word: str) -> None:
        if word in self._words:
            return
        self._words.add(word)
        for half in _halves(word):
            known = self._halves.get(half)
            if known is None:
                self._halves[half] = word
            elif isinstance(known, str):
                self._halves[half] = {known, word}
            else:
                known.add(word)

    def remove(self, word: str) -> None:
        if word not in self._words:
            return
        self._words.remove(word)
        for half in _halves(word):
            known = self._halves[half]
            if isinstance(known, str):
                del self._halves[half]
                continue
            known.remove(word)
            if len(known) == 1:
                self._halves[half] = known.pop()

    def find(self, typed: str) -> dict[str, int]:
        """The words near the typed one, with the number of slips between; only the nearest, none that is as typed."""
        if typed in self._words or len(typed) < _SHORT:
            return {}
        found = self._within(typed, 1) or self._sounding(typed)
        if not found and len(typed) >= _SURE_OF_TWO:
            return self._within(typed, 2)
        if not found and len(typed) >= _FREE_START:
            longer = self._candidates(typed, (len(typed), len(typed) + 2))
            return {word: 2 for word in longer if _shuffled(typed, word) or _left_out(typed, word)}
        if all(replaced(typed, word) for word in found):
            return found | self._shorter(typed, found)
        return {word: slips for word, slips in found.items() if not replaced(typed, word) or alike(typed, word)}

    def _shorter(self, typed: str, found: dict[str, int]) -> dict[str, int]:
        """A word that is too short to be meant for sure, beside one with a wrong letter: vahna is Vanna, or Vana."""
        if not found or len(typed) != _SHORT + 1:
            return {}
        return {word: 1 for word in self._candidates(typed, (_SHORT,)) if slips_between(typed, word, 1) == 1}

    def _sounding(self, typed: str) -> dict[str, int]:
        """Words with another letter doubled, as in "olamma", or a sound spelt otherwise, as in "graphana"."""
        once = _DOUBLED.sub(r"\1", typed)
        known = self._halves.get(f"={once}", ()) if once != typed else ()
        found = {known} if isinstance(known, str) else set(known)
        found |= {word for one, other in _SPELT if one in typed and (word := typed.replace(one, other)) in self._words}
        if not found and once != typed and len(once) >= _FREE_START:
            return {word: slips + 1 for word, slips in self._within(once, 1).items()}
        return dict.fromkeys(found, 1)

    def _within(self, typed: str, most: int) -> dict[str, int]:
        return {
            word: slips
            for word in self._candidates(typed, range(len(typed) - most, len(typed) + most + 1))
            if (slips := slips_between(typed, word, most)) <= most and _plausible(typed, word, slips)
        }

    def _candidates(self, typed: str, lengths: Iterable[int]) -> set[str]:
        size, halves = len(typed), self._halves
        seen: set[str] = set()
        for length in lengths:
            middle = length // 2
            for half in (f"{length}<{typed[:middle]}", f"{length}>{typed[size - length + middle :]}"):
                bucket = halves.get(half)
                if bucket is not None:
                    seen.update((bucket,) if isinstance(bucket, str) else bucket)
        middle = size // 2
        swapped = f"{typed[: middle - 1]}{typed[middle]}{typed[middle - 1]}{typed[middle + 1 :]}"
        if swapped in self._words:
            seen.add(swapped)
        return seen


def slips_between(one: str, two: str, most: int) -> int:
    """Letters added, left out, replaced or swapped with their neighbour; `most + 1` when it is more than `most`."""
    end_one, end_two = len(one), len(two)
    start, shorter = 0, min(end_one, end_two)
    while start < shorter and one[start] == two[start]:
        start += 1
    while end_one > start and end_two > start and one[end_one - 1] == two[end_two - 1]:
        end_one -= 1
        end_two -= 1
    left, right = one[start:end_one], two[start:end_two]
    if len(left) <= 1 and len(right) <= 1:
        return max(len(left), len(right))
    if len(left) == _SWAP and left == right[::-1]:
        return 1
    if most <= 1 or max(len(left), len(right)) > _LONGEST_GAP or len(set(left) ^ set(right)) > most + most:
        return most + 1
    return _distance(left, right)


def _distance(one: str, two: str) -> int:
    row = list(range(len(two) + 1))
    for at, letter in enumerate(one, 1):
        above, row = row, [at]
        for col, other in enumerate(two, 1):
            row.append(min(above[col] + 1, row[col - 1] + 1, above[col - 1] + (letter != other)))
    return row[-1]


def replaced(typed: str, word: str) -> bool:
    """Letters are forgotten, doubled or swapped more often than taken for others."""
    return len(typed) == len(word) and sorted(typed) != sorted(word)


def _plausible(typed: str, word: str, slips: int) -> bool:
    """The shorter the word, the likelier it is another word: Redis is not Predis, tacos are not Talos."""
    if (
        slips > 1
        and min(len(typed), len(word)) < _SURE_OF_TWO
        and not (len(word) >= _SURE_OF_TWO and _left_out(typed, word))
    ):
        return False
    if typed[0] != word[0] and (slips > 1 or len(typed) < _FREE_START) and not _swapped_start(typed, word):
        return False
    if slips > 1 and replaced(typed, word) and not alike(typed, word):
        return False
    if replaced(typed, word):
        return len(typed) > _SHORT and (len(typed) > _SHORT + 1 or alike(typed, word))
    if len(word) == len(typed) + 1 and len(typed) == _SHORT:
        return not word.startswith(typed)  # oter is Otter, but Bito is not Bitol
    return len(typed) <= len(word) or len(word) > _SHORT or word == _DOUBLED.sub(r"\1", typed)


def _shuffled(typed: str, word: str) -> bool:
    """Whether letters only stand at each other's place, twice: beatufiul is beautiful."""
    return len(typed) == len(word) and slips_between(typed, word, 2 + 2) <= 2 + 2 and sorted(typed) == sorted(word)


def _left_out(typed: str, word: str) -> bool:
    """Whether two letters of a long word are only missing, none wrong."""
    if len(word) < _SURE_OF_TWO or len(word) == len(typed):
        return False
    rest = iter(word)
    return all(letter in rest for letter in typed)


def _swapped_start(typed: str, word: str) -> bool:
    return typed[:2] == word[1::-1] and len(typed) > _SHORT + 1


def alike(typed: str, word: str) -> bool:
    """Whether the replaced letters are neighbours on the keyboard or sound alike."""
    return _taken(typed, word) <= _NEIGHBOURS


def beside(typed: str, word: str) -> bool:
    """Whether the replaced letters are neighbours on the keyboard."""
    return _taken(typed, word) <= _BESIDE


def _taken(typed: str, word: str) -> set[frozenset[str]]:
    """The letters that were taken for others, as pairs."""
    return {frozenset(pair) for pair in zip(typed, word, strict=True) if len(set(pair)) > 1}


def _halves(word: str) -> tuple[str, ...]:
    """Both halves with the word's length; a word with a doubled letter has its plain form too."""
    size, once = len(word), _DOUBLED.sub(r"\1", word)
    halves = f"{size}<{word[: size // 2]}", f"{size}>{word[size // 2 :]}"
    return halves if once == word else (*halves, f"={once}")
