"""The text form of a comparison page, read by its labels and names, never by line numbers."""

from collections.abc import Sequence

from bot.pages.anchors import without_header
from bot.pages.misplaced import check_places
from bot.pages.page import Page, PageError, PageReview, PageTool, Verdict
from bot.pages.quotes import Quote, split_scorecard
from bot.pages.seats import seat
from bot.pages.skips import share_fits, share_problem, who_skips
from bot.pages.source import Notes, SourceLine, read_lines, shown
from bot.pages.tools import read_tools
from bot.pages.topics import Seat
from bot.pages.trailer import check_trailer

_HELP = "Expected is the text of a comparison page: “AI tool comparison”, a title “A vs B”, and a block for each tool."


def parse_page(text: str) -> Page:
    """What the page says, with a note for everything odd; raises PageError when it is no comparison page."""
    notes = Notes()
    everything = read_lines(text, notes)
    lines = without_header(everything, notes) if everything else []
    if not lines:
        raise PageError(1, f"There is nothing to read here. {_HELP}")
    card = split_scorecard(lines, notes)
    head = read_tools(card.above, card.between, notes)
    reviews = _read_reviews(seat(card.quotes, head.tools, notes), head.tools, notes)
    check_trailer(card.below, lines[-1].number, notes)
    check_places(head.intro, head.tools, card.below, lines, notes)
    return Page(head.title, head.tools, reviews, head.intro, _texts(card.below), notes.in_order())


def _texts(lines: Sequence[SourceLine]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _read_reviews(
    seated: Sequence[tuple[Quote, Seat]], tools: Sequence[PageTool], notes: Notes
) -> tuple[PageReview, ...]:
    """Reviews in page order; each tool's share says how many of its reviewers skipped."""
    verdicts = [_skips(index, tool, seated, notes) for index, tool in enumerate(tools)]
    _check_shares(tools, seated, notes)
    reviews: list[PageReview] = []
    for quote, (role, tool) in seated:
        skips, certain = verdicts[tool]
        verdict: Verdict = "skip" if quote.line in skips else "ship"
        reviews.append(PageReview(tool, role, verdict, quote.text, inferred=not certain, line=quote.line))
    return tuple(reviews)


def _check_shares(tools: Sequence[PageTool], seated: Sequence[tuple[Quote, Seat]], notes: Notes) -> None:
    """A share goes with reviews, and leaves room for those who say in so many words what they decided."""
    for index, tool in enumerate(tools):
        quotes = [quote for quote, (_, of) in seated if of == index]
        if quotes and (problem := share_problem(tool.panel_ship_pct, [quote.text for quote in quotes])):
            notes.warn(quotes[0].line, f"{shown(tool.name)}: {problem}")


def _skips(
    index: int, tool: PageTool, seated: Sequence[tuple[Quote, Seat]], notes: Notes
) -> tuple[frozenset[int], bool]:
    """The lines of the reviews that skip, and whether the share left no choice."""
    quotes = [quote for quote, (_, of) in seated if of == index]
    share = tool.panel_ship_pct
    if share is not None and quotes and not share_fits(share, len(quotes)):
        notes.warn(
            quotes[0].line,
            f"{share} % of {len(quotes)} reviews on {tool.name} is no whole number of ships; the verdicts are the nearest guess.",
        )
    places = who_skips([quote.text for quote in quotes], share)
    fits = share is not None and share_fits(share, len(quotes))
    return frozenset(quotes[place].line for place in places), fits and share in {0, 100}
