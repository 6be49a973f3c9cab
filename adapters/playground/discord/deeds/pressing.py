"""Buttons, selects and forms."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from adapters.playground.discord import components, views
from adapters.playground.discord.deeds import interacting
from adapters.playground.discord.deeds.manners import Cannot, message, person, room
from adapters.playground.discord.nouns import Channel, Guild, User
from adapters.playground.discord.wire import Json
from adapters.playground.discord.world import World

_FORM_FIELDS: Final = frozenset(
    {
        components.TEXT_INPUT,
        components.FILE_UPLOAD,
        components.RADIO_GROUP,
        components.CHECKBOX_GROUP,
        components.CHECKBOX,
        *components.SELECTS,
    }
)


async def press(world: World, user: str, channel: str, *, message: str, custom_id: str) -> Json:
    """Press a button that is on the screen and not greyed out."""
    return await _use(world, person(world, user), channel, message, custom_id=custom_id)


async def choose(world: World, user: str, channel: str, *, message: str, custom_id: str, values: Sequence[str]) -> Json:
    """Choose in a select menu; the values are option values, or ids of people, roles or channels."""
    chosen = [str(each) for each in values]
    return await _use(world, person(world, user), channel, message, custom_id=custom_id, values=chosen)


async def _use(
    world: World, who: User, channel: str, ident: str, *, custom_id: str, values: Sequence[str] | None = None
) -> Json:
    where = room(world, channel, who)
    found = message(where, ident, who)
    component = components.find(found.components, custom_id)
    if component is None:
        raise Cannot("There is nothing like that on this message.")
    if component.get("disabled"):
        raise Cannot("This is greyed out.")
    if (component["type"] == components.BUTTON) != (values is None):
        raise Cannot("A button is pressed, a menu is chosen from.")
    data: Json = {"custom_id": custom_id, "component_type": component["type"], "id": component["id"]}
    if values is not None:
        data |= {"values": list(values), **_resolved(world, where, component, values)}
    it = interacting.send(world, interacting.COMPONENT, who, where, data, message=found)
    return await interacting.answered(it)


def _resolved(world: World, channel: Channel, select: Json, values: Sequence[str]) -> Json:
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not least <= len(values) <= most:
        raise Cannot(f"Choose {least} to {most}.")
    if select["type"] == components.STRING_SELECT:
        known = {each["value"] for each in select["options"]}
        if strange := [each for each in values if each not in known]:
            raise Cannot(f"There is no choice {strange[0]}.")
        return {}
    guild = world.guild_of(channel)
    return {"resolved": _named(world, guild, values)} if guild else {}


def _named(world: World, guild: Guild, values: Iterable[str]) -> Json:
    named: Json = {}
    for each in values:
        if each in guild.members:
            named.setdefault("users", {})[each] = views.user(world.users[each])
            named.setdefault("members", {})[each] = views.bare_member(guild.members[each])
        elif each in guild.roles:
            named.setdefault("roles", {})[each] = views.role(guild.roles[each])
        elif each in guild.channels:
            named.setdefault("channels", {})[each] = {**views.channel(guild.channels[each]), "permissions": "0"}
        else:
            raise Cannot("There is nobody and nothing like that here.")
    return named


async def submit(world: World, user: str, *, values: Mapping[str, Any] | None = None) -> Json:
    """Send the form that is open; fields that are not named keep what they were opened with."""
    who = person(world, user)
    form = world.modals.get(who.id)
    if form is None:
        raise Cannot("No form is open.")
    given = values or {}
    where = world.channels[form.channel]
    data: Json = {
        "custom_id": form.body["custom_id"],
        "components": [_sent(each, given) for each in components.numbered(form.body["components"])],
        "resolved": {},
    }
    found = where.messages.get(form.message or "")
    _close(world, who)
    return await interacting.answered(interacting.send(world, interacting.SUBMIT, who, where, data, message=found))


def _sent(component: Json, given: Mapping[str, Any]) -> Json:
    """One part of a form with what was filled in."""
    kind: int = component["type"]
    body: Json = {"type": kind, "id": component["id"]}
    if kind == components.LABEL:
        return {**body, "component": _sent(component["component"], given)}
    if kind == components.ROW:
        return {**body, "components": [_sent(each, given) for each in component["components"]]}
    if kind not in _FORM_FIELDS:
        return body
    name = component["custom_id"]
    return {**body, "custom_id": name, **_filled(component, given.get(name))}


def _filled(component: Json, given: Any) -> Json:
    kind: int = component["type"]
    if kind == components.TEXT_INPUT:
        text = str(component.get("value") or "" if given is None else given)
        least, most = component.get("min_length") or int(component.get("required", True)), component.get("max_length")
        if not least <= len(text) <= (most or 4000):
            raise Cannot(f"This field takes {least} to {most or 4000} characters.")
        return {"value": text}
    if kind in {components.CHECKBOX, components.RADIO_GROUP}:
        return {"value": next(iter(given), None) if isinstance(given, list) else given}
    chosen = _preset(component) if given is None else given
    chosen = [chosen] if isinstance(chosen, str) else list(chosen)
    if not chosen and component.get("required", True):
        raise Cannot("This field is required.")
    return {"values": chosen}


def _preset(component: Json) -> list[str]:
    """What a menu was opened with."""
    marked = [each["value"] for each in component.get("options", []) if each.get("default")]
    return marked + [each["id"] for each in component.get("default_values", [])]


async def close(world: World, user: str) -> Json:
    """Close the form without sending it; the app hears nothing."""
    _close(world, person(world, user))
    return {"ok": True}


def _close(world: World, user: User) -> None:
    world.modals.pop(user.id, None)
    world.tell("modal", user=user.id, modal=None)
