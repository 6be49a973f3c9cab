"""How the pieces of a sentence begin: the words that lead in a clause, trail behind one, or go on with another's subject."""

import re

from bot.lines.verbs import FINITE, vocabulary
from bot.lines.words import words

SHARED = vocabulary("and or")
TRAILING = vocabulary(
    "with without on in for at by from including even except especially once least mostly maybe perhaps like "
    "after before to under over across of among beyond besides during within such"
)
BESIDE = vocabulary("a an one not something all half both our my")
LEADING = vocabulary(
    "if when while although though once until unless where since because after before as given despite whether"
)
AND_EARLY = re.compile(r"(?:[\w'’-]+ ){1,4}(?:and|or) ", re.IGNORECASE)
_ADVERBS = vocabulary("now then still also never always only just already even")


def is_continued(text: str) -> bool:
    """“and now sells notes” has its subject elsewhere."""
    found = [word.casefold() for word in words(text, 2)]
    return bool(found) and found[0] in _ADVERBS and found[-1] in FINITE
