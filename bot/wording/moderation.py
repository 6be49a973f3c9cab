"""For moderators: held bursts with their reason in numbers, blocked people, and the log."""

from collections.abc import Mapping, Sequence
from datetime import UTC

from bot.actions import Action
from bot.cards import Block as CardBlock
from bot.cards import Bold, Button, Buttons, Card, Heading, Lead, Quiet, Text
from bot.moderation import Block, Burst, Decision
from bot.tools import Tool
from bot.wording.words import Words


def burst_card(words: Words, burst: Burst, tool: Tool) -> Card:
    sentence = words.plural(
        "{n} vote on {tool} is held back.", "{n} votes on {tool} are held back.", burst.held, tool=tool.name
    )
    return Card(
        words.say("Votes held for you"),
        f"{sentence} {reason(words, burst)}",
        (Lead((sentence,)), Text((reason(words, burst),)), _decision(words, burst)),
    )


def moderation_card(words: Words, bursts: Sequence[Burst], tools: Mapping[str, Tool]) -> Card:
    """Open bursts with their buttons, then the log."""
    open_ones = [one for one in bursts if not one.decided and one.slug in tools]
    log = [(tools[one.slug], one.decided) for one in bursts if one.decided and one.slug in tools]
    sentence = (
        words.plural("{n} burst of votes waits for you.", "{n} bursts of votes wait for you.", len(open_ones))
        if open_ones
        else words.say("No votes are held.")
    )
    blocks: list[CardBlock] = [Lead((sentence,))]
    for one in open_ones:
        blocks.extend((Text((Bold(tools[one.slug].name), f"  {reason(words, one)}")), _decision(words, one)))
    if log:
        blocks.append(Heading(words.say("Decided")))
        blocks.extend(Quiet((f"{tool.name}: {_decided(words, decision)}",)) for tool, decision in log)
    return Card(words.say("Moderation"), sentence, tuple(blocks))


def blocked_card(words: Words, blocks: Sequence[Block]) -> Card:
    if not blocks:
        sentence = words.say("Nobody is blocked.")
        return Card(words.say("Blocked people"), sentence, (Lead((sentence,)),))
    sentence = words.plural("{n} person is blocked.", "{n} people are blocked.", len(blocks))
    lines = tuple(Text((Bold(one.name), f"  {_until(words, one)}: {one.reason}")) for one in blocks)
    return Card(words.say("Blocked people"), sentence, (Lead((sentence,)), *lines))


def reason(words: Words, burst: Burst) -> str:
    """The rule in this burst's own numbers."""
    why = burst.reason
    return words.say(
        "{votes} of {of} votes in one hour say {side}, {newcomers} of them from people who joined less than 7 days ago; "
        "{usual} an hour is usual, so by chance this happens once in {odds}.",
        votes=why.votes,
        of=why.of,
        side=words.say("ship") if why.ship else words.say("skip"),
        newcomers=why.newcomers,
        usual=words.number(why.usual),
        odds=words.number(round(1 / why.chance)) if why.chance else "∞",
    )


def _decided(words: Words, decision: Decision) -> str:
    date = f"{words.day(decision.at.date())} {words.clock(decision.at, UTC)} UTC"
    if decision.released:
        return words.say("released by {by}, {date}", by=decision.by, date=date)
    return words.say("dropped by {by}, {date}", by=decision.by, date=date)


def _decision(words: Words, burst: Burst) -> Buttons:
    number = str(burst.number)
    return Buttons(
        (
            Button(words.say("Release"), Action("burst", (number, "release"))),
            Button(words.say("Drop"), Action("burst", (number, "drop")), "danger"),
        )
    )


def _until(words: Words, block: Block) -> str:
    if block.until is None:
        return words.say("for good, by {by}", by=block.by)
    return words.say("until {day}, by {by}", day=words.day(block.until.date()), by=block.by)
