"""Slack's figures, by name. Sources: docs.slack.dev/reference/block-kit, /methods and /interactivity."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageLimits:
    text: int = 40_000  # beyond it Slack cuts the text; we refuse, so that nobody relies on the cut
    text_edited: int = 4_000  # chat.update, error msg_too_long
    markdown_text: int = 12_000
    blocks: int = 50
    attachments: int = 100
    metadata: int = 16_000
    emoji: int = 50  # different reactions on one message
    emoji_each: int = 23  # … of one person


@dataclass(frozen=True, slots=True)
class ViewLimits:
    blocks: int = 100
    size: int = 250_000
    stack: int = 3
    title: int = 24
    submit: int = 24
    close: int = 24
    private_metadata: int = 3_000
    callback_id: int = 255
    external_id: int = 255


MESSAGE = MessageLimits()
VIEW = ViewLimits()
