"""What must hold for a whole message, attachment or view, beyond each block by itself."""

from typing import Any

from adapters.playground.slack.checks.blocks import BLOCKS, ON_SURFACE
from adapters.playground.slack.checks.charts import characters
from adapters.playground.slack.checks.objects import plain
from adapters.playground.slack.checks.schema import (
    Check,
    Problems,
    anything,
    by_type,
    listing,
    number,
    record,
    text,
    truth,
    twice,
    typed,
)
from adapters.playground.slack.limits import CHARACTERS, MESSAGE, VIEW

TABLES = {"table", "data_table"}


def _count_family(blocks: list[Any], path: str, problems: Problems) -> None:
    kinds = [block["type"] for block in blocks]
    if sum(kind in TABLES for kind in kinds) > MESSAGE.tables:
        problems.add(path, "only_one_table_allowed")
    if kinds.count("data_visualization") > MESSAGE.charts:
        problems.add(path, f"no more than {MESSAGE.charts} charts are allowed")
    if sum(characters(each["rows"]) for each in blocks if each["type"] == "table") > MESSAGE.table_characters:
        problems.add(path, f"tables must hold less than {MESSAGE.table_characters + 1} characters in all")
    if sum(len(each["text"]) for each in blocks if each["type"] == "markdown") > MESSAGE.markdown_characters:
        problems.add(path, f"markdown must hold less than {MESSAGE.markdown_characters + 1} characters in all")


def _blocks(surface: str, most: int, least: int = 0) -> Check:
    each = listing(by_type(BLOCKS, ON_SURFACE[surface]), least=least, most=most)

    def check(value: Any, path: str, problems: Problems) -> None:
        before = len(problems.found)
        each(value, path, problems)
        if len(problems.found) == before:
            twice(value, "block_id", path, problems)
            _count_family(value, path, problems)

    return check


message_blocks = _blocks("message", MESSAGE.blocks)
LEGACY = "fallback pretext author_name author_link author_icon author_icon title title_link text image_url thumb_url"
attachment = record(
    {},
    {
        **dict.fromkeys(LEGACY.split(), text()),
        **dict.fromkeys(("footer", "footer_icon", "callback_id", "color"), text()),
        "blocks": message_blocks,
        "fields": listing(record({"title": text(), "value": text()}, {"short": truth})),
        "mrkdwn_in": listing(text()),
        "ts": anything,
        "id": number(),
    },
)

SHARED: dict[str, Check] = {
    "private_metadata": text(CHARACTERS["view.private_metadata"]),
    "callback_id": text(CHARACTERS["view.callback_id"]),
    "external_id": text(CHARACTERS["view.external_id"]),
}
BUTTON = plain(CHARACTERS["view.button"])


def _submit_for_inputs(view: Any, path: str, problems: Problems) -> None:
    if view.get("submit") is None and any(block["type"] == "input" for block in view["blocks"]):
        problems.add(path, "submit is required when there are input blocks")


VIEWS: dict[str, Check] = {
    "modal": typed(
        "modal",
        {"title": plain(CHARACTERS["view.title"]), "blocks": _blocks("modal", VIEW.blocks, 1)},
        {
            **SHARED,
            "submit": BUTTON,
            "close": BUTTON,
            "clear_on_close": truth,
            "notify_on_close": truth,
            "submit_disabled": truth,
        },
        _submit_for_inputs,
    ),
    "home": typed("home", {"blocks": _blocks("home", VIEW.blocks, 1)}, SHARED),
}
any_block = by_type(BLOCKS)


def check_blocks(blocks: Any) -> list[str]:
    """What is wrong with the blocks of a message; nothing when they may be posted."""
    return _found(message_blocks, blocks, "/blocks")


def too_long(blocks: list[Any]) -> bool:
    """Whether all blocks together carry more than Slack was seen to take; tables have limits of their own."""
    return sum(characters(each) for each in blocks if each["type"] not in TABLES) > MESSAGE.blocks_characters


def check_block(block: Any) -> list[str]:
    """One block by itself, wherever it may stand."""
    return _found(any_block, block, "/block")


def check_attachments(attachments: Any) -> list[str]:
    return _found(listing(attachment, most=MESSAGE.attachments), attachments, "/attachments")


def check_view(view: Any, kind: str) -> list[str]:
    """A view for views.open, push and update (modal) or views.publish (home)."""
    return _found(by_type(VIEWS, {kind}), view, "/view")


def _found(check: Check, value: Any, path: str) -> list[str]:
    problems = Problems()
    check(value, path, problems)
    return problems.found
