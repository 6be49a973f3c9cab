"""Whether a line that somebody else wrote, a model for one, says nothing that its review does not: numbers and names."""

import re
from collections.abc import Iterator

from bot.graphemes import fits
from bot.lines.verbs import BASE_VERBS, FINITE, vocabulary
from bot.lines.words import LITTLE_WORDS, VERDICT_WORDS
from bot.lines.written import LIMIT

_TOKEN = re.compile(r"[^\W_]+(?:[.,'’/&+-][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;—]\s+)[\"“'‘(\[]*$")
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(_SMALL)}
_LARGE = vocabulary(
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million billion half third quarter twice double triple"
)
_COUNTED = (frozenset(_SMALL) - {"one"}) | _LARGE
_PLAIN = LITTLE_WORDS | VERDICT_WORDS | BASE_VERBS | FINITE


def objection(line: str, review: str, *, tool: str = "") -> str:
    """Why the line may not stand for the review, as half a sentence; "" when it may."""
    if not line.strip() or "\n" in line.strip():
        return "it is not one line"
    if not fits(line, LIMIT):
        return f"it is longer than {LIMIT} characters"
    invented = tuple(dict.fromkeys((*_numbers(line, review), *_names(line, f"{review} {tool}"))))
    return f"the review does not have {', '.join(invented)}" if invented else ""


def _numbers(line: str, review: str) -> Iterator[str]:
    """Figures must stand there as they are; "two" may be told as 2 and 2 as "two"."""
    there = {_figure(token) for token in _tokens(review)}
    for token in _tokens(line):
        counts = any(char.isdigit() for char in token) or token.casefold() in _COUNTED
        if counts and _figure(token) not in there:
            yield token


def _names(line: str, source: str) -> Iterator[str]:
    """A capital within a sentence, or within a word, is a name; at the beginning only where no plain word stands."""
    there = {part for token in _tokens(source) for part in _forms(token)}
    for match in _TOKEN.finditer(line):
        token = match[0]
        if token == token.lower() or token.casefold() == "i" or token.casefold().startswith(("i'", "i’")):
            continue
        begins = _SENTENCE_START.search(line[: match.start()]) is not None
        if begins and token[1:] == token[1:].lower() and token.casefold().replace("’", "'") in _PLAIN:
            continue
        if not _forms(token) & there:
            yield token


def _tokens(text: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(text)]


def _forms(token: str) -> set[str]:
    plain = token.casefold().replace("’", "'").removesuffix("'s")
    return {plain, plain.replace("-", ""), plain.removesuffix("s")}


def _figure(token: str) -> str:
    plain = token.casefold()
    return _NUMBER_WORDS.get(plain, plain.replace(",", ""))
