"""Application commands: what the app registers, globally or for one guild; unchanged ones are free."""

from typing import Final

from adapters.playground.discord.wire import NOTHING, Answer, Call, Json, Refused
from adapters.playground.discord.world import World

CREATES_A_DAY: Final = 200  # per guild; docs, interactions/application-commands
MOST: Final = {1: 100, 2: 15, 3: 15, 4: 1}  # chat input, user, message, entry point


def replace(world: World, call: Call) -> Answer:
    """Bulk PUT: the list is the truth, and one bad command rejects all of it."""
    scope = call.args.get("guild")
    wanted = call.body if isinstance(call.body, list) else []
    for kind, most in MOST.items():
        if sum((each.get("type") or 1) == kind for each in wanted) > most:
            raise Refused(30032)
    names = [(each.get("type") or 1, each["name"]) for each in wanted]
    if len(names) != len(set(names)):
        raise Refused(50035, "Application command names must be unique")
    old = {(each["type"], each["name"]): each for each in world.commands.get(scope, [])}
    if world.creates[scope] + sum(name not in old for name in names) > CREATES_A_DAY:
        raise Refused(30034)
    world.commands[scope] = [
        _native(world, each, scope, old.get(name)) for each, name in zip(wanted, names, strict=True)
    ]
    world.tell("commands", commands=[each for cs in world.commands.values() for each in cs])
    return Answer(world.commands[scope])


def create(world: World, call: Call) -> Answer:
    """POST: one more, or the one of that name anew."""
    scope = call.args.get("guild")
    standing = world.commands.setdefault(scope, [])
    key = (call.form.get("type") or 1, call.form["name"])
    old = next((each for each in standing if (each["type"], each["name"]) == key), None)
    new = _native(world, call.form, scope, old)
    if old is not None:
        standing[standing.index(old)] = new
    else:
        standing.append(new)
    world.tell("commands", commands=[each for cs in world.commands.values() for each in cs])
    return Answer(new, 200 if old else 201)


def listed(world: World, call: Call) -> Answer:
    return Answer(world.commands.get(call.args.get("guild"), []))


def one(world: World, call: Call) -> Answer:
    return Answer(_find(world, call))


def delete(world: World, call: Call) -> Answer:
    world.commands[call.args.get("guild")].remove(_find(world, call))
    world.tell("commands", commands=[each for cs in world.commands.values() for each in cs])
    return NOTHING


def _find(world: World, call: Call) -> Json:
    standing = world.commands.get(call.args.get("guild"), [])
    found = next((each for each in standing if each["id"] == call.args["command"]), None)
    if found is None:
        raise Refused(10063)
    return found


def _native(world: World, form: Json, scope: str | None, old: Json | None) -> Json:
    if old is None:
        world.creates[scope] += 1
    return {
        "id": old["id"] if old else world.mint(),
        "application_id": world.app.id,
        "version": world.mint(),
        "type": form.get("type") or 1,
        "name": form["name"],
        "name_localizations": form.get("name_localizations"),
        "description": form.get("description") or "",
        "description_localizations": form.get("description_localizations"),
        "default_member_permissions": _text(form.get("default_member_permissions")),
        "dm_permission": form.get("dm_permission", True),
        "contexts": form.get("contexts"),
        "integration_types": form.get("integration_types") or [0],
        "options": form.get("options") or [],
        "nsfw": bool(form.get("nsfw")),
        **({"guild_id": scope} if scope else {}),
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
