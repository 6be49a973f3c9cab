"""Lines that stand in each other's places far apart: told by their shape, by whom they name, and by what they speak of."""

import re
from collections.abc import Sequence

from bot.pages.figures import ends_a_sentence
from bot.pages.page import PageTool
from bot.pages.source import Notes, SourceLine, shown
from bot.pages.topics import telling_words
from bot.pages.trailer import is_heading

_LONGEST_CATEGORY = 4  # words, before one looks like a tagline
_SURE = 2  # shared words more than the other way round
_LETTER = re.compile(
    r"\b(?:inbox|newsletter|weekly\b.{0,20}\bverdicts?|next comparison|new \w{1,12} tools|compare them|(?:one|a) (?:e-?)?mail (?:a|every|each) \w+)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:open[- ]?(?:source|weights?|models?)|free (?:and open|software|of charge|to use|forever)|apache 2|apache licen[cs]e|mit licen[cs]e|a?gpl)",
    re.IGNORECASE,
)
_OVERVIEW = re.compile(r"\b(?:side.by.side|which (?:one|of)|reviewer split|panel verdict)\b", re.IGNORECASE)


def check_places(
    intro: str,
    tools: tuple[PageTool, PageTool],
    below: Sequence[SourceLine],
    lines: Sequence[SourceLine],
    notes: Notes,
) -> None:
    """Warns of every text that would rather stand elsewhere; `below` are the newsletter lines."""
    where = {line.text: line.number for line in reversed(lines)}
    _check_sentence(intro, "The intro", where, notes)
    for tool in tools:
        name = shown(tool.name)
        _check_sentence(tool.description, f"The description of “{name}”", where, notes)
        _check_category(tool, where, notes)
    _check_names(intro, tools, below, where, notes)
    _check_neighbours(tools, where, notes)
    _check_entries(tools, where, notes)
    _check_letter(intro, tools, below, where, notes)


def _check_sentence(text: str, what: str, where: dict[str, int], notes: Notes) -> None:
    if text and not ends_a_sentence(text):
        notes.warn(where.get(text, 1), f"{what} does not end as a sentence; perhaps it is swapped with another line.")


def _check_category(tool: PageTool, where: dict[str, int], notes: Notes) -> None:
    """A category is a few words with capitals; a tagline speaks."""
    text = tool.category
    if not text or not tool.tagline:
        return
    speaks = len(text.split()) > _LONGEST_CATEGORY and not is_heading(text)
    if speaks or (not is_heading(text) and is_heading(tool.tagline) and len(tool.tagline.split()) < len(text.split())):
        notes.warn(
            where.get(text, 1), f"“{shown(text)}” looks like a tagline, but stands where a category is expected."
        )


def _check_names(
    intro: str,
    tools: tuple[PageTool, PageTool],
    below: Sequence[SourceLine],
    where: dict[str, int],
    notes: Notes,
) -> None:
    """A description may name the other tool beside its own, but not instead; other texts name both or none."""
    for tool, other in (tools, tools[::-1]):
        text = tool.description
        if _names(text, other) and not _names(text, tool):
            notes.warn(
                where.get(text, 1),
                f"The description of “{shown(tool.name)}” speaks of “{shown(other.name)}”; perhaps lines are swapped.",
            )
    for text in (intro, *(line.text for line in below)):
        named = [tool for tool in tools if _names(text, tool)]
        if len(named) == 1 and not _names(named[0].description, named[0]):
            notes.warn(
                where.get(text, 1),
                f"This line speaks of “{shown(named[0].name)}”, and its description does not; perhaps they are swapped.",
            )


def _names(text: str, tool: PageTool) -> bool:
    return tool.name.casefold() in text.casefold()


def _check_neighbours(tools: tuple[PageTool, PageTool], where: dict[str, int], notes: Notes) -> None:
    """Taglines that share their words with the other tool's description."""
    taglines, descriptions = (
        [telling_words(text) for text in texts]
        for texts in ([tool.tagline for tool in tools], [tool.description for tool in tools])
    )
    own = sum(len(taglines[tool] & descriptions[tool]) for tool in (0, 1))
    crossed = sum(len(taglines[tool] & descriptions[1 - tool]) for tool in (0, 1))
    if crossed >= own + _SURE:
        notes.warn(
            where.get(tools[0].tagline, 1), "The taglines fit the other tool's description; perhaps they are swapped."
        )


def _check_entries(tools: tuple[PageTool, PageTool], where: dict[str, int], notes: Notes) -> None:
    """A tool that is open costs something, and the one that says nothing of the kind is free: the other way round fits."""
    opened = [_OPEN.search(f"{tool.tagline} {tool.description}") is not None for tool in tools]
    for one, tool in enumerate(tools):
        if opened[one] and not opened[1 - one] and (tool.entry_price, tools[1 - one].entry_price) == ("Paid", "Free"):
            notes.warn(
                where.get(tool.entry_price or "", 1),
                f"“{shown(tool.name)}” calls itself open or free, and the other tool does not; perhaps the entries are swapped.",
            )


def _check_letter(
    intro: str,
    tools: tuple[PageTool, PageTool],
    below: Sequence[SourceLine],
    where: dict[str, int],
    notes: Notes,
) -> None:
    """The newsletter's words above while its lines lack them, and the words of an overview below."""
    above = [intro, *(text for tool in tools for text in (tool.category, tool.tagline))]
    silent = any(not _LETTER.search(line.text) for line in below)
    for text in above:
        if silent and _LETTER.search(text):
            notes.warn(where.get(text, 1), f"“{shown(text)}” sounds like the newsletter; perhaps lines are swapped.")
    for line in below:
        if _OVERVIEW.search(line.text) and not _OVERVIEW.search(intro):
            notes.warn(line.number, f"“{shown(line.text)}” sounds like the intro; perhaps lines are swapped.")
