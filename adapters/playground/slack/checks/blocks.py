"""Every block, and the surfaces it may stand on."""

from typing import Any

from adapters.playground.slack.checks.charts import CHARTS
from adapters.playground.slack.checks.elements import (
    ELEMENTS,
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)
from adapters.playground.slack.checks.objects import block_id, image, marked, plain, url, url_source, words
from adapters.playground.slack.checks.rich_text import rich_text
from adapters.playground.slack.checks.schema import (
    Check,
    Problems,
    by_type,
    distinct,
    listing,
    one_of,
    record,
    some,
    text,
    truth,
    typed,
)
from adapters.playground.slack.limits import CHARACTERS, ITEMS

ID = {"block_id": block_id}
status = one_of("pending", "in_progress", "complete", "error")
task = {"task_id": text(least=1), "title": text(least=1)}
task_details = {"status": status, "details": rich_text, "output": rich_text, "sources": listing(url_source), **ID}
card_title = words(CHARACTERS["card.title"])


def _divider_or_collapsible(block: Any, path: str, problems: Problems) -> None:
    if block.get("is_collapsible") and block.get("has_header_divider"):
        problems.add(path, "has_header_divider cannot be set when is_collapsible is true")


BASIC: dict[str, Check] = {
    "divider": typed("divider", {}, ID),
    "header": typed("header", {"text": plain(CHARACTERS["header"])}, ID),
    "image": image(titled=True),
    "rich_text": rich_text,
    "section": typed(
        "section",
        {},
        {
            "text": words(),
            "fields": listing(words(CHARACTERS["section.field"]), least=1, most=ITEMS["section.fields"]),
            "accessory": by_type(ELEMENTS, IN_SECTION),
            "expand": truth,
            **ID,
        },
        some("text", "fields"),
    ),
    "context": typed(
        "context",
        {
            "elements": listing(
                by_type({"image": ELEMENTS["image"], "mrkdwn": marked(), "plain_text": plain()}),
                least=1,
                most=ITEMS["context"],
            ),
        },
        ID,
    ),
    "actions": typed(
        "actions",
        {"elements": listing(by_type(ELEMENTS, IN_ACTIONS), least=1, most=ITEMS["actions"])},
        ID,
        distinct("action_id", "elements"),
    ),
    "context_actions": typed(
        "context_actions",
        {"elements": listing(by_type(ELEMENTS, IN_CONTEXT_ACTIONS), least=1, most=ITEMS["context_actions"])},
        ID,
        distinct("action_id", "elements"),
    ),
    "input": typed(
        "input",
        {"label": plain(CHARACTERS["input.label"]), "element": by_type(ELEMENTS, IN_INPUT)},
        {"hint": plain(CHARACTERS["input.hint"]), "optional": truth, "dispatch_action": truth, **ID},
    ),
    "markdown": typed("markdown", {"text": text(CHARACTERS["markdown"], 1)}, ID),
    "file": typed("file", {"external_id": text(least=1), "source": one_of("remote")}, ID),
    "alert": typed(
        "alert",
        {"text": words(CHARACTERS["alert.text"])},
        {"level": one_of("default", "info", "warning", "error", "success"), **ID},
    ),
    "video": typed(
        "video",
        {
            "alt_text": text(CHARACTERS["video.alt_text"], 1),
            "title": plain(CHARACTERS["video.title"]),
            "thumbnail_url": url,
            "video_url": url,
        },
        {
            "author_name": text(CHARACTERS["video.author_name"]),
            "description": plain(CHARACTERS["video.description"]),
            "provider_name": text(CHARACTERS["video.provider_name"]),
            "provider_icon_url": url,
            "title_url": url,
            **ID,
        },
    ),
    "card": typed(
        "card",
        {},
        {
            "title": card_title,
            "subtitle": card_title,
            "body": words(CHARACTERS["card.body"]),
            "subtext": words(CHARACTERS["card.subtext"]),
            "hero_image": ELEMENTS["image"],
            "icon": ELEMENTS["image"],
            "slack_icon": typed("icon", {"name": text(least=1)}),
            "actions": listing(by_type(ELEMENTS, {"button"}), most=ITEMS["card.actions"]),
            **ID,
        },
        some("hero_image", "title", "actions", "body"),
        distinct("action_id", "actions"),
    ),
    "task_card": typed("task_card", task, task_details),
    "plan": typed(
        "plan",
        {"title": text(least=1)},
        {"tasks": listing(record(task, {**task_details, "type": one_of("task_card")})), **ID},
    ),
    **CHARTS,
}
CARRIED = {name: check for name, check in BASIC.items() if name not in {"input", "file", "alert"}}
BLOCKS: dict[str, Check] = {
    **BASIC,
    "carousel": typed(
        "carousel",
        {"elements": listing(by_type(BASIC, {"card"}), least=1, most=ITEMS["carousel"])},
        ID,
    ),
    "container": typed(
        "container",
        {"child_blocks": listing(by_type(CARRIED), least=1, most=ITEMS["container"])},
        {
            "title": plain(CHARACTERS["container.title"]),
            "rich_text_title": rich_text,
            "subtitle": words(CHARACTERS["container.title"]),
            "icon": ELEMENTS["image"],
            "width": one_of("narrow", "standard", "wide", "full"),
            "is_collapsible": truth,
            "default_collapsed": truth,
            "has_header_divider": truth,
            **ID,
        },
        some("title", "rich_text_title"),
        _divider_or_collapsible,
    ),
}
EVERYWHERE = {"actions", "context", "divider", "header", "image", "input", "rich_text", "section", "video"}
ON_SURFACE = {
    "message": set(BLOCKS) - {"alert", "file"},  # file blocks are Slack's own, apps only read them
    "modal": EVERYWHERE | {"alert"},
    "home": EVERYWHERE,
}
