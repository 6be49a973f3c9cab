"""The upper half of a page: title, intro and the two tools' blocks."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pages.anchors import Anchors, find_anchors
from bot.pages.blocks import Heading, read_figures, read_heading, read_text
from bot.pages.figures import is_dash, is_figure, is_label_at, label_of
from bot.pages.page import PageError, PageTool
from bot.pages.source import Notes, SourceLine, shown

_RANKS = ("Panel ship", "Community", "Entry")
_WHERE = ("first", "second")


@dataclass(frozen=True, slots=True)
class Head:
    title: str
    tools: tuple[PageTool, PageTool]
    intro: str


def read_tools(lines: Sequence[SourceLine], leftover: Sequence[SourceLine], notes: Notes) -> Head:
    """`leftover` are unquoted lines just below the scorecard's heading: a description that slipped, or strays."""
    if not lines:
        raise PageError(1, "The page begins with its reviews; the blocks of the two tools are missing above them.")
    anchors = find_anchors(lines, len(lines))
    first, second = _label_groups(lines, anchors)
    regions = (0, first[0]), (first[-1] + 1, second[0])
    headings = [_heading(lines, region, anchors, tool, notes) for tool, region in enumerate(regions)]
    figures = [
        read_figures(lines, region[0], labels, shown(heading.name), notes)
        for region, labels, heading in zip(regions, (first, second), headings, strict=True)
    ]
    title = _title(lines, anchors, headings, notes)
    below = list(lines[second[-1] + 1 :])
    if leftover and not below:
        notes.warn(
            leftover[0].number, "A description stands below “Reviewer scorecard”; it was taken for the second tool's."
        )
        below, leftover = [leftover[0]], leftover[1:]
    notes.stray(leftover)
    intro = read_text(headings[0].above, "The intro", lines[anchors.title or 0].number, notes)
    texts = headings[1].above, below
    tools = [
        PageTool(
            heading.category,
            heading.name,
            heading.tagline,
            figure.panel,
            figure.community,
            figure.entry,
            read_text(text, f"The description of “{shown(heading.name)}”", lines[labels[-1]].number, notes),
        )
        for heading, figure, text, labels in zip(headings, figures, texts, (first, second), strict=True)
    ]
    return Head(title, (tools[0], tools[1]), intro)


def _label_groups(lines: Sequence[SourceLine], anchors: Anchors) -> tuple[list[int], list[int]]:
    """The labels of the first block and of the second; where no name parts them, their order starts anew."""
    names = {name for name in anchors.names if name is not None}
    labels = [
        index
        for index in range(len(lines))
        if label_of(lines[index]) and (is_label_at(lines, index) or not {index - 1, index, index + 1} & names)
    ]
    parting = anchors.names[1] if anchors.names[1] is not None else _start_anew(lines, labels)
    groups = [index for index in labels if index < parting], [index for index in labels if index >= parting]
    for where, group in zip(_WHERE, groups, strict=True):
        if not group:
            raise PageError(
                lines[-1].number if labels else lines[0].number,
                f"No {where} tool was found: its block needs the lines “Panel ship”, “Community” and “Entry”.",
            )
    return groups


def _start_anew(lines: Sequence[SourceLine], labels: Sequence[int]) -> int:
    ranks = [_RANKS.index(label_of(lines[index]) or "") for index in labels]
    return next((labels[at] for at in range(1, len(ranks)) if ranks[at] <= ranks[at - 1]), len(lines))


def _heading(
    lines: Sequence[SourceLine], region: tuple[int, int], anchors: Anchors, tool: int, notes: Notes
) -> Heading:
    """Category, name and tagline out of everything that stands above a block's first label."""
    start, stop = region
    inside = [index for index in range(start, stop) if index != anchors.title]
    if inside and inside[-1] == stop - 1 and is_figure(lines[stop - 1].text) and inside[-1] != anchors.names[tool]:
        inside.pop()  # the label's own value
    strays = {i for i in inside if is_figure(lines[i].text) and not is_dash(lines[i].text) and i not in anchors.names}
    notes.stray([lines[index] for index in inside if index in strays])
    inside = [index for index in inside if index not in strays]
    at = anchors.names[tool]
    if at not in inside:
        return _unanchored(lines, inside, stop, anchors.expected[tool], notes)
    place = inside.index(at)
    before, after = inside[:place], inside[place + 1 :]
    return read_heading([lines[i] for i in before], lines[at], [lines[i] for i in after], notes)


def _unanchored(lines: Sequence[SourceLine], inside: Sequence[int], stop: int, expected: str, notes: Notes) -> Heading:
    """The name is the line above the tagline, unless it shares no word with the title: then it is missing."""
    here = [lines[index] for index in inside]
    written = here[-2] if len(here) > 1 else None
    if written and (not expected or _alike(written.text, expected)):
        if expected:
            notes.lost(written.number, f"The title says “{shown(expected)}”, this line “{shown(written.text)}”.")
        return read_heading(here[:-2], written, here[-1:], notes)
    if not expected:
        raise PageError(
            lines[stop].number, "Above this line the name of a tool is missing, and no title “A vs B” names it."
        )
    notes.lost(
        lines[stop].number, f"Above this line the name “{shown(expected)}” is missing; it was taken from the title."
    )
    name = SourceLine(lines[stop].number, expected)
    return read_heading(here[:-1], name, here[-1:], notes)


def _alike(one: str, other: str) -> bool:
    return bool(set(one.casefold().split()) & set(other.casefold().split()))


def _title(lines: Sequence[SourceLine], anchors: Anchors, headings: Sequence[Heading], notes: Notes) -> str:
    made = f"{headings[0].name} vs {headings[1].name}"
    if anchors.title is None:
        notes.lost(lines[0].number, f"The title is missing; it was made from the names: “{shown(made)}”.")
        return made
    if anchors.title != 0:
        notes.warn(lines[anchors.title].number, "The title should stand directly below “AI tool comparison”.")
    return lines[anchors.title].text
