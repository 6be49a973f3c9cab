"""The full reviews, for the caller only: never a wall of text in the channel."""

from bot.cards import Block, Bold, Card, Heading, Quiet, Text
from bot.panel import Review
from bot.tools import Tool
from bot.wording.panel import mark, panel_sentence
from bot.wording.words import Words


def reviews_card(words: Words, tools: tuple[Tool, ...]) -> Card:
    blocks: list[Block] = []
    for tool in tools:
        blocks.append(Heading(f"{tool.name}: {panel_sentence(words, tool.panel)}"))
        blocks.extend(Text(_review(words, review)) for review in tool.panel.reviews)
    if any(review.sample for tool in tools for review in tool.panel.reviews):
        blocks.append(Quiet((words.say("Sample opinions that ship with Verdict; your team can replace them."),)))
    title = words.say("Full reviews")
    names = words.listed([tool.name for tool in tools])
    return Card(title, words.say("Full reviews of {tools}.", tools=names), tuple(blocks))


def _review(words: Words, review: Review) -> tuple[Bold | str, ...]:
    said = words.say(
        "{role}, {verdict}:", role=review.reviewer or review.role, verdict=mark(words, review.verdict).lower()
    )
    note = f" ({words.say('verdict inferred from the page')})" if review.inferred else ""
    return (Bold(said), f" {review.text or review.line}{note}")
