"""The first words after an installation, and Slack's App Home: three things to try."""

from collections.abc import Sequence

from bot.actions import Action
from bot.cards import Block, Button, Buttons, Card, Code, Divider, Heading, Lead, Line, Quiet, Text
from bot.wording.words import Words, filled

_SUGGESTED = ("claude-4-opus", "smollm3")


def three_things(words: Words, compare: str, umbrella: str) -> tuple[Line, ...]:
    return (
        ("1.  ", words.say("Compare two tools:"), " ", Code(f"/{compare} claude 4 opus vs smollm3")),
        ("2.  ", words.say("Vote: tap the emoji under the card for every tool you would ship.")),
        ("3.  ", words.say("See who leads:"), " ", Code(f"/{umbrella} board")),
    )


def welcome_card(words: Words, compare: str, umbrella: str) -> Card:
    lead = words.say("Verdict is here. It compares AI tools, and counts what you would ship.")
    things = three_things(words, compare, umbrella)
    advice = words.say("Nothing has to be set. Administrators find the settings with {command}", command="{command}")
    return Card(
        words.say("Welcome"),
        words.say("{lead} Try {example}.", lead=lead, example=f"/{compare} claude 4 opus vs smollm3"),
        (Lead((lead,)), *(Text(one) for one in things), Quiet(filled(advice, command=Code(f"/{umbrella} settings")))),
    )


def home_card(words: Words, compare: str, umbrella: str, parts: Sequence[Card], plain: str) -> Card:
    """The settings, and then the parts: the leaderboard, one's own votes, the weekly posts."""
    blocks: list[Block] = [
        *(Text(one) for one in three_things(words, compare, umbrella)),
        Buttons(
            (
                Button(words.say("Settings"), Action("settings")),
                Button(words.say("Who counts here"), Action("rules")),
                Button(words.say("Help"), Action("help")),
            )
        ),
    ]
    for part in parts:
        blocks.extend((Divider(), Heading(part.title), *_quiet(part)))
    return Card(words.say("Verdict"), plain, tuple(blocks), private=True)


def _quiet(card: Card) -> Sequence[Block]:
    """Without headings of its own."""
    return [block for block in card.blocks if not isinstance(block, Heading)]
