"""The community column in words: only what anyone can recount, and claims only where the statistics allow them."""

from functools import lru_cache

from bot.ballots import Tally
from bot.cards import Text
from bot.comparison import Comparison
from bot.numbers.contest import Claim, Lead, front_runner
from bot.numbers.counts import Counts
from bot.numbers.printing import Print, printed
from bot.tools import Tool
from bot.wording.words import NONE, Words


@lru_cache(4096)
def tally_text(words: Words, tally: Tally) -> str:
    """Most tallies are small, and the same again. By the number of votes: a dash, bare counts, an early percentage, a settled one."""
    said = printed(tally.ship, tally.skip)
    match said.how:
        case Print.NONE:
            return NONE
        case Print.COUNTS:
            return words.say("{ship} ship · {skip} skip", ship=tally.ship, skip=tally.skip)
        case Print.EARLY | Print.SETTLED:
            share = words.say(
                "{percent} ({ship} of {n})",
                percent=words.percent(said.percent or 0),
                ship=words.number(tally.ship),
                n=words.number(tally.n),
            )
            return words.say("{share}, early", share=share) if said.how is Print.EARLY else share


def community_cell(words: Words, comparison: Comparison, tool: Tool) -> str:
    """Everywhere's numbers; those of this workspace beside them only when they differ."""
    community = comparison.of(tool)
    if comparison.freshness.away:
        return NONE
    if not community.everywhere.n:
        return words.say("{none} no votes yet", none=NONE)
    said = tally_text(words, community.everywhere)
    if not comparison.shared:
        return said
    return words.say("{everywhere} (here: {here})", everywhere=said, here=tally_text(words, community.here))


def community_lead(words: Words, comparison: Comparison) -> str:
    """One claim with its count, or why none can be made."""
    if comparison.freshness.away:
        return unread(words)
    tallies = [comparison.tally(tool) for tool in comparison.tools]
    if not any(tally.n for tally in tallies):
        return words.say("Community: no votes yet. Yours would be the first.")
    verdict = front_runner([Counts(tally.ship, tally.skip) for tally in tallies], comparison.prior)
    return words.say(
        "Community: {claim} ({votes}).", claim=_claim(words, comparison, verdict), votes=_votes(words, tallies)
    )


def unread(words: Words) -> str:
    return words.say("Community: the votes cannot be read right now.")


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


def spoken_community(words: Words, comparison: Comparison) -> str:
    """Like “Community: 16 of 25 would ship Claude 4 Opus, 12 of 25 SmolLM3.”."""
    if comparison.freshness.away:
        return unread(words)
    voted = [(tool, comparison.tally(tool)) for tool in comparison.tools if comparison.tally(tool).n]
    if not voted:
        return words.say("Community: no votes yet.")
    first, *rest = voted
    parts = [
        words.say("{ship} of {n} would ship {tool}", ship=first[1].ship, n=first[1].n, tool=first[0].name),
        *(words.say("{ship} of {n} {tool}", ship=tally.ship, n=tally.n, tool=tool.name) for tool, tally in rest),
    ]
    return words.say("Community: {parts}.", parts=", ".join(parts))


def _claim(words: Words, comparison: Comparison, lead: Lead) -> str:
    name = comparison.tools[lead.leader].name if lead.leader is not None else ""
    match lead.claim:
        case Claim.LEADS:
            return words.say("{tool} leads", tool=name)
        case Claim.AHEAD:
            return words.say("{tool} is ahead, not settled", tool=name)
        case Claim.CLOSE:
            return words.say("too close to call")
        case Claim.FEW:
            return words.say("not enough votes to say who leads")


def _votes(words: Words, tallies: list[Tally]) -> str:
    """One number when every tool has as many votes, else each tool's, in the order of the tools."""
    counts = [tally.n for tally in tallies]
    if len(set(counts)) == 1:
        return words.plural("{n} vote", "{n} votes", counts[0])
    return words.say("{counts} votes", counts=words.listed([words.number(n) for n in counts]))
