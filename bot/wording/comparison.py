"""The comparison card: the decision first, the facts in the middle, how to take part last."""

from datetime import tzinfo

from bot.cards import Block, Card, FactRow, Facts, Lead, Line, Quiet, Text
from bot.comparison import Comparison
from bot.numbers.contest import VOTES_TO_CLAIM
from bot.wording.community import community_cell, community_lead, spoken_community
from bot.wording.frame import Frame, frame
from bot.wording.words import Words


def comparison_card(words: Words, comparison: Comparison, zone: tzinfo) -> Card:
    seen = frame(words, comparison.tools)
    blocks: tuple[Block, ...] = (
        Quiet((_about(words, seen, comparison),)),
        Lead((f"{seen.panel_lead} {community_lead(words, comparison)}",)),
        _facts(words, seen, comparison),
        *seen.reviewers,
        *_duel(words, comparison),
        away(words) if comparison.freshness.away else seen.ballot,
        Quiet(_footer(words, seen, comparison, zone)),
    )
    return Card(seen.title, plain(words, comparison), blocks)


def plain(words: Words, comparison: Comparison) -> str:
    """The same decision for whoever reads only the notification, or hears it."""
    seen = frame(words, comparison.tools)
    return f"{seen.opening} {spoken_community(words, comparison)} {seen.closing}"


def away(words: Words) -> Text:
    """In place of the ballot: what is tapped now could not be counted."""
    return Text(
        (
            words.say(
                "The votes are out of reach for the moment, so none can be shown or cast under this card. "
                "Nothing is lost; please ask again in a few minutes."
            ),
        )
    )


def _about(words: Words, seen: Frame, comparison: Comparison) -> str:
    asked = words.say("asked by {name}", name=comparison.asker) if comparison.asker else ""
    return " · ".join(part for part in (seen.categories, asked, seen.panel_checked) if part)


def _facts(words: Words, seen: Frame, comparison: Comparison) -> Facts:
    """Two tools stand in columns; three or four get a row each, which phones can still read.

    The community stands there always: an empty column invites.
    """
    tools = comparison.tools
    community = FactRow(words.say("Community"), tuple(community_cell(words, comparison, tool) for tool in tools))
    told = (*seen.reviewed, community, *seen.known)
    if len(tools) == 2:  # noqa: PLR2004
        return Facts(tuple(tool.name for tool in tools), told)
    rows = tuple(FactRow(tool.name, tuple(fact.cells[i] for fact in told)) for i, tool in enumerate(tools))
    return Facts(tuple(fact.label for fact in told), rows, subjects="rows")


def _duel(words: Words, comparison: Comparison) -> list[Block]:
    """Head to head, from ballots that ship exactly one of two tools; from as many on as may be claimed at all."""
    if comparison.duel is None or sum(comparison.duel) < VOTES_TO_CLAIM:
        return []
    first, second = comparison.tools
    sentence = words.say(
        "Head to head: {a} would ship only {first}, {b} only {second}.",
        a=words.number(comparison.duel[0]),
        first=first.name,
        b=words.number(comparison.duel[1]),
        second=second.name,
    )
    return [Text((sentence,))]


def _footer(words: Words, seen: Frame, comparison: Comparison, zone: tzinfo) -> Line:
    parts = (counted(words, comparison, zone), seen.facts_checked)
    return (" · ".join(part for part in parts if part), *seen.sources)


def counted(words: Words, comparison: Comparison, zone: tzinfo) -> str:
    at = words.clock(comparison.freshness.counted, zone)
    if comparison.freshness.away:
        return words.say("not counted, {time}", time=at)
    if comparison.freshness.in_sync:
        return words.say("counted {time}, in sync", time=at)
    return words.say("counted {time}, catching up", time=at)
