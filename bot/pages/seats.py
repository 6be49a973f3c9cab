"""Which review is whose: they alternate between the tools, role by role; when one is missing, what they say decides."""

from collections.abc import Sequence
from itertools import combinations

from bot.pages.page import ROLES, PageTool
from bot.pages.quotes import Quote
from bot.pages.skips import share_fits
from bot.pages.source import Notes
from bot.pages.topics import Seat, Topics

SEATS: tuple[Seat, ...] = tuple((role, tool) for role in ROLES for tool in (0, 1))
_SURE = 2.0  # how much better another seating must be before it is believed
_SHARE = 3.0  # what a share that is possible counts
_ROUNDS = 2  # the second one hears what the first seated
_DOUBTFUL, _FAR, _ACROSS = 0.5, 1.5, 2.5  # and before it is mentioned: of neighbours, of one tool's, of others


def seat(quotes: Sequence[Quote], tools: Sequence[PageTool], notes: Notes) -> list[tuple[Quote, Seat]]:
    """Each review with its seat. Fewer or more than eight, or two that seem to be swapped, are reported."""
    for quote in quotes[len(SEATS) :]:
        notes.lost(quote.line, "More than eight reviews; this one has no seat and was left out.")
    quotes = quotes[: len(SEATS)]
    topics = Topics.of(tools, [quote.text for quote in quotes])
    seats = _best_seats(topics, len(quotes), tools)
    if quotes and len(quotes) < len(SEATS):
        empty = ", ".join(_said(free, tools) for free in SEATS if free not in seats)
        notes.warn(
            quotes[-1].line,
            f"{len(quotes)} reviews instead of eight; as they read, nobody speaks as {empty}. Check who says what.",
        )
    _report_swaps(quotes, seats, topics, tools, notes)
    return list(zip(quotes, seats, strict=True))


def _best_seats(topics: Topics, size: int, tools: Sequence[PageTool]) -> tuple[Seat, ...]:
    """In page order, with the gaps where words and shares fit best; without clear words the gaps are at the end."""
    seats = plain = SEATS[:size]
    if size in {0, len(SEATS)}:
        return plain
    for _ in range(_ROUNDS):
        fits = [topics.fits(place, seats, leaving_out=(place,)) for place in range(size)]
        shares = {seating: _shares_that_fit(seating, tools) for seating in combinations(SEATS, size)}
        totals = {
            seating: _SHARE * shares[seating] + sum(fit[seat] for fit, seat in zip(fits, seating, strict=True))
            for seating in shares
        }
        best = max(totals, key=totals.__getitem__)
        seats = best if totals[best] >= totals[plain] + _SURE else plain
    return seats


def _shares_that_fit(seats: Sequence[Seat], tools: Sequence[PageTool]) -> int:
    """75 % is not the share of three reviewers: one of that tool's is missing."""
    sizes = [sum(tool == index for _, tool in seats) for index in range(len(tools))]
    shares = [tool.panel_ship_pct for tool in tools]
    return sum(share is None or share_fits(share, size) for share, size in zip(shares, sizes, strict=True))


def _report_swaps(
    quotes: Sequence[Quote], seats: Sequence[Seat], topics: Topics, tools: Sequence[PageTool], notes: Notes
) -> None:
    """Two reviews that would each sit better in the other's place; far apart it takes more to be believed."""
    for one, other in combinations(range(len(quotes)), 2):
        here, there = (topics.fits(place, seats, leaving_out=(one, other)) for place in (one, other))
        as_read = here[seats[one]] + there[seats[other]]
        swapped = here[seats[other]] + there[seats[one]]
        apart = _FAR if seats[one][1] == seats[other][1] else _ACROSS
        if swapped >= as_read + (_DOUBTFUL if other == one + 1 else apart):
            notes.warn(
                quotes[one].line,
                f"This review is read as {_said(seats[one], tools)}, but sounds like {_said(seats[other], tools)};"
                f" perhaps it is swapped with line {quotes[other].line}.",
            )


def _said(seat: Seat, tools: Sequence[PageTool]) -> str:
    role, tool = seat
    return f"the {role} on {tools[tool].name}"
