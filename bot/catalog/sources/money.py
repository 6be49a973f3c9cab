"""Prices per token as exact decimals, and as the words that stand in the catalogue."""

import re
from decimal import Context, Decimal, localcontext

from bot.catalog.sources.offers import TokenPrice

MILLION_DIGITS = 6
_EXACT = Context(prec=80)
_MOST_DIGITS = 12
"""a price with more is a float's shadow: 0.39999999999999997 was written as 0.4"""
_TIDY = Context(prec=_MOST_DIGITS)
_LOWEST, _HIGHEST = Decimal("1e-6"), Decimal(100_000)
_AMOUNT = r"\$([0-9][0-9,]{0,12}(?:\.[0-9]{1,12})?)"
_WORDS = re.compile(rf"(?:from )?{_AMOUNT} in(?:, {_AMOUNT} out)? / 1M tokens(.*)")


def per_million(amount: Decimal) -> Decimal:
    """US dollars per token → per 1,000,000 tokens; not a digit is lost."""
    return amount.scaleb(MILLION_DIGITS, _EXACT)


def believable(amount: Decimal) -> Decimal:
    """The amount per 1,000,000 tokens without a float's noise; ValueError when nobody can have asked it."""
    if not _LOWEST <= amount <= _HIGHEST:
        raise ValueError("is no price that anybody asks for 1,000,000 tokens; check the unit")
    return _TIDY.plus(amount)


def spelled(amount: Decimal) -> str:
    """15, 0.30, 0.435: whole, or with two digits and as many more as there are."""
    text = f"{amount:f}"
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    return f"{whole}.{part.ljust(2, '0')}" if part else whole


def price_text(price: TokenPrice) -> str:
    """Like "$15 in, $75 out / 1M tokens"."""
    out = "" if price.output is None else f", ${spelled(price.output)} out"
    return f"${spelled(price.input)} in{out} / 1M tokens{price.note}"


def read_price(text: str) -> TokenPrice | None:
    """The token price that a catalogue's words state; None when they state another kind of price."""
    found = _WORDS.fullmatch(text)
    if found is None:
        return None
    paid_in, paid_out, note = found.groups()
    return TokenPrice(_amount(paid_in), _amount(paid_out) if paid_out else None, note)


def apart(known: TokenPrice, offered: TokenPrice) -> Decimal:
    """By how many percent of the known price the other one differs, in or out, whichever is more."""
    pairs = [(known.input, offered.input)]
    if known.output is not None and offered.output is not None:
        pairs.append((known.output, offered.output))
    return max(_percent(before, after) for before, after in pairs)


def up_to(tokens: int) -> str:
    """The note on a price that holds for prompts of up to so many tokens."""
    return f", up to {tokens // 1000}k" if tokens % 1_000_000 else f", up to {tokens // 1_000_000}M"


def _amount(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _percent(before: Decimal, after: Decimal) -> Decimal:
    if not before:
        return Decimal(100 if after else 0)
    with localcontext(_EXACT):
        return abs(after - before) * 100 / before
