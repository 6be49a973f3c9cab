"""The message catalogues: gettext's `.po` files, each compiled in memory when its language is first spoken."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

CATALOGUES: Final = Path(__file__).parent / "locales"
DOMAIN: Final = "verdict"
LANGUAGES: Final = ("en", "de", "fr", "es", "ja", "pt_BR")

COMMAND: Final = "command"
"""the context of commands' names: one word each, in small letters, as people type it"""


def po_file(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def catalogue(language: str) -> GNUTranslations | NullTranslations:
    """What a catalogue does not have is said in English.

    There are no `.mo` files: a checkout, a wheel and a merge would each have to keep a second, binary truth fresh,
    to save some hundredths of a second once for each language that is spoken.
    """
    path = po_file(language)
    if not path.exists():
        return NullTranslations()
    # Here, as whoever speaks English alone need not wait for it at the start (50 ms).
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
