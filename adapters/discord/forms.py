"""Form → a Discord modal, and what was filled in back to values."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from adapters.discord import limits
from adapters.discord.text import clipped, line
from bot.forms import ChoiceField, Field, Form, PeopleField, RoleField, TextField

SELECT, TEXT_INPUT, USER_SELECT, ROLE_SELECT, TEXT_DISPLAY, LABEL = 3, 4, 5, 6, 10, 18
SHORT, PARAGRAPH = 1, 2


def modal(form: Form) -> dict[str, Any]:
    intro = [{"type": TEXT_DISPLAY, "content": line(form.intro)}] if form.intro else []
    fields = [_label(field) for field in form.fields[: limits.MODAL_FIELDS - len(intro)]]
    return {
        "title": clipped(form.title, limits.MODAL_TITLE),
        "custom_id": form.action.pack(),
        "components": [*intro, *fields],
    }


def values(components: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Field name → what was typed, or the chosen values joined by commas."""
    return dict(_filled(components))


def _filled(components: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for component in components:
        inner = component.get("component")
        if isinstance(inner, Mapping):
            yield from _filled([inner])
        yield from _filled(component.get("components") or ())
        name = component.get("custom_id")
        if isinstance(name, str):
            chosen = component.get("values")
            yield name, ",".join(map(str, chosen)) if isinstance(chosen, list) else str(component.get("value") or "")


def _label(field: Field) -> dict[str, Any]:
    hint = {"description": clipped(field.hint, limits.MODAL_HINT)} if field.hint else {}
    return {"type": LABEL, "label": clipped(field.label, limits.MODAL_LABEL), **hint, "component": _control(field)}


def _control(field: Field) -> dict[str, Any]:
    match field:
        case TextField():
            return _text(field)
        case ChoiceField():
            return _menu(field)
        case RoleField():
            return _picker(field, ROLE_SELECT, "role")
        case PeopleField():
            return _picker(field, USER_SELECT, "user")


def _text(field: TextField) -> dict[str, Any]:
    return {
        "type": TEXT_INPUT,
        "custom_id": field.name,
        "style": SHORT if field.size == "line" else PARAGRAPH,
        "required": field.required,
        "max_length": min(field.longest, limits.TEXT_INPUT),
        **({"value": field.value[: limits.TEXT_INPUT]} if field.value else {}),
    }


def _picker(field: RoleField | PeopleField, menu: int, kind: str) -> dict[str, Any]:
    """Discord's own menu of the server's roles, or of its people."""
    chosen = [{"id": one, "type": kind} for one in field.chosen[: limits.SELECT_OPTIONS]]
    return {
        "type": menu,
        "custom_id": field.name,
        "required": False,
        "min_values": 0,
        "max_values": limits.SELECT_OPTIONS,
        **({"default_values": chosen} if chosen else {}),
    }


def _menu(field: ChoiceField) -> dict[str, Any]:
    options = [
        {
            "label": clipped(choice.label, limits.OPTION_LABEL) or "—",
            "value": choice.value[: limits.OPTION_LABEL],
            **({"description": clipped(choice.hint, limits.OPTION_HINT)} if choice.hint else {}),
            **({"default": True} if choice.value in field.chosen else {}),
        }
        for choice in field.choices[: limits.SELECT_OPTIONS]
    ]
    return {
        "type": SELECT,
        "custom_id": field.name,
        "required": field.required,
        "min_values": 1 if field.required else 0,
        "max_values": len(options) if field.many else 1,
        "options": options,
    }
