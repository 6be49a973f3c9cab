"""A wish about time that could not be read; the sentence says what to mend, and can be said in other languages."""

from collections.abc import Sequence
from typing import Final

from bot.errors import Refusal

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Part = str | int
"""what was typed, or a day of the week: Monday is 0"""


class Misread(Refusal):
    """`message` is an English sentence with `{named}` parts, as the message catalogue keeps it.

    A part is a word, a day, or several to choose from; whoever says it in another language names and joins them.
    """

    def __init__(self, message: str, /, **parts: Part | Sequence[Part]) -> None:
        super().__init__(message.format(**{name: _english(part) for name, part in parts.items()}))
        self.message = message
        self.parts = parts


def _english(part: Part | Sequence[Part]) -> str:
    if isinstance(part, int):
        return DAYS[part]
    if isinstance(part, str):
        return part
    *others, last = map(_english, part)
    return f"{', '.join(others)} or {last}" if others else last
