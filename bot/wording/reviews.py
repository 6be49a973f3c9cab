"""The full reviews, for the caller only and one at a time: never a wall of text in the channel."""

from bot.actions import Action
from bot.cards import Block, Card, Choice, Lead, Quiet, Select, Text
from bot.panel import Review
from bot.tools import Tool
from bot.wording.panel import mark
from bot.wording.team import guests
from bot.wording.words import Words

MOST = 25
"""as many as a menu takes on the tightest platform (Discord: 25 options)"""


def reviews_card(words: Words, tools: tuple[Tool, ...], chosen: str = "") -> Card:
    """One review and a menu of the others; `chosen` is a value of the menu, the first review without it."""
    pages = [
        (f"{tool.key}:{i}", tool, review)
        for tool in tools
        for i, review in enumerate((*tool.panel.reviews, *guests(tool).reviews))
    ]
    title = words.say("Full reviews")
    if not pages:
        sentence = words.say("Nobody has reviewed {tools} yet.", tools=words.listed([tool.name for tool in tools]))
        return Card(title, sentence, (Lead((sentence,)),))
    value, tool, review = next((page for page in pages if page[0] == chosen), pages[0])
    heading = words.say(
        "{role} on {tool}: {verdict}",
        role=review.reviewer or review.role,
        tool=tool.name,
        verdict=mark(words, review.verdict),
    )
    choices = tuple(_choice(words, *page) for page in pages[:MOST])
    blocks: list[Block] = [
        Lead((heading,)),
        Text((review.text or review.line,)),
        Select(Action("reviews", tuple(tool.key for tool in tools)), words.say("Another review"), choices, value),
    ]
    if note := _note(words, tool, review):
        blocks.append(Quiet((note,)))
    return Card(title, f"{heading}. {review.text or review.line}", tuple(blocks))


def _choice(words: Words, value: str, tool: Tool, review: Review) -> Choice:
    label = words.say("{role} on {tool}", role=review.reviewer or review.role, tool=tool.name)
    return Choice(label, value, mark(words, review.verdict))


def _note(words: Words, tool: Tool, review: Review) -> str:
    if review in tool.team.reviews:
        return words.say("A review of your own team; other workspaces do not see it.")
    if review.sample:
        return words.say("A sample opinion that ships with Verdict; your team can replace it.")
    if review.drafted:
        return words.say("Drafted by a model and approved by a person.")
    return words.say("The verdict was inferred from the page.") if review.inferred else ""
