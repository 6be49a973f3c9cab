"""Card → a Slack message: blocks for those who see them, text for notifications and for those who listen."""

from collections.abc import Iterable, Iterator, Sequence

import orjson

from adapters.slack import blocks as kit
from adapters.slack.blocks import Json, weight
from adapters.slack.controls import button, menu
from adapters.slack.facts import listed, table
from adapters.slack.limits import most
from adapters.slack.pieces import How, Piece, Pieces
from adapters.slack.scorecard import scorecard
from adapters.slack.spans import bold, mrkdwn
from adapters.slack.text import fallback
from bot.cards import (
    Ballot,
    Block,
    Button,
    Buttons,
    Card,
    Divider,
    Facts,
    Heading,
    Lead,
    Line,
    Quiet,
    Scorecard,
    Select,
    Text,
)

_LENGTHS = (3000, 600, 200)
"""how long a single text may be; the shorter ones are tried when the whole message is too long"""
_BETWEEN = "   "
_PIECES = Pieces()
_Plain = Lead | Text | Heading | Divider
_Large = _Plain | Facts | Scorecard | Ballot | Buttons | Select


def written(card: Card, *, reactions: bool) -> Json:
    """`text` and `blocks` as they are sent: the blocks are JSON already, for most of it was written before.

    With `reactions` the ballot is the message's own, else it is the buttons.
    """
    text = fallback(card.plain or card.title, most("message.text"))
    return {"text": text, "blocks": orjson.Fragment(_blocks(card, reactions=reactions, tables=True))}


def message(card: Card, *, reactions: bool) -> Json:
    """The same to be looked at."""
    read: Json = orjson.loads(orjson.dumps(written(card, reactions=reactions)))
    return read


def blocks(card: Card, *, reactions: bool, tables: bool = True) -> list[Json]:
    """To be put elsewhere; the App Home takes no tables."""
    made: list[Json] = orjson.loads(_blocks(card, reactions=reactions, tables=tables))
    return made


def _blocks(card: Card, *, reactions: bool, tables: bool) -> bytes:
    """Within every limit, whatever the card holds."""
    made = b""
    for longest in _LENGTHS:
        renderer = _Renderer(longest, reactions=reactions, tables=tables)
        made = renderer.card(card)
        if renderer.blocks <= most("message.blocks") and _light(made):
            return made
    return orjson.dumps(_shortened(orjson.loads(made)))


class _Renderer:
    """Renders one card once: it numbers the controls, and counts tables and blocks."""

    def __init__(self, longest: int, *, reactions: bool, tables: bool) -> None:
        self._longest = longest
        self._reactions = reactions
        self._tables = 0 if tables else most("message.tables")
        self._controls = 0
        self.blocks = 0

    def card(self, card: Card) -> bytes:
        parts: list[bytes] = []
        if card.title:
            parts.append(orjson.dumps(kit.header(card.title)))
            self.blocks = 1
        for block in card.blocks:
            how = self._longest, self._reactions, self._controls, self._tables
            piece = _PIECES.find(block, how) or self._piece(block, how)
            self._controls, self._tables = piece.controls, piece.tables
            self.blocks += piece.blocks
            if piece.blocks:
                parts.append(piece.written)
        return b"[" + b",".join(parts) + b"]"

    def _piece(self, block: Block, how: How) -> Piece:
        if isinstance(block, Quiet):  # in every card, and hardly ever the same
            text = mrkdwn(block.line, self._text("context.text"))
            return Piece(block, orjson.dumps(kit.context(text)), 1, self._controls, self._tables)
        made = list(self._block(block))
        piece = Piece(block, orjson.dumps(made)[1:-1], len(made), self._controls, self._tables)
        _PIECES.keep(piece, how)
        return piece

    def _block(self, block: _Large) -> Iterable[Json]:
        match block:
            case Facts():
                return self._facts(block)
            case Scorecard():
                return scorecard(block, self._longest)
            case Ballot():
                return self._ballot(block)
            case Buttons(buttons):
                return self._buttons(buttons)
            case Select():
                return self._select(block)
            case _:
                return (self._words(block),)

    def _words(self, block: _Plain) -> Json:
        match block:
            case Lead(line):
                return kit.section(bold(line, self._text("section.text")))
            case Text(line):
                return kit.section(mrkdwn(line, self._text("section.text")))
            case Heading(text):
                return kit.section(bold((text,), self._text("section.text")))
            case Divider():
                return kit.divider()

    def _text(self, limit: str) -> int:
        return min(self._longest, most(limit))

    def _facts(self, facts: Facts) -> Iterable[Json]:
        made = table(facts, self._longest) if self._tables < most("message.tables") else None
        if made is None:
            return listed(facts, self._longest)
        self._tables += 1
        return (made,)

    def _ballot(self, ballot: Ballot) -> Iterator[Json]:
        line = self._choices(ballot) if self._reactions else ballot.by_button
        yield kit.section(mrkdwn(line, self._text("section.text")))
        yield from self._buttons(ballot.buttons)

    def _choices(self, ballot: Ballot) -> Line:
        told = (f"{_BETWEEN}{choice.emoji} {choice.label}" for choice in ballot.choices)
        return (*ballot.by_reaction, *told)

    def _buttons(self, buttons: Sequence[Button]) -> Iterator[Json]:
        return kit.actions([button(one, self._next()) for one in buttons])

    def _select(self, select: Select) -> Iterator[Json]:
        made = menu(select, self._next())
        return kit.actions([made] if made else [])

    def _next(self) -> int:
        self._controls += 1
        return self._controls


def _light(made: bytes) -> bool:
    """What is written is never shorter than what people read of it, which takes longer to count."""
    return len(made) <= most("message.characters") or weight(orjson.loads(made)) <= most("message.characters")


def _shortened(made: list[Json]) -> list[Json]:
    """The decision stands first and the ways to take part last, so what is too much goes from the middle."""
    kept, told = list(made), kit.context("… +0")
    while len(kept) + 1 > most("message.blocks") or weight([*kept, told]) > most("message.characters"):
        kept.pop(len(kept) * 2 // 3)
        told = kit.context(f"… +{len(made) - len(kept)}")
    middle = len(kept) * 2 // 3
    return [*kept[:middle], told, *kept[middle:]]
