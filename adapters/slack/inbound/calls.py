"""Calls as people make them: slash commands, mentions, shortcuts, buttons and menus, submitted forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from adapters.slack.controls import action_of
from adapters.slack.forms import kept, values
from adapters.slack.inbound.origin import Origin, of_command, of_interaction, of_mention
from adapters.slack.inbound.speech import asked_of, named_channel, named_person, typed
from adapters.slack.places import channel_ref
from bot.commands import Call, Caller, Command, typed_call

COMPARE_MESSAGE: Final = "compare_message"
"""the callback_id of the message shortcut"""
SHORTCUTS: Final[Mapping[str, str]] = {COMPARE_MESSAGE: "compare"}
CHOICE: Final = "choice"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody did and where; `call` is None when it is nothing of ours."""

    origin: Origin
    call: Call | None


def of_slash(body: Mapping[str, Any], workspace: str, commands: Sequence[Command]) -> Asked:
    """`/compare A vs B`; every command that is none of the table's own is the umbrella, whatever it was named in Slack."""
    origin = of_command(body, workspace)
    name = str(body.get("command", "")).removeprefix("/").casefold()
    text = str(body.get("text", ""))
    top = next((command for command in commands if command.top and command.name.casefold() == name), None)
    if top is not None:
        return Asked(origin, _worded(origin, top.verb, typed(text), text, commands))
    return Asked(origin, typed_line(origin, text, commands))


def of_app_mention(
    event: Mapping[str, Any], workspace: str, event_id: str, bot: str, commands: Sequence[Command]
) -> Asked:
    """`@bot compare A vs B`, in threads too, and the same without a mention in a direct message."""
    origin = of_mention(event, workspace, event_id)
    return Asked(origin, typed_line(origin, asked_of(str(event.get("text", "")), bot), commands))


def typed_line(origin: Origin, text: str, commands: Sequence[Command]) -> Call:
    """What was typed after the umbrella command or a mention."""
    verb, rest = typed_call(" ".join(typed(text).split()), commands)
    return _worded(origin, verb, rest, text, commands)


def of_shortcut(body: Mapping[str, Any], workspace: str) -> Asked:
    """A message shortcut: the words of the message are the question."""
    origin = of_interaction(body, workspace)
    verb = SHORTCUTS.get(str(body.get("callback_id", "")))
    text = typed(str((body.get("message") or {}).get("text", "")))
    return Asked(origin, _call(origin, verb, text=text) if verb else None)


def of_action(body: Mapping[str, Any], workspace: str) -> Asked:
    """A button was pressed or something chosen in a menu."""
    origin = of_interaction(body, workspace)
    pressed: Json = next(iter(body.get("actions") or ()), {})
    action = action_of(str(pressed.get("action_id", "")), pressed.get("value"))
    if action is None:
        return Asked(origin, None)
    option = pressed.get("selected_option")
    chosen = {CHOICE: str(option.get("value", ""))} if isinstance(option, dict) else {}
    return Asked(origin, _call(origin, action.verb, args=action.args, values=chosen))


def of_submission(body: Mapping[str, Any], workspace: str) -> Asked:
    """A form was sent; it brings back where it was opened."""
    view: Json = body.get("view") or {}
    remembered = kept(str(view.get("private_metadata", "")))
    origin = of_interaction(body, workspace)
    if remembered is None or remembered.action is None:
        return Asked(origin, None)
    origin = replace(
        origin,
        channel=remembered.channel,
        message=remembered.message,
        thread=remembered.thread,
        line=remembered.line,
    )
    given = values((view.get("state") or {}).get("values") or {})
    return Asked(origin, _call(origin, remembered.action.verb, args=remembered.action.args, values=given))


def _worded(origin: Origin, verb: str, words: str, raw: str, commands: Sequence[Command]) -> Call:
    """With the ids of a mentioned channel and a mentioned person, for commands that take them."""
    if "<" not in raw:
        return _call(origin, verb, text=words)
    row = next((command for command in commands if command.verb == verb), None)
    mentioned = {"channel": named_channel(raw), "person": named_person(raw)}
    options = {
        option.name: mentioned[option.kind] for option in (row.options if row else ()) if mentioned.get(option.kind)
    }
    return _call(origin, verb, text=words, options=options)


def _call(
    origin: Origin,
    verb: str,
    *,
    text: str = "",
    options: Mapping[str, str] | None = None,
    args: tuple[str, ...] = (),
    values: Mapping[str, str] | None = None,
) -> Call:
    return Call(
        verb=verb,
        where=channel_ref(origin.workspace, origin.channel),
        caller=Caller(origin.user, origin.name, origin.team),
        text=text,
        options=options or {},
        args=args,
        values=values or {},
        message=origin.message_ref,
        thread=origin.thread,
    )
