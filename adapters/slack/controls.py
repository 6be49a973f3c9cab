"""Buttons and menus. The packed action rides in the value of a button and in the action_id of a menu."""

from collections.abc import Iterable
from functools import lru_cache

from adapters.slack.blocks import Json, words
from adapters.slack.limits import most
from bot.actions import Action, unpack
from bot.cards import Button, Choice, Select

_APART = "#"
"""cannot occur in a packed action, whose arguments are quoted"""


@lru_cache(4096)
def button(one: Button, number: int) -> Json:
    packed = one.action.pack()
    made: Json = {
        "type": "button",
        "text": words(one.label, most("button.text")),
        "action_id": f"{packed}{_APART}{number}",
        "value": packed,
    }
    return made if one.style == "plain" else made | {"style": one.style}


def menu(select: Select, number: int) -> Json | None:
    """None when there is nothing to choose."""
    offered = options(select.choices)
    if not offered:
        return None
    made: Json = {
        "type": "static_select",
        "action_id": f"{select.action.pack()}{_APART}{number}",
        "placeholder": words(select.placeholder, most("select.placeholder")),
        "options": offered,
    }
    chosen = [option for option in offered if option["value"] == select.chosen]
    return made | {"initial_option": chosen[0]} if chosen else made


def options(choices: Iterable[Choice], limit: int = most("select.options")) -> list[Json]:
    """A value that Slack would refuse is not offered: it could not come back as what it was."""
    unique = {choice.value: choice for choice in choices if 0 < len(choice.value) <= most("option.value")}
    return [_option(choice) for choice in unique.values()][:limit]


def action_of(action_id: str, value: str | None = None) -> Action | None:
    """What a control asks for, or None when it is not one of ours."""
    return unpack(value if value is not None else action_id.partition(_APART)[0])


def _option(choice: Choice) -> Json:
    made: Json = {"text": words(choice.label, most("option.text")), "value": choice.value}
    return made | {"description": words(choice.hint, most("option.description"))} if choice.hint else made
