"""What can go wrong, in the few kinds that the core can act on; the sentence for the caller is part of the error."""

from collections.abc import Iterable, Mapping

MALFORMED = (ValueError, TypeError, LookupError, AttributeError)
"""what an answer of an unknown shape, or a card that cannot be drawn, ends in: it must not hold up the others"""


class VerdictError(Exception):
    """The root of everything that the bot raises on purpose."""


class Refusal(VerdictError):
    """A request that cannot be met; its text is a sentence for the caller that says what to do next.

    With parts it is an English sentence of the message catalogue: whoever answers says it in the reader's language.
    """

    def __init__(self, message: str, /, **parts: object) -> None:
        super().__init__(message.format(**parts) if parts else message)
        self.message = message
        self.parts: Mapping[str, object] = parts


class Mistakes(Refusal):
    """Several things that are wrong with what somebody filled in, each with the field it is about."""

    def __init__(self, fields: Iterable[tuple[str, Refusal]]) -> None:
        self.fields = tuple({(field, str(said)): (field, said) for field, said in fields}.values())
        super().__init__("; ".join(f"{field} {said}" for field, said in self.fields) + ".")


class PlatformError(VerdictError):
    """Something that a platform answered instead of doing what was asked."""


class RateLimited(PlatformError):
    """The platform asks for patience."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"The platform asks to wait {retry_after:g} s.")
        self.retry_after = retry_after
        """seconds until the same call may be tried again"""


class ChannelGone(PlatformError):
    """The channel was deleted or archived, or the bot cannot see it any more."""


class NotPermitted(PlatformError):
    """The channel is there, but the bot may not do this in it; the text says which permission is missing."""


class MessageGone(PlatformError):
    """The message was deleted."""


class Incomplete(PlatformError):
    """An answer that is empty, partial, truncated or failed: nothing may be concluded from it."""


class Empty(Incomplete):
    """No reactions at all, not even the bot's own seeds: a fault of the platform, or somebody cleared them."""


class Unanswered(PlatformError):
    """The line broke or the platform failed after the request left: whether it was carried out is unknown."""


class TokenRevoked(PlatformError):
    """The token is no longer valid: the workspace removed the app or rotated the token."""


class StoreAway(VerdictError):
    """The database cannot be reached or does not answer: nothing was written, and it may be tried again later."""


class Locked(VerdictError):
    """A secret that cannot be opened or sealed with the keys at hand; the text says which key is missing."""
