"""What is asked about the names behind the last of them: "Cursor vs Windsurf privacy", "…, head to head"."""

from bot.names.exact import Piece
from bot.names.kinds import FILLS, GENERIC, LINKS, TAILS, words_of
from bot.names.parts import Parts
from bot.names.reading import Reading, atoms_of

_ASPECTS = words_of("""
    review reviews reviewed privacy security support quality community ecosystem value usability docs documentation
    limit limits context window windows length size tier tiers free integrations onboarding licensing license hosting maintenance
    uptime stability flexibility scalability safety workflow workflows experience experiences feedback ease token tokens
    roi setup tutorial tutorials guide demo popularity trends adoption customization customisation capabilities strengths
    weaknesses advantages disadvantages benefits drawbacks tradeoff tradeoffs similarities case cases summary
    showdown battle duel fight match faceoff face off head side explained ui ux compliance availability output outputs
    breakdown overview debate shootout matchup roundup rundown recap list cheat sheet table feature reddit results bugs battery ram memory gpu hardware requirements market share users salary jobs news leaderboard elo
""")
_OF_WHAT = words_of("code image voice audio video text model answer output sound print picture")
_BEFORE = {
    "quality": _OF_WHAT,
    "dive": frozenset(("deep",)),
    **dict.fromkeys("123", frozenset(("round",))),
}  # words that say what is asked about only together


def asks_about(reading: Reading, parts: Parts, at: int, name: Piece | None = None) -> bool:
    """Whether all words from here to the end, or to a "for", say what is asked about the names.

    A word that some longer name has may be of such a name: "Grok Imagine quality".
    """
    if at >= len(reading.words) or not _is_aspect(reading, at):
        return False
    longer = parts.sharing(told(reading, name)) if name is not None else frozenset()
    for here in range(at, len(reading.words)):
        kind = reading.kinds[here]
        if kind & TAILS:
            return True
        if not longer.isdisjoint(parts.named(reading.words[here])):
            return False
        if not (kind & (FILLS | LINKS) or _is_aspect(reading, here)):
            return False
    return True


def _is_aspect(reading: Reading, at: int) -> bool:
    """Whether a word says what is asked about, alone or with the next one: the code quality, a deep dive."""
    words = reading.words
    if words[at] in _ASPECTS or (at and words[at - 1] in _BEFORE.get(words[at], ())):
        return True
    return at + 1 < len(words) and words[at] in _BEFORE.get(words[at + 1], ())


def told(reading: Reading, name: Piece) -> list[str]:
    """The atoms of a name that say something."""
    words = range(name.first, name.last)
    return [atom for at in words if not reading.kinds[at] & GENERIC for atom in atoms_of(reading.words[at])]
