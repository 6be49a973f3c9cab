"""Which review is whose: they alternate between the tools, role by role; when one is missing, what they say decides."""

import re
from collections.abc import Sequence
from itertools import combinations

from bot.pages.page import ROLES, PageTool, Role
from bot.pages.quotes import Quote
from bot.pages.source import Notes

Seat = tuple[Role, int]  # role and tool

SEATS: tuple[Seat, ...] = tuple((role, tool) for role in ROLES for tool in (0, 1))
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_READ = 4000  # characters of a review are plenty to know what it is about
_SURE = 2.0  # how much better another seating must be before it is believed
_NAME, _DESCRIBED, _ECHO = 3.0, 1.0, 0.5
_LONG_WORD = 4  # letters
_ROLE_CUES: dict[Role, re.Pattern[str]] = {
    "builder": re.compile(r"\b(?:primitive|dx|sdk|api|weekend|codebase|lines of code|stack|deploy|docs|debug\w*)\b"),
    "skeptic": re.compile(r"\b(?:competitors?|breaks|kills|claims?|demo\w*|benchmarks?|scenario)\b"),
    "futurist": re.compile(r"\b(?:thesis|falsifiable|by 20\d\d|second-order|trend\w*|future|decade|early to)\b"),
    "founder": re.compile(
        r"\b(?:buyers?|moat|business|pricing|margin\w*|check|budget|distribution|revenue|customers?)\b"
    ),
}


def seat(quotes: Sequence[Quote], tools: Sequence[PageTool], notes: Notes) -> list[tuple[Quote, Seat]]:
    """Each review with its seat. Fewer or more than eight, or two that seem to be swapped, are reported."""
    if len(quotes) > len(SEATS):
        for quote in quotes[len(SEATS) :]:
            notes.lost(quote.line, "More than eight reviews; this one has no seat and was left out.")
        quotes = quotes[: len(SEATS)]
    fits = _fits(quotes, tools)
    if quotes and len(quotes) < len(SEATS):
        chosen = _best_seats(fits)
        empty = ", ".join(f"{role} on {tools[tool].name}" for role, tool in SEATS if (role, tool) not in chosen)
        notes.warn(
            quotes[-1].line,
            f"{len(quotes)} reviews of eight; as it reads there is none by {empty}. Check who says what.",
        )
    else:
        chosen = list(SEATS[: len(quotes)])
    _report_swaps(quotes, chosen, fits, tools, notes)
    return list(zip(quotes, chosen, strict=True))


def _best_seats(fits: Sequence[dict[Seat, float]]) -> list[Seat]:
    """In page order, with the gaps where the words fit best; without clear words the gaps are at the end."""
    plain = SEATS[: len(fits)]
    best = max(combinations(SEATS, len(fits)), key=lambda seats: _total(fits, seats))
    return list(best if _total(fits, best) >= _total(fits, plain) + _SURE else plain)


def _total(fits: Sequence[dict[Seat, float]], seats: Sequence[Seat]) -> float:
    return sum(fit[seat] for fit, seat in zip(fits, seats, strict=True))


def _report_swaps(
    quotes: Sequence[Quote],
    seats: Sequence[Seat],
    fits: Sequence[dict[Seat, float]],
    tools: Sequence[PageTool],
    notes: Notes,
) -> None:
    for one in range(len(quotes) - 1):
        other = one + 1
        as_read = fits[one][seats[one]] + fits[other][seats[other]]
        swapped = fits[one][seats[other]] + fits[other][seats[one]]
        if swapped >= as_read + _SURE:
            notes.warn(
                quotes[one].line,
                f"This review is read as {_said(seats[one], tools)}, but sounds like {_said(seats[other], tools)};"
                f" perhaps it is swapped with line {quotes[other].line}.",
            )


def _said(seat: Seat, tools: Sequence[PageTool]) -> str:
    role, tool = seat
    return f"the {role} on {tools[tool].name}"


def _fits(quotes: Sequence[Quote], tools: Sequence[PageTool]) -> list[dict[Seat, float]]:
    """How well each review sits on each seat: words of one tool's own texts and of one role's usual questions."""
    profiles = _profiles(tools)
    found: list[dict[Seat, float]] = []
    for quote in quotes:
        text = quote.text[:_READ]
        words, folded = _words(text), text.casefold()
        of_tool = [
            sum(weight for word, weight in profile.items() if word in words) + _NAME * (tool.name.casefold() in folded)
            for tool, profile in zip(tools, profiles, strict=True)
        ]
        of_role = {role: len(set(cue.findall(folded))) for role, cue in _ROLE_CUES.items()}
        found.append({(role, tool): of_role[role] + of_tool[tool] for role, tool in SEATS})
    return found


def _profiles(tools: Sequence[PageTool]) -> list[dict[str, float]]:
    """The words that only one of the two tools uses about itself; its name weighs most, then names and numbers."""
    profiles: list[dict[str, float]] = []
    for tool in tools:
        said = _words(f"{tool.tagline} {tool.description[:_READ]}")
        profile = {word: _ECHO if plain == word and plain.isalpha() else _DESCRIBED for word, plain in said.items()}
        profiles.append(profile | dict.fromkeys(_words(tool.name), _NAME))
    mine, other = profiles
    return [_only(mine, other), _only(other, mine)]


def _only(mine: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {word: weight for word, weight in mine.items() if word not in other}


def _words(text: str) -> dict[str, str]:
    """Folded words and how they were written; short ones say little unless they are abbreviations or hold a digit."""
    words = (word[0].replace("’", "'").removesuffix("'s") for word in _WORD.finditer(text))
    return {
        word.casefold(): word for word in words if len(word) >= _LONG_WORD or (len(word) > 1 and not word.islower())
    }
