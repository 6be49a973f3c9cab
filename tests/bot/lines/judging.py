"""Reviews of our own with what a line from them may be, and the mechanical half of "does it read well alone"."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.lines import Line, one_line
from bot.lines.words import LITTLE_WORDS, VERDICT_WORDS, words

_ROWS = Path(__file__).with_name("reviews.jsonl")
_ENDS = re.compile(r"[.!?。！？\U0001F300-\U0001FAFF☀-➿][\"”’»')\]️]*$")
_BEGINS_LOOSE = re.compile(
    r"(?:and|but|or|so|which|who|because(?![^,;]*,)|then|also|that|those|these(?! days)|neither|both|none of)\b(?![’'])",
    re.IGNORECASE,
)
_ENDS_LOOSE = re.compile(
    r"\b(?:and|or|but|because|which|who|whose|the|a|an|from|into|than|is|are|was|were|my|your|its)[.!?]$",
    re.IGNORECASE,
)
_ENDS_WHOLE = re.compile(
    r"\b(?:there|it|they|who|what|how|however|where)\b(?: [\w'’]+){0,4} (?:is|are|was|were)[.!?]$|\b(?:tell|know) (?:which|who)[.!?]$"
    r"|\b(?:where(?: [\w'’]+){1,4}|nothing to \w+) from[.!?]$"
)
_PAIRS = ("()", "[]", "“”", "«»")


@dataclass(frozen=True, slots=True)
class Review:
    """A review, the sentences that a good line comes from (best first), and the words that it should keep."""

    id: str
    tool: str
    verdict: str
    sentences: tuple[str, ...]
    acceptable: tuple[int, ...]
    words: str

    @property
    def text(self) -> str:
        joined = ""
        for sentence in self.sentences:
            joined += sentence if not joined or sentence.startswith("\n") else f" {sentence}"
        return joined

    @property
    def line(self) -> Line:
        return one_line(self.text, verdict=self.verdict, tool=self.tool)

    def is_acceptable(self, line: Line) -> bool:
        """Whether the line comes from one of the sentences that carry the reason."""
        at, touched = 0, set[int]()
        for number, sentence in enumerate(self.sentences):
            start = self.text.index(sentence, at)
            at = start + len(sentence)
            if line.start < at and line.end > start:
                touched.add(number)
        return bool(touched & set(self.acceptable))

    def recall(self, line: Line) -> float:
        asked = _stems(self.words)
        return len(asked & _stems(line.text)) / len(asked) if asked else 1.0


def reviews() -> Iterator[Review]:
    """Every review that was written for these tests."""
    for row in _ROWS.read_text(encoding="utf-8").splitlines():
        said = json.loads(row)
        told = tuple(said["sentences"]), tuple(said["acceptable"])
        yield Review(said["id"], said["tool"], said["verdict"], *told, said["words"])


def ragged(line: str) -> str:
    """Why a line does not read alone, as far as a rule can see it; nothing when it does."""
    if line[:1].islower() and not any(char.isdigit() for char in line.split(maxsplit=1)[0]):  # π0, n8n
        return "begins small"
    if _BEGINS_LOOSE.match(line):
        return "begins with a word that hangs on something"
    if not _ENDS.search(line):
        return "does not end as a sentence"
    if _ENDS_LOOSE.search(line) and not _ENDS_WHOLE.search(line):
        return "ends in the middle of a thought"
    if any(line.count(pair[0]) != line.count(pair[1]) for pair in _PAIRS) or line.count('"') % 2:
        return "leaves brackets or quotation marks open"
    return ""


def _stems(text: str) -> set[str]:
    found = (word.casefold() for word in words(text))
    return {_stem(word) for word in found if word not in LITTLE_WORDS | VERDICT_WORDS}


def _stem(word: str) -> str:
    for ending in ("'s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word
