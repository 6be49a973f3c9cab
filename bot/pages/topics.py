"""What a review is about: which tool's words it uses, and which role's usual questions it asks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Self

from bot.pages.page import ROLES, PageTool, Role

Seat = tuple[Role, int]  # role and tool

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_READ = 4000  # characters of a text are plenty to know what it is about
_LONG_WORD = 4  # letters
_NAME, _PROPER, _PLAIN = 3.0, 1.0, 0.5
_LITTLE_WORDS = (
    "the and for but not its it's that this these those them they their there then than with without from into onto over"
    " under after before while when where what which who whom whose why how every each some most more much many very only"
    " also just even still rather other another such same have has had been were was are will would could should can does"
    " done make makes made take takes keep keeps give gives like your you our ours one two first last new use uses used"
    " about because until between both whole here never always already anything nothing something everything"
)
_SAY_NOTHING = frozenset(_LITTLE_WORDS.split())
_CUES: dict[Role, re.Pattern[str]] = {
    "builder": re.compile(r"\b(?:primitive|dx|sdk|api|weekend|codebase|lines of code|stack|deploy|docs|debug\w*)\b"),
    "skeptic": re.compile(r"\b(?:competitors?|breaks|kills|claims?|demo\w*|benchmarks?|scenario)\b"),
    "futurist": re.compile(r"\b(?:thesis|falsifiable|by 20\d\d|second-order|trend\w*|future|decade|early to)\b"),
    "founder": re.compile(
        r"\b(?:buyers?|moat|business|pricing|margins?|check|budget|distribution|revenue|customers?)\b"
    ),
}


@dataclass(frozen=True, slots=True)
class Topics:
    """How well each review goes with each tool's own texts, with each role, and with the other reviews."""

    words: tuple[frozenset[str], ...]
    of_tools: tuple[tuple[float, ...], ...]
    of_roles: tuple[dict[Role, int], ...]

    @classmethod
    def of(cls, tools: Sequence[PageTool], texts: Sequence[str]) -> Self:
        folded = [text[:_READ].casefold() for text in texts]
        words = [frozenset(_words(text[:_READ])) for text in texts]
        profiles = _profiles(tools)
        of_tools = [
            tuple(
                sum(weight for word, weight in profile.items() if word in said) + _NAME * (tool.name.casefold() in text)
                for tool, profile in zip(tools, profiles, strict=True)
            )
            for text, said in zip(folded, words, strict=True)
        ]
        of_roles: list[dict[Role, int]] = [
            {role: len(set(cue.findall(text))) for role, cue in _CUES.items()} for text in folded
        ]
        return cls(tuple(words), tuple(of_tools), tuple(of_roles))

    def fits(self, place: int, seats: Sequence[Seat] = (), leaving_out: Sequence[int] = ()) -> dict[Seat, float]:
        """How well a review would sit on each seat, the reviews already seated speaking for their tool."""
        heard: tuple[set[str], set[str]] = set(), set()
        for other, (_, tool) in enumerate(seats):
            if other not in leaving_out:
                heard[tool].update(self.words[other])
        own = self.words[place]
        echo = [_PLAIN * len((own & heard[tool]) - heard[1 - tool]) for tool in (0, 1)]
        of_role, of_tool = self.of_roles[place], self.of_tools[place]
        return {(role, tool): of_role[role] + of_tool[tool] + echo[tool] for role in ROLES for tool in (0, 1)}


def _profiles(tools: Sequence[PageTool]) -> list[dict[str, float]]:
    """The words that only one of the two tools uses about itself; its name weighs most, then names and numbers."""
    profiles: list[dict[str, float]] = []
    for tool in tools:
        said = _words(f"{tool.tagline} {tool.description[:_READ]}")
        profile = {word: _PROPER if proper else _PLAIN for word, proper in said.items()}
        profiles.append(profile | dict.fromkeys(_words(tool.name), _NAME))
    mine, other = profiles
    return [_only(mine, other), _only(other, mine)]


def telling_words(text: str) -> frozenset[str]:
    """The words that tell what a text is about."""
    return frozenset(_words(text[:_READ]))


def _only(mine: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {word: weight for word, weight in mine.items() if word not in other}


@lru_cache(maxsize=64)  # of one page every text is read many times
def _words(text: str) -> Mapping[str, bool]:
    """Words without plural and genitive, and whether they are proper names or numbers; short ones say little."""
    found: dict[str, bool] = {}
    for match in _WORD.finditer(text):
        word = match[0].replace("’", "'").removesuffix("'s")
        folded = word.casefold()
        if folded not in _SAY_NOTHING and (len(word) >= _LONG_WORD or (len(word) > 1 and not word.islower())):
            found[folded.removesuffix("s")] = not word.islower()
    return MappingProxyType(found)
