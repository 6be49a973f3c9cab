"""Tables as CSV that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""what makes Excel, LibreOffice and Google Sheets calculate (OWASP: CSV injection), in full width too"""


def cell(text: str) -> str:
    """An apostrophe before what would be calculated, also behind blanks, which some programs cut off first."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def sheet(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow([cell(one) for one in head])
    writer.writerows([_plain(value) for value in row] for row in rows)
    return out.getvalue()


def _plain(value: object) -> str:
    """Numbers are ours; everything else may have been typed by somebody."""
    return str(value) if isinstance(value, int | float) else cell(str(value))
