"""Where elements are in blocks, and what choosing in them means in Slack's words."""

from collections.abc import Iterator

from adapters.playground.slack.nouns import Json, Refused

ONE = {
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}
MANY = {
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
}
OPTION = {"static_select", "external_select", "radio_buttons", "overflow"}
OPTIONS = {"multi_static_select", "multi_external_select", "checkboxes"}
INITIAL = {
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_user": "initial_user",
    "selected_channel": "initial_channel",
    "selected_conversation": "initial_conversation",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
    "selected_users": "initial_users",
    "selected_channels": "initial_channels",
    "selected_conversations": "initial_conversations",
    "value": "initial_value",
    "rich_text_value": "initial_value",
}
NO_STATE = {"button", "workflow_button", "overflow", "image", "icon_button", "feedback_buttons"}


def elements_in(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every element that can be used, with the block whose id it goes by; cards and containers are opened."""
    for block in blocks:
        for element in (block.get("accessory"), block.get("element"), *block.get("elements", ())):
            if isinstance(element, dict) and element.get("action_id"):
                yield block, element
        yield from ((block, button) for button in block.get("actions", ()) if button.get("action_id"))
        inner = [each for each in block.get("elements", ()) if each.get("type") == "card"]
        yield from elements_in([*inner, *block.get("child_blocks", ())])


def find_element(blocks: list[Json], action_id: str, block_id: str | None) -> tuple[Json, Json]:
    for block, element in elements_in(blocks):
        if element["action_id"] == action_id and block_id in {None, block["block_id"]}:
            return block, element
    raise Refused(f"There is nothing with the action {action_id} here.")


def field_of(element: Json) -> str:
    """The name under which the choice in this element travels."""
    kind = element["type"]
    if kind in OPTION:
        return "selected_option"
    if kind in OPTIONS:
        return "selected_options"
    if kind == "rich_text_input":
        return "rich_text_value"
    return ONE.get(kind) or MANY.get(kind) or "value"


def chosen(element: Json, value: object) -> object:
    """What Slack sends for this choice: options by their value, ids and texts as they are."""
    kind = element["type"]
    if kind in OPTIONS:
        return [_option(element, each) for each in (value if isinstance(value, list) else [value])]
    if kind in OPTION and value is not None:
        return _option(element, value)
    if kind in MANY:
        return value if isinstance(value, list) else [value]
    return value


def _option(element: Json, value: object) -> Json:
    if isinstance(value, dict):
        return value
    groups = (option for group in element.get("option_groups", ()) for option in group["options"])
    for option in (*element.get("options", ()), *groups):
        if option.get("value") == value:
            return dict(option)
    if element["type"].endswith("external_select"):
        return {"text": {"type": "plain_text", "text": str(value), "emoji": True}, "value": str(value)}
    raise Refused(f"{value} is not one of the choices.")


def standing(element: Json) -> Json:
    """How an element starts out: its initial value, or nothing chosen."""
    field = field_of(element)
    empty: object = [] if field in {"selected_options", *MANY.values()} else None
    return {"type": element["type"], field: element.get(INITIAL[field], empty)}


def values_of(blocks: list[Json], filled: Json) -> Json:
    """The state of all inputs in these blocks, as payloads carry it."""
    values: Json = {}
    for block, element in elements_in(blocks):
        if element["type"] not in NO_STATE:
            own = filled.get(block["block_id"], {}).get(element["action_id"])
            values.setdefault(block["block_id"], {})[element["action_id"]] = own or standing(element)
    return values


def fill(filled: Json, block: Json, element: Json, value: object) -> None:
    entry = {"type": element["type"], field_of(element): chosen(element, value)}
    filled.setdefault(block["block_id"], {})[element["action_id"]] = entry
