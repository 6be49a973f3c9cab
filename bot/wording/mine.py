"""My votes: what counts of mine at this moment, and how to change it."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from bot.actions import Action
from bot.ballots import BallotKind, Vote
from bot.cards import Block, Bold, Button, Buttons, Card, Choice, Lead, Quiet, Select, Text
from bot.panel import Verdict
from bot.tools import Tool
from bot.wording.panel import mark
from bot.wording.words import Words

LONGEST = 25
"""as many as a menu takes on the tightest platform (Discord: 25 options)"""


def votes_card(words: Words, votes: Mapping[str, Vote], tools: Sequence[Tool], zone: tzinfo) -> Card:
    """`tools` are those of the votes, newest vote first."""
    title = words.say("Your votes")
    if not tools:
        said = words.say("You have no votes. Compare two tools and tap what you would ship.")
        return Card(title, said, (Lead((said,)),), private=True)
    shipped = sum(vote.verdict is Verdict.SHIP for vote in votes.values())
    lead = words.plural(
        "You vote on {n} tool: {ship} ship, {skip} skip.",
        "You vote on {n} tools: {ship} ship, {skip} skip.",
        len(votes),
        ship=shipped,
        skip=len(votes) - shipped,
    )
    lines: list[Block] = [Text(_line(words, tool, votes[tool.slug], zone)) for tool in tools[:LONGEST]]
    choices = tuple(Choice(tool.name, tool.key, mark(words, votes[tool.slug].verdict)) for tool in tools[:LONGEST])
    blocks: list[Block] = [
        Lead((lead,)),
        *lines,
        Select(Action("change"), words.say("Change or delete a vote"), choices),
        Quiet((words.say("Only you see this. A vote counts once per tool; your newest ballot decides."),)),
    ]
    return Card(title, lead, tuple(blocks), private=True)


def change_card(words: Words, tool: Tool, vote: Vote | None) -> Card:
    """What can be done about one vote."""
    if vote is None:
        said = words.say("You have no vote on {tool}.", tool=tool.name)
    else:
        verdict = words.say("ship") if vote.verdict is Verdict.SHIP else words.say("skip")
        said = words.say("Your vote on {tool}: {verdict}.", tool=tool.name, verdict=verdict)
    buttons = [
        Button(words.say("Ship"), Action("change", (tool.key, "ship"))),
        Button(words.say("Skip"), Action("change", (tool.key, "skip"))),
    ]
    if vote is not None:
        buttons.append(Button(words.say("Delete this vote"), Action("change", (tool.key, "delete")), "danger"))
    return Card(words.say("Your vote"), said, (Lead((said,)), Buttons(tuple(buttons))), private=True)


def _line(words: Words, tool: Tool, vote: Vote, zone: tzinfo) -> tuple[Bold | str, ...]:
    how = words.say("by reaction") if vote.kind is BallotKind.REACTION else words.say("in private")
    day = words.day(vote.at.astimezone(zone).date())
    return (Bold(tool.name), f"  {mark(words, vote.verdict)} · {how} · {day}")
