"""The newsletter lines below the reviews: a heading, an invitation, a sentence. Kept as they are, checked by shape."""

from collections.abc import Sequence

from bot.pages.source import Notes, SourceLine

_LINES = 3
_SMALL_WORD = 3  # letters; "in", "of" and "the" are lower case in headings too


def check_trailer(lines: Sequence[SourceLine], last: int, notes: Notes) -> None:
    """`last` is the number of the last line of the page, for what is missing there."""
    if len(lines) != _LINES:
        where = lines[-1].number if lines else last
        notes.warn(where, f"The page should end with {_LINES} newsletter lines, but {len(lines)} were found.")
        return
    heading, invitation, sentence = lines
    if not is_heading(heading.text) or (is_heading(invitation.text) and not _ends(invitation.text)):
        notes.warn(heading.number, "The newsletter lines should begin with their heading; perhaps lines are swapped.")
    if not _ends(sentence.text):
        notes.warn(sentence.number, "The newsletter lines should end with a sentence; perhaps lines are swapped.")


def is_heading(text: str) -> bool:
    words = [word for word in text.split() if len(word) > _SMALL_WORD]
    return not _ends(text) and all(not word[0].islower() for word in words)


def _ends(text: str) -> bool:
    return text[-1] in ".!?…"
