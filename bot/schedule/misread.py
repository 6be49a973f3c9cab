"""A wish about time that could not be read; the sentence says what to mend, and can be said in other languages."""

from collections.abc import Sequence

from bot.errors import Refusal


class Misread(Refusal):
    """`message` is an English sentence with `{named}` parts, as the message catalogue keeps it."""

    def __init__(self, message: str, /, **parts: str) -> None:
        super().__init__(message.format(**parts))
        self.message = message
        self.parts = parts


def either(choices: Sequence[str]) -> str:
    """A, B or C."""
    *others, last = choices
    return f"{', '.join(others)} or {last}" if others else last
