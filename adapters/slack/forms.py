"""Form → a modal; and what came back from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import orjson

from adapters.slack import blocks as kit
from adapters.slack.blocks import Json, words
from adapters.slack.controls import options
from adapters.slack.limits import most
from adapters.slack.spans import mrkdwn
from adapters.slack.text import BLANK, clean, clip
from bot.actions import Action, unpack
from bot.forms import ChoiceField, Field, Form, PeopleField, RoleField, TextField

_FIELD = "field:"
_INPUT = "input"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a modal remembers of where it was opened, since Slack does not tell when it comes back."""

    packed: str
    channel: str = ""
    message: str = ""
    thread: str = ""
    line: str = ""
    """the response_url of the interaction that opened it"""

    def dump(self) -> str:
        parts = [self.packed, self.channel, self.message, self.thread, self.line]
        whole = orjson.dumps(parts).decode()
        return whole if len(whole) <= most("view.private_metadata") else orjson.dumps([*parts[:4], ""]).decode()

    @property
    def action(self) -> Action | None:
        return unpack(self.packed)


def kept(private_metadata: str) -> Kept | None:
    """None when the modal is not one of ours."""
    try:
        parts = orjson.loads(private_metadata)
    except orjson.JSONDecodeError:
        return None
    ours = isinstance(parts, list) and len(parts) == 5 and all(isinstance(part, str) for part in parts)  # noqa: PLR2004
    return Kept(*parts) if ours else None


def modal(form: Form, *, channel: str = "", message: str = "", thread: str = "", line: str = "") -> Json:
    """The view that asks for the form's fields and remembers where it came from."""
    intro = [kit.section(mrkdwn(form.intro, most("section.text")))] if form.intro else []
    made = [*intro, *_inputs(form.fields)] or [kit.section(BLANK)]
    return {
        "type": "modal",
        "title": words(form.title, most("view.title")),
        "submit": words(form.submit, most("view.button")),
        "blocks": made[: most("view.blocks")],
        "private_metadata": Kept(form.action.pack(), channel, message, thread, line).dump(),
    }


def values(state: Mapping[str, Mapping[str, Json]]) -> dict[str, str]:
    """What was filled in, by field name; several choices are joined by commas."""
    return {
        block.removeprefix(_FIELD): _value(inputs.get(_INPUT, {}))
        for block, inputs in state.items()
        if block.startswith(_FIELD)
    }


def _value(given: Json) -> str:
    if "selected_options" in given:
        return ",".join(str(option["value"]) for option in given["selected_options"] or ())
    if "selected_users" in given:
        return ",".join(given["selected_users"] or ())
    if "selected_option" in given:
        return str((given["selected_option"] or {}).get("value", ""))
    return str(given.get("value") or "")


def _inputs(fields: tuple[Field, ...]) -> Iterator[Json]:
    for field in fields:
        if isinstance(field, RoleField):
            continue  # Slack has none
        element = _element(field)
        if element is None:
            continue
        made: Json = {
            "type": "input",
            "block_id": f"{_FIELD}{field.name}",
            "label": words(field.label, most("input.label")),
            "element": element | {"action_id": _INPUT},
            "optional": isinstance(field, PeopleField) or not field.required,
        }
        yield made | {"hint": words(field.hint, most("input.hint"))} if field.hint else made


def _element(field: TextField | ChoiceField | PeopleField) -> Json | None:
    match field:
        case TextField():
            return _typed(field)
        case ChoiceField():
            return _chosen(field)
        case PeopleField(chosen=chosen):
            made: Json = {"type": "multi_users_select"}
            return made | {"initial_users": list(chosen)} if chosen else made


def _typed(field: TextField) -> Json:
    longest = max(1, min(field.longest, most("input.value")))
    made: Json = {"type": "plain_text_input", "multiline": field.size == "paragraph", "max_length": longest}
    return made | {"initial_value": clip(clean(field.value), longest)} if field.value else made


def _chosen(field: ChoiceField) -> Json | None:
    """Boxes and buttons while they can be seen at a glance, a menu beyond; None when there is nothing to choose."""
    offered = options(field.choices)
    if not offered:
        return None
    marked = [option for option in offered if option["value"] in field.chosen]
    if field.many:
        kind = "checkboxes" if len(offered) <= most("checkboxes.options") else "multi_static_select"
        made: Json = {"type": kind, "options": offered}
        return made | {"initial_options": marked} if marked else made
    kind = "radio_buttons" if len(offered) <= most("radio_buttons.options") else "static_select"
    made = {"type": kind, "options": offered}
    return made | {"initial_option": marked[0]} if marked else made
