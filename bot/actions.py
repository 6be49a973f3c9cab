"""What a button, a menu or a form asks for, packed into the few characters that platforms let us keep on it.

An action carries no authority: whoever presses is checked when it arrives.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

LIMIT = 100
"""Discord's custom_id is the tightest: 100 characters (docs: components reference)."""

_PREFIX = "v1"


@dataclass(frozen=True, slots=True)
class Action:
    """A verb of the core and its arguments (tool keys, box numbers, page numbers)."""

    verb: str
    args: tuple[str, ...] = ()

    def pack(self) -> str:
        """As `v1:verb:arg:arg`, at most 100 characters; ValueError names the verb that asks for too much."""
        packed = ":".join((_PREFIX, self.verb, *(quote(arg, safe=" ~.-_+") for arg in self.args)))
        if len(packed) > LIMIT:
            raise ValueError(f"The action {self.verb} is {len(packed)} characters long, {LIMIT} fit on a button.")
        return packed

    @property
    def fits(self) -> bool:
        try:
            self.pack()
        except ValueError:
            return False
        return True


def unpack(packed: str) -> Action | None:
    """The action behind a button, or None when it is not one of ours (an old version, another bot, a forgery)."""
    prefix, _, rest = packed.partition(":")
    if prefix != _PREFIX or not rest:
        return None
    verb, *args = rest.split(":")
    return Action(verb, tuple(unquote(arg) for arg in args))
