"""Block Kit is checked as strictly as Slack checks it: right samples pass, whatever breaks a rule does not."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adapters.playground.slack.checks.surfaces import check_attachments, check_block, check_blocks, check_view
from tests.adapters.playground.slack.wrong_blocks import (
    RIGHT,
    WRONG,
    actions,
    ask,
    button,
    cells,
    image,
    mark,
    pie,
    plain,
    point,
    section,
    table,
    view,
    x,
)

SPEC = Path(__file__).parents[4] / ".." / "shared" / "slack" / "data" / "slackblocks-spec" / "fixtures"
NO_SPEC = "the reference data in ../shared/slack/data/slackblocks-spec is not here"
VALID = sorted(SPEC.glob("valid/*/*.json"))


def workflow(it: Any) -> dict[str, Any]:
    """A workflow where it may stand."""
    return actions({"type": "workflow_button", "text": plain(), "workflow": it})


WRAPPERS: dict[str, Callable[[Any], Any]] = {
    "button": actions,
    "option": lambda it: actions({"type": "static_select", "options": [it]}),
    "option_group": lambda it: actions({"type": "static_select", "option_groups": [it]}),
    "text": lambda it: section(text=it),
    "confirmation_dialogue": lambda it: actions(button(confirm=it)),
    "conversation_filter": lambda it: actions({"type": "conversations_select", "filter": it}),
    "dispatch_action_configuration": lambda it: ask({"type": "plain_text_input", "dispatch_action_config": it}),
    "input_parameter": lambda it: workflow(
        {"trigger": {"url": "https://x.org", "customizable_input_parameters": [it]}}
    ),
    "trigger": lambda it: workflow({"trigger": it}),
    "workflow": workflow,
}


def rich(it: Any) -> dict[str, Any]:
    """A piece or part of rich text in its block."""
    part = it if it["type"].startswith("rich_text") else {"type": "rich_text_section", "elements": [it]}
    return {"type": "rich_text", "elements": [part]}


def in_block(it: Any) -> dict[str, Any]:
    """An element where it may stand."""
    kind = it["type"]
    if kind == "url":
        return {"type": "task_card", "task_id": "t", "title": "t", "sources": [it]}
    if kind == "image":
        return section(accessory=it)
    return ask(it) if kind.endswith("_input") else actions(it)


def in_message(it: Any) -> list[str]:
    """The samples repeat block ids, which the documentation forbids; so every block is looked at by itself."""
    found = [each for block in it.get("blocks", []) for each in check_blocks([block])]
    return found + check_attachments(it.get("attachments", []))


def in_object(it: Any, name: str) -> list[str]:
    """A composition object inside the first block that takes it."""
    wrap = next(WRAPPERS[key] for key in sorted(WRAPPERS, reverse=True) if name.startswith(key))
    return check_block(wrap(it))


LOOK: dict[str, Callable[[Any, str], list[str]]] = {
    "blocks": lambda it, _: check_block(it),
    "elements": lambda it, _: check_block(in_block(it)),
    "rich_text": lambda it, _: check_block(rich(it)),
    "views": lambda it, _: check_view(it, it["type"]),
    "attachments": lambda it, _: check_attachments([it]),
    "messages": lambda it, _: in_message(it),
    "objects": in_object,
}


@pytest.mark.skipif(not VALID, reason=NO_SPEC)
@pytest.mark.parametrize("path", VALID, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_right_passes(path: Path) -> None:
    """Every valid sample of the reference is taken without a complaint."""
    assert [] == LOOK[path.parent.name](json.loads(path.read_text()), path.stem)


@pytest.mark.parametrize("it", RIGHT, ids=[f"{index}-{it['type']}" for index, it in enumerate(RIGHT)])
def test_the_parts_of_wrong_payloads_are_right_by_themselves(it: dict[str, Any]) -> None:
    """So that each wrong payload is wrong for its one reason."""
    assert [] == (check_view(it, "modal") if it["type"] == "modal" else check_block(it))


@pytest.mark.parametrize("name", WRONG)
def test_what_breaks_one_rule_is_refused_with_a_path(name: str) -> None:
    """One rule is broken: every complaint says the same, and where."""
    it = WRONG[name]
    complaints = check_view(it, "modal") if it["type"] == "modal" else check_block(it)
    parts = [re.fullmatch(r"\[ERROR\] (.+) \[json-pointer:(/.+)\]", each) for each in complaints]

    assert 1 == len({part and part.group(1) for part in parts})
    assert all(parts)


@pytest.mark.skipif(not VALID, reason=NO_SPEC)
def test_no_named_rule_of_the_reference_is_missing() -> None:
    """Each of the reference's invalid cases has its wrong payload here."""
    cases = json.loads((SPEC / "invalid" / "manifest.json").read_text())["cases"]

    assert {case["id"] for case in cases} == set(WRONG)


@pytest.mark.parametrize(
    ("blocks", "where"),
    [
        pytest.param([{"type": "marquee"}], "/blocks/0/type", id="a-block-nobody-knows"),
        pytest.param([section(colour="red")], "/blocks/0/colour", id="a-field-nobody-knows"),
        pytest.param([actions(button(size=3))], "/blocks/0/elements/0/size", id="an-element-field-nobody-knows"),
        pytest.param([actions(image())], "/blocks/0/elements/0/type", id="an-element-in-the-wrong-place"),
        pytest.param([section()] * 51, "/blocks", id="more-than-fifty-blocks"),
        pytest.param([table(), table()], "/blocks", id="two-tables"),
        pytest.param([table(rows=cells(2, 2, x(2501)))], "/blocks", id="a-table-of-more-than-ten-thousand-characters"),
        pytest.param([pie(point())] * 3, "/blocks", id="three-charts"),
        pytest.param([{"type": "markdown", "text": x(6001)}] * 2, "/blocks", id="too-much-markdown-in-all"),
        pytest.param([section(block_id="b")] * 2, "/blocks/1/block_id", id="a-block-id-twice"),
        pytest.param([actions(button(), button())], "/blocks/0/elements/1/action_id", id="an-action-id-twice"),
        pytest.param([{"type": "alert", "text": mark()}], "/blocks/0/type", id="an-alert-outside-a-modal"),
        pytest.param("blocks", "/blocks", id="not-even-a-list"),
        pytest.param([section(text="Words")], "/blocks/0/text", id="a-text-that-is-no-object"),
        pytest.param([table(rows=cells(2, 2, ""))], "/blocks/0/rows/0/0/text", id="an-empty-cell"),
    ],
)
def test_a_message_is_refused_where_it_is_wrong(blocks: Any, where: str) -> None:
    """The first complaint points at the place."""
    assert f"[json-pointer:{where}]" in check_blocks(blocks)[0]


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        pytest.param(view(colour="red"), "/view/colour", id="a-field-nobody-knows"),
        pytest.param(view(type="home"), "/view/type", id="a-home-tab-as-a-modal"),
        pytest.param(view(blocks=[table()]), "/view/blocks/0/type", id="a-table-in-a-modal"),
        pytest.param(view(blocks=[ask({"type": "plain_text_input"})]), "/view", id="an-input-and-no-submit"),
        pytest.param(view(title=None), "/view", id="no-title"),
    ],
)
def test_a_view_is_refused_where_it_is_wrong(wrong: dict[str, Any], where: str) -> None:
    """Modals have their own rules, and their complaints point into the view."""
    assert f"[json-pointer:{where}]" in check_view(wrong, "modal")[0]
