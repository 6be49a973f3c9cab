"""Prices, licences, context and dates of tools in words."""

from collections.abc import Sequence
from datetime import date

from bot.cards import Line, Link, Span
from bot.tools import MAKER, Entry, PriceFact, Tool
from bot.wording.words import NONE, Words


def entry(words: Words, tool: Tool) -> str:
    return entry_in_words(words, tool.entry)


def entry_in_words(words: Words, cheapest: Entry | None) -> str:
    match cheapest:
        case Entry.FREE:
            return words.say("Free")
        case Entry.FREEMIUM:
            return words.say("Freemium")
        case Entry.PAID:
            return words.say("Paid")
        case None:
            return NONE


def price(words: Words, tool: Tool) -> str:
    """The maker's own price first; whose price it is and when it was looked up stand behind each."""
    facts = sorted(tool.prices, key=lambda fact: fact.by != MAKER)
    if facts:
        return "; ".join(_fact(words, fact) for fact in facts[:2])
    return words.say("nothing to pay") if tool.entry is Entry.FREE else NONE


def context(words: Words, tool: Tool) -> str:
    if tool.context is None:
        return NONE
    return words.say("{n} tokens", n=words.number(tool.context))


def checked(words: Words, tools: Sequence[Tool]) -> str:
    """Like “Facts checked 12 Nov 2026”: the oldest check counts; empty when nothing is dated."""
    dates = [tool.checked for tool in tools if tool.checked]
    return words.say("facts checked {day}", day=words.day(min(dates))) if dates else ""


def panel_checked(words: Words, tools: Sequence[Tool]) -> str:
    dates: list[date] = [tool.panel.checked for tool in tools if tool.panel.checked]
    sample = any(review.sample for tool in tools for review in tool.panel.reviews)
    said = words.say("panel checked {day}", day=words.day(min(dates))) if dates else ""
    if sample:
        note = words.say("sample opinions")
        return f"{said} ({note})" if said else note
    return said


def source_links(words: Words, tools: Sequence[Tool]) -> Line:
    """Like “ · sources: Claude 4 Opus, SmolLM3”, each a link to where the entry's facts come from."""
    linked = [Link(tool.name, tool.source) for tool in tools if tool.source.startswith("https://")]
    if not linked:
        return ()
    spans: list[Span] = [f" · {words.say('sources')}: "]
    for link in linked:
        spans.extend((link, ", "))
    return tuple(spans[:-1])


def _fact(words: Words, fact: PriceFact) -> str:
    by = words.say("maker") if fact.by == MAKER else fact.by
    text = fact.text if fact.by == MAKER else words.say("from {price}", price=fact.text)
    if fact.checked is None:
        return f"{text} ({by})"
    return f"{text} ({by}, {words.month(fact.checked)})"
