"""The few Block Kit blocks that cards are made of, as plain dicts: building them with SDK classes costs sixty times."""

from collections.abc import Iterator, Sequence
from typing import Any

from adapters.slack.limits import most
from adapters.slack.text import plain

Json = dict[str, Any]


def words(text: str, limit: int) -> Json:
    # `emoji` would turn :codes: in the data into pictures.
    return {"type": "plain_text", "text": plain(text, limit), "emoji": False}


def marked(text: str) -> Json:
    """Text that is mrkdwn already; `verbatim` keeps Slack from linking addresses and names in it by itself."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def header(text: str) -> Json:
    return {"type": "header", "text": words(text, most("header.text"))}


def section(text: str) -> Json:
    return {"type": "section", "text": marked(text)}


def fields(texts: Sequence[str]) -> Iterator[Json]:
    """Two columns on a desk, one on a phone; as many sections as ten fields each need."""
    step = most("section.fields")
    for start in range(0, len(texts), step):
        yield {"type": "section", "fields": [marked(text) for text in texts[start : start + step]]}


def context(text: str) -> Json:
    return {"type": "context", "elements": [marked(text)]}


def divider() -> Json:
    return {"type": "divider"}


def actions(elements: Sequence[Json]) -> Iterator[Json]:
    step = most("actions.elements")
    for start in range(0, len(elements), step):
        yield {"type": "actions", "elements": list(elements[start : start + step])}


def weight(block: Any) -> int:
    """Characters that people read in a block or in several, however deep."""
    total, parts = 0, block
    if isinstance(block, dict):
        text, parts = block.get("text"), block.values()
        total = len(text) if isinstance(text, str) else 0
    for part in parts:
        if isinstance(part, dict | list):
            total += weight(part)
    return total
