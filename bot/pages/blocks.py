"""One tool's block: figures read by their labels, texts by their place around the name."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pages.figures import DASH, is_dash, is_figure, is_short, label_of, percent, price
from bot.pages.page import EntryPrice
from bot.pages.source import Notes, SourceLine, shown

_KINDS = ("Panel ship", "Community", "Entry")


@dataclass(frozen=True, slots=True)
class Figures:
    panel: int | None
    community: int | None
    entry: EntryPrice | None


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a block's labels; `above` is what belongs to the text before it."""

    above: tuple[SourceLine, ...]
    category: str
    name: str
    tagline: str


def read_figures(lines: Sequence[SourceLine], start: int, labels: Sequence[int], who: str, notes: Notes) -> Figures:
    """`start` is the first line that may be a value; what stands between two labels and is no value is reported."""
    values: dict[str, str] = {}
    floor = start
    for index in labels:
        kind = label_of(lines[index]) or ""
        value = _value(lines, floor, index, notes, first=index == labels[0])
        if kind in values:
            notes.lost(lines[index].number, f"{who} has a second “{kind}”; the first one counts.")
        else:
            values[kind] = value if value is not None else DASH
        if index != labels[0]:
            notes.stray([line for line in lines[floor : index - 1] if not label_of(line)])
        floor = index + 1
    order = [_KINDS.index(kind) for kind in values]
    if order != sorted(order):
        notes.warn(
            lines[labels[0]].number,
            f"The labels of {who} are not in their order, “Panel ship”, “Community”, “Entry”; perhaps lines are swapped.",
        )
    for kind in _KINDS:
        if kind not in values:
            notes.warn(lines[labels[0]].number, f"{who} has no “{kind}”; it counts as unknown. Add it with — above it.")
    return Figures(
        percent(values.get(_KINDS[0], "")), percent(values.get(_KINDS[1], "")), price(values.get("Entry", ""))
    )


def _value(lines: Sequence[SourceLine], floor: int, index: int, notes: Notes, *, first: bool) -> str | None:
    """The line above a label, unless another value above it makes it doubtful whose it is."""
    line, kind = lines[index], label_of(lines[index]) or ""
    wanted = "Free, Freemium or Paid" if kind == "Entry" else "a whole percentage"
    above = lines[index - 1] if index > floor else None
    if above is None or not _suits(kind, above.text):
        found = f"“{shown(above.text)}”" if above else "nothing"
        notes.lost(
            line.number, f"Above “{kind}” should stand {wanted} or —, but there is {found}; it counts as unknown."
        )
        return None
    before = lines[index - 2].text if index - 2 >= floor else ""
    if is_figure(before) and not (first and is_dash(before)):  # above the first value a dash is a tagline
        notes.lost(above.number, f"Both “{before}” and “{above.text}” stand above “{kind}”; it counts as unknown.")
        return None
    return above.text


def _suits(kind: str, text: str) -> bool:
    return is_dash(text) or (price(text) is not None if kind == "Entry" else percent(text) is not None)


def read_heading(before: Sequence[SourceLine], name: SourceLine, after: Sequence[SourceLine], notes: Notes) -> Heading:
    """Category above the name, tagline below it; where they are swapped the shapes tell, and it is reported."""
    above, category, tagline = list(before), "", list(after)
    swapped = False
    if not tagline and len(above) > 2 and is_short(above[-2].text):  # noqa: PLR2004  text, category, tagline
        tagline, swapped = [above.pop()], True
    if above and is_short(above[-1].text):
        category = above.pop().text
    elif len(above) > 1 and is_short(above[-2].text):
        category, swapped = above.pop(-2).text, True
    elif len(tagline) > 1 and is_short(tagline[0].text):
        category, swapped = tagline.pop(0).text, True
    _report(name, swapped, category, tagline, notes)
    return Heading(tuple(above), said(category), name.text, said(" ".join(line.text for line in tagline)))


def _report(name: SourceLine, swapped: bool, category: str, tagline: Sequence[SourceLine], notes: Notes) -> None:
    who = shown(name.text)
    if swapped:
        notes.warn(
            name.number, f"Around “{who}” lines are swapped; expected are category, name, tagline, one below another."
        )
    if not said(category):
        notes.lost(name.number, f"Above the name “{who}” a line with its category is missing.")
    if not tagline or is_dash(tagline[0].text):
        notes.lost(name.number, f"Below the name “{who}” a line with its tagline is missing.")
    if len(tagline) > 1:
        notes.warn(tagline[1].number, f"The tagline of “{who}” has {len(tagline)} lines; they were joined.")


def read_text(lines: Sequence[SourceLine], what: str, where: int, notes: Notes) -> str:
    """An intro or a description, joined when it was broken over lines."""
    notes.stray([line for line in lines if is_figure(line.text) and not is_dash(line.text)])
    text = said(" ".join(line.text for line in lines if is_dash(line.text) or not is_figure(line.text)))
    if not text:
        notes.lost(where, f"{what} is missing after this line.")
    return text


def said(text: str) -> str:
    return "" if is_dash(text) else text
