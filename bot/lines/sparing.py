"""What a text that is a little too long can spare: times, small words, and who saw it."""

import re

from bot.graphemes import fits
from bot.lines.gaps import is_open, is_singled_out

_MOST = 60  # characters; a text that is longer by more has to be cut
_TIME = r"(?:week|month|year|quarter|spring|summer|autumn|fall|winter)"
_I_SAW = r"(?:know of|could find|can name|(?:have |['’]ve )?(?:tried|tested|looked at|seen|asked|measured|checked|spoken to)|saw|spoke to)"
_SPARE = re.compile(
    rf"^(?:(?:last|this) {_TIME}|today|by now|so far|since then|\w+ {_TIME}s? (?:in|on|later|ago)),? (?=(?:the|our|my|an?|it|its|we|i|they|their)\b)"
    r"|(?:(?<= my)|(?<= its)|(?<= our)|(?<= your)|(?<= their)) own(?= \w)"
    r"|(?<! of)(?<! by)(?<! in)(?<! to)(?<! at)(?<! for)(?<! and)(?<! than)(?<! from)(?<! since)(?<! until)"
    rf" (?:last|this) {_TIME}(?=[,.;:]| (?:and|has|have|so)\b|$)"
    rf"|(?<=\w)(?: that)? (?:i|we) {_I_SAW}(?=[,.;:]|$| (?:is|are|was|were|has|have|had|did)\b)"
    r"|(?<=\w) (?:again|at all|altogether|these days|nowadays|on (?:its|their|my|our) own|by itself|right away|as well|too|of the two|or so|in (?:it|there)|(?<!show )for (?:it|me|us))(?=[,.;:]| and\b|$)"
    r"|(?<=[a-z])(?<!and)(?<!but)(?<!only)(?<!not)(?<!n['’]t)(?<!hardly)"
    r" (?:also|now(?! that)|then|quite|very|ever|currently|finally|suddenly)(?= [a-z])",
    re.IGNORECASE,
)


def spared(text: str, limit: int) -> str:
    """The text without as many of them as it takes to fit, the last ones first."""
    if len(text) - limit > _MOST:
        return text
    for found in reversed(list(_SPARE.finditer(text))):
        if fits(text, limit):
            break
        if not is_open(text[: found.start()]) and not is_singled_out(text[: found.start()]):
            text = text[: found.start()] + text[found.end() :]
    return text
