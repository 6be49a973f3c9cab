"""Why these numbers: counts by kind, the interval, the prior in words, and when the votes were last checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.ballots import BallotKind, Community
from bot.cards import Block, Card, Heading, Link, Quiet, Text
from bot.numbers.counts import Counts
from bot.numbers.prior import Prior
from bot.tools import Tool
from bot.wording import facts
from bot.wording.community import tally_text
from bot.wording.panel import panel_sentence
from bot.wording.words import Words


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of one tool's numbers. `by_kind` counts everywhere; `held` are votes kept back for review."""

    tool: Tool
    community: Community
    by_kind: Mapping[BallotKind, int]
    prior: Prior
    held: int = 0


def why_card(words: Words, evidence: tuple[Evidence, ...], checked: datetime | None, zone: tzinfo) -> Card:
    blocks: list[Block] = []
    for one in evidence:
        blocks.append(Heading(one.tool.name))
        blocks.extend(Text((line,)) for line in lines(words, one))
        if one.tool.source.startswith("https://"):
            blocks.append(Text((Link(words.say("source of the entry"), one.tool.source),)))
    blocks.append(Quiet((_checked(words, checked, zone),)))
    names = words.listed([one.tool.name for one in evidence])
    spoken = " ".join(f"{one.tool.name}: {' '.join(lines(words, one))}" for one in evidence)
    return Card(words.say("Why these numbers: {tools}", tools=names), spoken, tuple(blocks))


def lines(words: Words, one: Evidence) -> tuple[str, ...]:
    everywhere = one.community.everywhere
    said = [words.say("Panel: {panel}.", panel=panel_sentence(words, one.tool.panel))]
    if everywhere.n:
        said.extend((_votes(words, one), _interval(words, one)))
    else:
        said.append(words.say("Community: no votes yet."))
    said.append(_prior(words, one.prior))
    if one.held:
        said.append(
            words.plural(
                "{n} vote is held back for a moderator: it came in an unusual burst.",
                "{n} votes are held back for a moderator: they came in an unusual burst.",
                one.held,
            )
        )
    said.extend(_sources(words, one.tool))
    return tuple(said)


def _votes(words: Words, one: Evidence) -> str:
    return words.say(
        "Votes: {n}, of them {reactions} by reaction and {private} in private. Here: {here}. Everywhere: {everywhere}.",
        n=words.number(one.community.everywhere.n),
        reactions=words.number(one.by_kind.get(BallotKind.REACTION, 0)),
        private=words.number(one.by_kind.get(BallotKind.PRIVATE, 0)),
        here=tally_text(words, one.community.here),
        everywhere=tally_text(words, one.community.everywhere),
    )


def _interval(words: Words, one: Evidence) -> str:
    tally = one.community.everywhere
    low, high = one.prior.after(Counts(tally.ship, tally.skip)).interval(0.9)
    return words.say(
        "The true share is between {low} and {high} with 90 % probability.",
        low=words.percent(round(100 * low)),
        high=words.percent(round(100 * high)),
    )


def _prior(words: Words, prior: Prior) -> str:
    return words.say(
        "Before any vote: as if {n} votes of the category's average, {share}, had been cast.",
        n=words.number(prior.strength),
        share=words.percent(round(100 * prior.mean)),
    )


def _sources(words: Words, tool: Tool) -> tuple[str, ...]:
    dated = [f"{fact.text}: {fact.source or fact.by}" for fact in tool.prices]
    if said := facts.checked(words, (tool,)):
        dated.append(said)
    return (words.say("Facts: {facts}.", facts="; ".join(dated)),) if dated else ()


def _checked(words: Words, checked: datetime | None, zone: tzinfo) -> str:
    if checked is None:
        return words.say("Not compared with the platform yet.")
    return words.say(
        "Last compared with the platform on {day} at {time}.",
        day=words.day(checked.astimezone(zone).date()),
        time=words.clock(checked, zone),
    )
