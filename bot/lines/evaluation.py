"""One-liners as `verdict eval lines` asks for them: one review in, one line and its span out."""

from collections.abc import Mapping
from typing import Any

from bot.lines.line import one_line


def evaluate(row: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one row of `{"id", "role", "tool", "verdict", "text"}`, under its id."""
    said = {name: str(row[name]) if row.get(name) else None for name in ("verdict", "tool")}
    line = one_line(str(row["text"]), verdict=said["verdict"], tool=said["tool"])
    return {"id": row["id"], "line": line.text, "start": line.start, "end": line.end}
