"""What is stored about a person or a workspace, as CSV in cards, and the question before everything is deleted."""

from collections.abc import Iterator, Sequence

from bot.actions import Action
from bot.cards import Button, Buttons, Card, Code, Lead, Quiet, Text
from bot.wording.words import Words

LINES = 20
"""on one card, so that it fits the tightest platform (Discord: 4000 characters)"""
PAGES = 10
LINE_LONGEST = 150


def export_cards(words: Words, title: str, lead: str, csv: str) -> Iterator[Card]:
    """One card after another; what does not fit is said."""
    lines = [line[:LINE_LONGEST] for line in csv.splitlines()]
    pages = [lines[start : start + LINES] for start in range(0, len(lines), LINES)]
    for number, page in enumerate(pages[:PAGES]):
        head = (Lead((lead,)),) if number == 0 else ()
        last = number == min(len(pages), PAGES) - 1
        rest = len(lines) - PAGES * LINES
        more = words.plural(
            "{n} more line: verdict export-workspace at the server writes it.",
            "{n} more lines: verdict export-workspace at the server writes them.",
            rest,
        )
        foot = (Quiet((more,)),) if last and rest > 0 else ()
        blocks = (*head, *(Text((Code(line),)) for line in page), *foot)
        yield Card(title, lead, blocks, private=True)


def wipe_card(words: Words) -> Card:
    said = words.say("This deletes everything that is stored about this workspace: votes, boxes, settings, blocks.")
    return Card(
        words.say("Delete everything"),
        said,
        (
            Lead((said,)),
            Text((words.say("Nobody can bring it back. The bot stays; remove the app to make it leave."),)),
            Buttons((Button(words.say("Delete everything"), Action("wipe", ("yes",)), "danger"),)),
        ),
    )


def wiped_card(words: Words) -> Card:
    said = words.say("Everything that was stored about this workspace is deleted.")
    return Card(words.say("Deleted"), said, (Lead((said,)),))


def heads(words: Words) -> Sequence[str]:
    return (words.say("kind"), words.say("name"), words.say("value"), words.say("note"))
