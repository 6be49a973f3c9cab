"""The leaderboard in words: ranks with tie groups, newcomers below, every number with its count."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.ballots import Tally
from bot.cards import Block, Card, FactRow, Facts, Heading, Lead, Quiet
from bot.tools import Tool
from bot.wording.community import tally_text
from bot.wording.panel import panel_cell
from bot.wording.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A tool on the board; no rank for tools with too few votes to be ordered."""

    tool: Tool
    tally: Tally
    rank: int | None


@dataclass(frozen=True, slots=True)
class Scope:
    """What the board is about; `cap` is how many votes of one workspace weigh, where several are put together."""

    category: str = ""
    here: bool = False
    cap: int | None = None


def board_card(words: Words, scope: Scope, places: Sequence[Place]) -> Card:
    ranked = [place for place in places if place.rank is not None]
    fresh = [place for place in places if place.rank is None]
    title = _title(words, scope)
    lead = _lead(words, ranked)
    head = (words.say("Community"), words.say("Panel"))
    blocks: list[Block] = [Lead((lead,))]
    if ranked:
        rows = tuple(_row(words, place, f"{place.rank}. {place.tool.name}") for place in ranked)
        blocks.append(Facts(head, rows, subjects="rows"))
    if fresh:
        blocks.append(Heading(words.say("New, with too few votes to be ranked")))
        blocks.append(Facts(head, tuple(_row(words, place, place.tool.name) for place in fresh), subjects="rows"))
    blocks.append(Quiet((_how(words, scope),)))
    return Card(title, f"{title}. {lead}", tuple(blocks))


def _title(words: Words, scope: Scope) -> str:
    match scope:
        case Scope(category="", here=False):
            return words.say("Leaderboard")
        case Scope(category="", here=True):
            return words.say("Leaderboard of this workspace")
        case Scope(category=category, here=False):
            return words.say("Leaderboard: {category}", category=category)
        case Scope(category=category):
            return words.say("Leaderboard of this workspace: {category}", category=category)


def _how(words: Words, scope: Scope) -> str:
    tied = words.say("Tools that the votes cannot tell apart share a rank.")
    if scope.cap is None:
        return tied
    capped = words.say(
        "For the order no workspace weighs more than {most} votes on a tool; every vote is printed.", most=scope.cap
    )
    return f"{tied} {capped}"


def _row(words: Words, place: Place, label: str) -> FactRow:
    return FactRow(label, (tally_text(words, place.tally), panel_cell(words, place.tool.panel)))


def _lead(words: Words, ranked: Sequence[Place]) -> str:
    first = [place for place in ranked if place.rank == 1]
    if not first:
        return words.say("Nothing is ranked yet: a tool needs 5 votes.")
    if len(first) == 1:
        only = first[0]
        return words.say("{tool} is first: {tally}.", tool=only.tool.name, tally=tally_text(words, only.tally))
    return words.say("{tools} share the first place.", tools=words.listed([place.tool.name for place in first]))
