"""What is stored about a person or a workspace, as CSV in cards, and the question before everything is deleted."""

from collections.abc import Iterator, Sequence

from bot.actions import Action
from bot.cards import Button, Buttons, Card, Code, File, Lead, Quiet, Text
from bot.wording.words import Words

LINES = 40
"""on one page: each is a block of its own, and Slack takes 50"""
CHARACTERS = 9_000
"""on one page: Slack takes 13,000 with everything around them"""
LONGEST = 2_900
"""of one line; Slack takes 3,000, and no row that we write is as long"""
PAGES = 10


def export_card(words: Words, title: str) -> Card:
    """What stands beside the file."""
    said = words.say("This is all that is stored, as CSV for any spreadsheet.")
    return Card(title, said, (Lead((said,)),), private=True)


def pages(words: Words, card: Card, file: File) -> Iterator[Card]:
    """The file's text where no file can be given: the card, then one card after another; what does not fit is said."""
    yield card
    made = list(_pages(file.text.splitlines()))
    rest = sum(map(len, made[PAGES:]))
    for number, lines in enumerate(made[:PAGES], start=1):
        more = words.plural(
            "{n} more line: verdict export-workspace at the server writes it.",
            "{n} more lines: verdict export-workspace at the server writes them.",
            rest,
        )
        foot = (Quiet((more,)),) if number == PAGES and rest else ()
        yield Card("", file.name, (*(Text((Code(line),)) for line in lines), *foot), private=True)


def _pages(lines: Sequence[str]) -> Iterator[list[str]]:
    page: list[str] = []
    for line in (one[:LONGEST] for one in lines):
        if page and (len(page) == LINES or len(line) + sum(map(len, page)) > CHARACTERS):
            yield page
            page = []
        page.append(line)
    yield page


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
