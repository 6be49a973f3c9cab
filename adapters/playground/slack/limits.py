"""Slack's figures, by name. Sources: docs.slack.dev/reference/block-kit, /reference/methods and /reference/views."""

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
    tables: int = 1
    table_characters: int = 10_000  # over all cells of all tables of a message
    charts: int = 2
    blocks_characters: int = 13_200  # undocumented: reported in github.com/slackapi/bolt-js/issues/2509
    markdown_characters: int = 12_000  # over all markdown blocks of a payload


@dataclass(frozen=True, slots=True)
class ViewLimits:
    blocks: int = 100
    size: int = 250_000
    stack: int = 3


MESSAGE = MessageLimits()
VIEW = ViewLimits()

CHARACTERS = {
    "accessibility_label": 75,
    "action_id": 255,
    "alert.text": 200,
    "block_id": 255,
    "button.text": 75,
    "card.body": 200,
    "card.subtext": 200,
    "card.title": 150,
    "chart.axis": 50,
    "chart.label": 20,
    "chart.title": 50,
    "confirm.button": 30,
    "confirm.text": 300,
    "confirm.title": 100,
    "container.title": 150,
    "header": 150,
    "image.alt_text": 2000,
    "image.title": 2000,
    "input.hint": 2000,
    "input.label": 2000,
    "markdown": 12_000,
    "option.text": 75,
    "option.value": 150,
    "option_group.label": 75,
    "placeholder": 150,
    "plain_text_input": 3000,
    "section.field": 2000,
    "text": 3000,
    "url": 3000,
    "value": 2000,
    "video.alt_text": 200,
    "video.author_name": 50,
    "video.description": 200,
    "video.provider_name": 50,
    "video.title": 200,
    "view.button": 24,
    "view.callback_id": 255,
    "view.external_id": 255,
    "view.private_metadata": 3000,
    "view.title": 24,
    "data_table.content": 20_000,
}

ITEMS = {
    "actions": 25,
    "card.actions": 3,
    "carousel": 10,
    "chart.points": 20,
    "chart.series": 12,
    "checkboxes": 10,
    "container": 10,
    "context": 10,
    "context_actions": 5,
    "data_table.columns": 20,
    "data_table.page": 100,
    "data_table.rows": 201,
    "file_input": 10,
    "icon_button.users": 10,
    "option_groups": 100,
    "options": 100,
    "overflow": 5,
    "radio_buttons": 10,
    "section.fields": 10,
    "table.columns": 20,
    "table.rows": 100,
}
