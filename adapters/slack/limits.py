"""Slack's limits as a table, each with its source; characters are Unicode code points of the text as it is sent."""

from dataclasses import dataclass
from typing import Final

_BLOCKS = "docs.slack.dev/reference/block-kit/blocks"
_ELEMENTS = "docs.slack.dev/reference/block-kit/block-elements"
_OBJECTS = "docs.slack.dev/reference/block-kit/composition-objects"
_METHODS = "docs.slack.dev/reference/methods"


@dataclass(frozen=True, slots=True)
class Limit:
    most: int
    source: str
    documented: bool = True


LIMITS: Final = {
    "message.text": Limit(4000, f"{_METHODS}/chat.update: msg_too_long above it"),
    "message.blocks": Limit(50, _BLOCKS),
    # Reported by developers, github.com/slackapi/bolt-js/issues/2509; we stay a little below.
    "message.characters": Limit(13_000, "bolt-js #2509", documented=False),
    "message.tables": Limit(1, f"{_BLOCKS}/table-block"),
    "header.text": Limit(150, f"{_BLOCKS}/header-block"),
    "section.text": Limit(3000, f"{_BLOCKS}/section-block"),
    "section.fields": Limit(10, f"{_BLOCKS}/section-block"),
    "section.field": Limit(2000, f"{_BLOCKS}/section-block"),
    "context.text": Limit(3000, f"{_OBJECTS}/text-object"),
    "table.rows": Limit(100, f"{_BLOCKS}/table-block"),
    "table.columns": Limit(20, f"{_BLOCKS}/table-block"),
    "table.characters": Limit(10_000, f"{_BLOCKS}/table-block: over all cells of a message"),
    "actions.elements": Limit(25, f"{_BLOCKS}/actions-block"),
    "action_id": Limit(255, _ELEMENTS),
    "button.text": Limit(75, f"{_ELEMENTS}/button-element"),
    "button.value": Limit(2000, f"{_ELEMENTS}/button-element"),
    "select.options": Limit(100, f"{_ELEMENTS}/select-menu-element"),
    "select.placeholder": Limit(150, f"{_ELEMENTS}/select-menu-element"),
    "option.text": Limit(75, f"{_OBJECTS}/option-object"),
    "option.value": Limit(150, f"{_OBJECTS}/option-object"),
    "option.description": Limit(75, f"{_OBJECTS}/option-object"),
    "checkboxes.options": Limit(10, f"{_ELEMENTS}/checkboxes-element"),
    "radio_buttons.options": Limit(10, f"{_ELEMENTS}/radio-button-group-element"),
    "link.url": Limit(3000, f"{_ELEMENTS}/button-element"),
    "view.title": Limit(24, "docs.slack.dev/reference/views/modal-views"),
    "view.button": Limit(24, "docs.slack.dev/reference/views/modal-views"),
    "view.blocks": Limit(100, "docs.slack.dev/reference/views/modal-views"),
    "view.private_metadata": Limit(3000, "docs.slack.dev/reference/views/modal-views"),
    "input.label": Limit(2000, f"{_BLOCKS}/input-block"),
    "input.hint": Limit(2000, f"{_BLOCKS}/input-block"),
    "input.value": Limit(3000, f"{_ELEMENTS}/plain-text-input-element"),
}
"""What a card may be made of."""


def most(name: str) -> int:
    return LIMITS[name].most


RESPONSE_URL_USES: Final = 5
"""docs.slack.dev/interactivity/handling-user-interaction: five answers within half an hour"""
RESPONSE_URL_SECONDS: Final = 30 * 60
TRIGGER_SECONDS: Final = 3
"""how long a trigger_id opens a modal; same page"""
SIGNATURE_SECONDS: Final = 5 * 60
"""docs.slack.dev/authentication/verifying-requests-from-slack"""
