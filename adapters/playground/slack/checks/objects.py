"""Composition objects: texts, confirmations, options, filters, workflows, files."""

from typing import Any

from adapters.playground.slack.checks.schema import (
    Check,
    Problems,
    by_type,
    exactly_one,
    listing,
    number,
    one_of,
    record,
    text,
    truth,
    typed,
)
from adapters.playground.slack.limits import CHARACTERS, ITEMS

WEB = r"https?://\S+"


def plain(most: int = CHARACTERS["text"], least: int = 1) -> Check:
    return typed("plain_text", {"text": text(most, least)}, {"emoji": truth})


def marked(most: int = CHARACTERS["text"], least: int = 1) -> Check:
    return typed("mrkdwn", {"text": text(most, least)}, {"verbatim": truth})


def words(most: int = CHARACTERS["text"]) -> Check:
    """Plain text or Slack's own mark-up."""
    return by_type({"plain_text": plain(most), "mrkdwn": marked(most)})


url = text(CHARACTERS["url"], 1, WEB)
label = text(CHARACTERS["accessibility_label"])
action_id = text(CHARACTERS["action_id"], 1)
block_id = text(CHARACTERS["block_id"])
value = text(CHARACTERS["value"])
placeholder = plain(CHARACTERS["placeholder"])
style = one_of("primary", "danger")

confirm = record(
    {
        "title": plain(CHARACTERS["confirm.title"]),
        "text": words(CHARACTERS["confirm.text"]),
        "confirm": plain(CHARACTERS["confirm.button"]),
        "deny": plain(CHARACTERS["confirm.button"]),
    },
    {"style": style},
)


def option(kind: Check) -> Check:
    return record(
        {"text": kind, "value": text(CHARACTERS["option.value"])},
        {"description": words(CHARACTERS["option.text"]), "url": text(CHARACTERS["url"])},
    )


plain_option = option(plain(CHARACTERS["option.text"]))
any_option = option(words(CHARACTERS["option.text"]))
option_group = record(
    {
        "label": plain(CHARACTERS["option_group.label"]),
        "options": listing(plain_option, least=1, most=ITEMS["options"]),
    },
)
conversation_filter = record(
    {},
    {
        "include": listing(one_of("im", "mpim", "private", "public"), least=1),
        "exclude_external_shared_channels": truth,
        "exclude_bot_users": truth,
    },
)
dispatch_config = record(
    {},
    {"trigger_actions_on": listing(one_of("on_enter_pressed", "on_character_entered"), least=1)},
)
parameter = record({"name": text(), "value": text()})
trigger = record({"url": url}, {"customizable_input_parameters": listing(parameter)})
workflow = record({"trigger": trigger})
slack_file = record({}, {"id": text(least=1), "url": url}, exactly_one("id", "url"))
url_source = typed("url", {"url": url, "text": text(least=1)}, {"icon_url": url})

raw_text = typed("raw_text", {"text": text(least=1)})
raw_number = typed("raw_number", {"value": number(whole=False), "text": text(least=1)})


def image(*, titled: bool) -> Check:
    """The image element, or with a title and an id the block of the same name."""
    extra = {"title": plain(CHARACTERS["image.title"]), "block_id": block_id} if titled else {}
    sizes = {"image_width": number(0), "image_height": number(0), "image_bytes": number(0)}
    return typed(
        "image",
        {"alt_text": text(CHARACTERS["image.alt_text"])},
        {"image_url": url, "slack_file": slack_file, **extra, **({} if titled else sizes)},
        exactly_one("image_url", "slack_file"),
    )


def choices(items: Any) -> list[Any]:
    """All options of an element, grouped or not."""
    grouped = [each for group in items.get("option_groups", ()) for each in group["options"]]
    return [*items.get("options", ()), *grouped]


def initial_among_options(element: Any, path: str, problems: Problems) -> None:
    offered = choices(element)
    single = [element["initial_option"]] if element.get("initial_option") else []
    for each in (*single, *element.get("initial_options", ())):
        if each not in offered:
            problems.add(path, "the initial option is not one of the options")
