"""What is asked about the names behind the last of them: "Cursor vs Windsurf privacy", "…, head to head"."""

from bot.names.exact import Piece
from bot.names.kinds import FILLS, GENERIC, LINKS, TAILS, words_of
from bot.names.parts import Parts
from bot.names.reading import Reading, atoms_of

_SURE = words_of("""
    review reviews reviewed privacy quality usability limit limits pros cons maintenance uptime flexibility scalability
    weaknesses advantages disadvantages benefits drawbacks tradeoff tradeoffs similarities strengths licensing onboarding
    showdown duel fight faceoff head side explained breakdown overview debate shootout matchup rematch roundup rundown recap poll thing
    first feature bugs popularity compliance availability reddit requirements ease roi
""")  # what no product is called
_ASPECTS = _SURE | words_of("""
    security support community ecosystem value context length size tier free integrations license stability safety
    experience experiences feedback token tokens setup tutorial tutorials guide demo trends adoption customization
    customisation capabilities case cases summary battle match face off ui ux output outputs results battery ram memory
    users salary leaderboard elo round
""")
_OF_WHAT = words_of("code image voice audio video text model answer output sound print picture")
_BEFORE = {
    "quality": _OF_WHAT,
    **{
        second: words_of(first)
        for first, second in (
            *(
                ("free paid", "plan"),
                ("free paid pricing", "plans"),
                ("deep", "dive"),
                ("cheat", "sheet"),
                ("tier", "list"),
                ("context", "window"),
                ("context", "windows"),
            ),
            *(("market", "share"), ("summary", "table"), ("round", "1"), ("round", "2"), ("round", "3")),
        )
    },
}  # words that say what is asked about only together


def asks_about(reading: Reading, parts: Parts, at: int, name: Piece | None = None) -> bool:
    """Whether all words from here to the end, or to a "for", say what is asked about the names.

    A word that some longer name has may be of such a name: "Grok Imagine quality"; a house may have a product that is
    called so: "Microsoft support".
    """
    house = name is not None and name.last - name.first == 1 and parts.begins_many(reading.words[name.first])
    aspects = _SURE if house else _ASPECTS
    if at >= len(reading.words) or not _is_aspect(reading, at, aspects):
        return False
    longer = parts.sharing(told(reading, name)) if name is not None else frozenset()
    for here in range(at, len(reading.words)):
        kind = reading.kinds[here]
        if kind & TAILS:
            return True
        if not longer.isdisjoint(parts.named(reading.words[here])):
            return False
        if not (kind & (FILLS | LINKS) or _is_aspect(reading, here, aspects)):
            return False
    return True


def _is_aspect(reading: Reading, at: int, aspects: frozenset[str]) -> bool:
    """Whether a word says what is asked about, alone or with the next one: the code quality, a deep dive."""
    words = reading.words
    if words[at] in aspects or (at and words[at - 1] in _BEFORE.get(words[at], ())):
        return True
    return at + 1 < len(words) and words[at] in _BEFORE.get(words[at + 1], ())


def told(reading: Reading, name: Piece) -> list[str]:
    """The atoms of a name that say something."""
    words = range(name.first, name.last)
    return [atom for at in words if not reading.kinds[at] & GENERIC for atom in atoms_of(reading.words[at])]
