"""Block elements: everything one can press, choose in or type into, and what fits where."""

from typing import Any

from adapters.playground.slack.checks.objects import (
    action_id,
    any_option,
    confirm,
    conversation_filter,
    dispatch_config,
    image,
    initial_among_options,
    label,
    option_group,
    placeholder,
    plain,
    plain_option,
    style,
    url,
    value,
    workflow,
)
from adapters.playground.slack.checks.schema import (
    Check,
    Problems,
    anything,
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

FOCUS = {"action_id": action_id, "focus_on_load": truth}
ASKED = {**FOCUS, "confirm": confirm}
TYPED = {**FOCUS, "placeholder": placeholder, "dispatch_action_config": dispatch_config}
BUTTON_TEXT = plain(CHARACTERS["button.text"])
ID = text(least=1)


def _ordered(low: str, high: str) -> Any:
    """The lower bound is not above the upper one."""

    def rule(element: Any, path: str, problems: Problems) -> None:
        if low not in element or high not in element:
            return
        try:
            wrong = float(element[low]) > float(element[high])
        except ValueError:
            wrong = True
        if wrong:
            problems.add(f"{path}/{low}", f"{low} cannot be above {high}")

    return rule


def _menu(kind: str, *, optional: dict[str, Check], needed: dict[str, Check] | None = None, rules: Any = ()) -> Check:
    return typed(kind, needed or {}, {**ASKED, "placeholder": placeholder, **optional}, *rules)


def _select(kind: str, initial: dict[str, Check], *, many: bool) -> Check:
    extra: dict[str, Check] = {"max_selected_items": number(1)} if many else {"response_url_enabled": truth}
    return _menu(kind, optional={**initial, **extra})


def _static(kind: str, initial: dict[str, Check]) -> Check:
    sources = {
        "options": listing(plain_option, least=1, most=ITEMS["options"]),
        "option_groups": listing(option_group, least=1, most=ITEMS["option_groups"]),
    }
    return _menu(kind, optional={**sources, **initial}, rules=(exactly_one(*sources), initial_among_options))


feedback_button = record({"text": BUTTON_TEXT, "value": value}, {"accessibility_label": label})
CONVERSATIONS = {"filter": conversation_filter, "default_to_current_conversation": truth}
ONE_OPTION = {"initial_option": plain_option}
MANY_OPTIONS = {"initial_options": listing(plain_option, least=1)}
AT_MOST = {"max_selected_items": number(1)}

ELEMENTS: dict[str, Check] = {
    "image": image(titled=False),
    "button": typed(
        "button",
        {"text": BUTTON_TEXT},
        {"action_id": action_id, "url": url, "value": value, "style": style, "confirm": confirm}
        | {"accessibility_label": label},
    ),
    "workflow_button": typed(
        "workflow_button",
        {"text": BUTTON_TEXT, "workflow": workflow},
        {"action_id": action_id, "style": style, "accessibility_label": label},
    ),
    "feedback_buttons": typed(
        "feedback_buttons",
        {"positive_button": feedback_button, "negative_button": feedback_button},
        {"action_id": action_id},
    ),
    "icon_button": typed(
        "icon_button",
        {"icon": one_of("trash"), "text": plain()},
        {"action_id": action_id, "value": value, "confirm": confirm, "accessibility_label": label}
        | {"visible_to_user_ids": listing(ID, most=ITEMS["icon_button.users"])},
    ),
    "overflow": typed(
        "overflow",
        {"options": listing(plain_option, least=1, most=ITEMS["overflow"])},
        {"action_id": action_id, "confirm": confirm},
    ),
    "checkboxes": typed(
        "checkboxes",
        {"options": listing(any_option, least=1, most=ITEMS["checkboxes"])},
        {**ASKED, "initial_options": listing(any_option, least=1)},
        initial_among_options,
    ),
    "radio_buttons": typed(
        "radio_buttons",
        {"options": listing(any_option, least=1, most=ITEMS["radio_buttons"])},
        {**ASKED, "initial_option": any_option},
        initial_among_options,
    ),
    "static_select": _static("static_select", ONE_OPTION),
    "multi_static_select": _static("multi_static_select", {**MANY_OPTIONS, **AT_MOST}),
    "external_select": _menu("external_select", optional={**ONE_OPTION, "min_query_length": number(0)}),
    "multi_external_select": _menu(
        "multi_external_select",
        optional={**MANY_OPTIONS, **AT_MOST, "min_query_length": number(0)},
    ),
    "users_select": _select("users_select", {"initial_user": ID}, many=False),
    "multi_users_select": _select("multi_users_select", {"initial_users": listing(ID)}, many=True),
    "channels_select": _select("channels_select", {"initial_channel": ID}, many=False),
    "multi_channels_select": _select("multi_channels_select", {"initial_channels": listing(ID)}, many=True),
    "conversations_select": _select(
        "conversations_select",
        {"initial_conversation": ID, **CONVERSATIONS},
        many=False,
    ),
    "multi_conversations_select": _select(
        "multi_conversations_select",
        {"initial_conversations": listing(ID), **CONVERSATIONS},
        many=True,
    ),
    "datepicker": _menu("datepicker", optional={"initial_date": text(pattern=r"\d{4}-\d\d-\d\d")}),
    "datetimepicker": typed("datetimepicker", {}, {**ASKED, "initial_date_time": number(0, 9_999_999_999)}),
    "timepicker": _menu(
        "timepicker",
        optional={"initial_time": text(pattern=r"([01]\d|2[0-3]):[0-5]\d"), "timezone": ID},
    ),
    "plain_text_input": typed(
        "plain_text_input",
        {},
        {
            **TYPED,
            "initial_value": text(),
            "multiline": truth,
            "min_length": number(0, CHARACTERS["plain_text_input"]),
            "max_length": number(1, CHARACTERS["plain_text_input"]),
        },
        _ordered("min_length", "max_length"),
    ),
    "email_text_input": typed("email_text_input", {}, {**TYPED, "initial_value": text()}),
    "url_text_input": typed("url_text_input", {}, {**TYPED, "initial_value": text()}),
    "number_input": typed(
        "number_input",
        {"is_decimal_allowed": truth},
        {**TYPED, "initial_value": text(), "min_value": text(), "max_value": text()},
        _ordered("min_value", "max_value"),
    ),
    "rich_text_input": typed("rich_text_input", {}, {**TYPED, "initial_value": anything}),
    "file_input": typed(
        "file_input",
        {},
        {"action_id": action_id, "filetypes": listing(ID), "max_files": number(1, ITEMS["file_input"])},
    ),
}

MENUS = {name for name in ELEMENTS if name.endswith("_select")}
PICKERS = {"checkboxes", "radio_buttons", "datepicker", "timepicker"}
IN_SECTION = {"button", "workflow_button", "overflow", "image"} | MENUS | PICKERS
IN_ACTIONS = (IN_SECTION - {"image"}) | {"datetimepicker", "rich_text_input"}
IN_INPUT = (
    MENUS
    | PICKERS
    | {"datetimepicker", "file_input", "rich_text_input"}
    | {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
)
IN_CONTEXT_ACTIONS = {"feedback_buttons", "icon_button"}
