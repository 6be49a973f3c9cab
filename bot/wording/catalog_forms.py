"""The forms of the catalogue: at most five fields, which is what a modal takes on the tighter platform."""

from collections.abc import Mapping

from bot.actions import Action
from bot.cards import Choice
from bot.forms import ChoiceField, Form, TextField
from bot.panel import ROLES, Review, Verdict
from bot.tools import Entry, Tool
from bot.wording.facts import entry_in_words
from bot.wording.panel import mark
from bot.wording.words import Words

UNSAID = "-"
"""an option of a menu may not be empty"""


def basics_form(words: Words, title: str, action: Action, given: Mapping[str, str]) -> Form:
    """What everybody wants to know first; also what a new tool is made of."""
    return Form(
        title,
        words.say("Save"),
        action,
        (
            TextField("name", words.say("Name"), given.get("name", ""), longest=80),
            TextField(
                "category",
                words.say("Category"),
                given.get("category", ""),
                words.say("A heading that other tools share, such as Models"),
                longest=60,
            ),
            TextField("tagline", words.say("In one sentence"), given.get("tagline", ""), required=False, longest=200),
            TextField(
                "price",
                words.say("Price"),
                given.get("price", ""),
                words.say("As its maker writes it, such as $20 a month"),
                required=False,
                longest=120,
            ),
            TextField(
                "source",
                words.say("Where the price stands, and the day"),
                given.get("source", ""),
                words.say("Such as {example}; without a day, today", example="https://example.com/pricing 2026-11-24"),
                required=False,
                longest=500,
            ),
        ),
    )


def details_form(words: Words, tool: Tool, action: Action, given: Mapping[str, str]) -> Form:
    entries = (
        Choice(words.say("Not said"), UNSAID),
        *(Choice(entry_in_words(words, entry), str(entry)) for entry in Entry),
    )
    return Form(
        words.say("Details"),
        words.say("Save"),
        action,
        (
            ChoiceField(
                "entry", words.say("The cheapest way in"), entries, (given.get("entry") or UNSAID,), required=False
            ),
            TextField("maker", words.say("Maker"), given.get("maker", ""), required=False, longest=80),
            TextField("licence", words.say("Licence"), given.get("licence", ""), required=False, longest=80),
            TextField(
                "context",
                words.say("Context window in tokens"),
                given.get("context", ""),
                words.say("Digits only, such as 200000"),
                required=False,
                longest=12,
            ),
            TextField(
                "description",
                words.say("Description"),
                given.get("description", ""),
                required=False,
                longest=2000,
                size="paragraph",
            ),
        ),
        intro=(tool.name,),
    )


def names_form(words: Words, tool: str, names: str, action: Action) -> Form:
    """The tool is typed, so that a name that was asked for can be given to any."""
    return Form(
        words.say("Names of our own"),
        words.say("Save"),
        action,
        (
            TextField("tool", words.say("The tool"), tool, words.say("By any of its names"), longest=80),
            TextField(
                "names",
                words.say("What you call it here"),
                names,
                words.say("Several apart by commas; only this workspace uses them"),
                required=False,
                longest=1000,
                size="paragraph",
            ),
        ),
    )


def review_form(words: Words, tool: Tool, action: Action, given: Mapping[str, str]) -> Form:
    verdicts = tuple(Choice(mark(words, verdict), str(verdict)) for verdict in (Verdict.SHIP, Verdict.SKIP))
    return Form(
        words.say("Review {tool}", tool=tool.name),
        words.say("Save"),
        action,
        (
            TextField(
                "role",
                words.say("Role"),
                given.get("role", ""),
                words.say("{roles}, or a role of your own", roles=", ".join(ROLES)),
                longest=40,
            ),
            ChoiceField("verdict", words.say("Verdict"), verdicts, (given["verdict"],) if given.get("verdict") else ()),
            TextField("text", words.say("The reasons"), given.get("text", ""), longest=3000, size="paragraph"),
            TextField(
                "line",
                words.say("The reason in one line"),
                given.get("line", ""),
                words.say("Made from the reasons when you leave it empty"),
                required=False,
                longest=240,
            ),
            TextField(
                "reviewer",
                words.say("Who says it"),
                given.get("reviewer", ""),
                words.say("A person or a team, if several share a role"),
                required=False,
                longest=80,
            ),
        ),
    )


def review_fields(review: Review) -> Mapping[str, str]:
    return {
        "role": review.role,
        "verdict": str(review.verdict),
        "text": review.text,
        "line": review.line,
        "reviewer": review.reviewer,
    }
