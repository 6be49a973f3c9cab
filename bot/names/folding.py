"""Letters as they are compared: without case, accents and width."""

import re
import unicodedata

_NOUGHT = re.compile(r"(?<=\d)\.0(?![\d.])")

CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"


def folded(written: str) -> str:
    """Case, accents and width do not matter; neither does a zero after the point of a version."""
    if written == "&":
        return "and"
    if written.isascii():
        word = written.lower()
    elif "\u3040" <= written[0] <= "\ufaff":
        return written
    else:
        parts = unicodedata.normalize("NFKD", written).casefold()
        word = "".join(char for char in parts if not unicodedata.combining(char)) or written
    return _NOUGHT.sub("", word) if ".0" in word else word
