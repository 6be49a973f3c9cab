"""Clicking: buttons, choices, suggestions and shortcuts, on messages, modals and Home tabs."""

from dataclasses import dataclass

from adapters.playground.slack.deeds.choices import chosen, field_of, fill, find_element, values_of
from adapters.playground.slack.deeds.hands import Hands
from adapters.playground.slack.nouns import Channel, Json, Message, Refused, View
from adapters.playground.slack.shapes import message_json, view_json

NO_VALUE = object()
FAILED = "The app did not answer in time ({error}). Try again."


@dataclass(frozen=True, slots=True)
class Surface:
    """What is clicked on: a message in a channel, or a view; and what was chosen there so far."""

    blocks: list[Json]
    filled: Json
    room: Channel | None = None
    message: Message | None = None
    view: View | None = None


class Clicking(Hands):
    async def press(
        self,
        user: str,
        action_id: str,
        *,
        channel: str | None = None,
        ts: str | None = None,
        surface: str = "modal",
        block_id: str | None = None,
        value: str | None = None,
    ) -> Json:
        """Press a button of a message (channel and ts), of the open modal, or of the Home tab (surface="home")."""
        where = self.surface(user, channel, ts, surface)
        block, element = find_element(where.blocks, action_id, block_id)
        if element["type"] == "feedback_buttons":
            element = self._feedback(element, value)
        carried: Json = {name: element[name] for name in ("text", "value", "style", "url") if name in element}
        return await self._send_action(user, where, block, element, carried)

    async def choose(
        self,
        user: str,
        action_id: str,
        value: object,
        *,
        channel: str | None = None,
        ts: str | None = None,
        surface: str = "modal",
        block_id: str | None = None,
    ) -> Json:
        """Choose in a select, picker, checkbox group or overflow menu, or type into an input."""
        where = self.surface(user, channel, ts, surface)
        block, element = find_element(where.blocks, action_id, block_id)
        carried = {field_of(element): chosen(element, value)}
        fill(where.filled, block, element, value)
        if block["type"] == "input" and not block.get("dispatch_action"):
            return {}
        return await self._send_action(user, where, block, element, carried)

    async def suggest(
        self,
        user: str,
        action_id: str,
        typed: str,
        *,
        channel: str | None = None,
        ts: str | None = None,
        surface: str = "modal",
    ) -> Json:
        """Type into an external select; gives the options (or option_groups) that the app offers."""
        where = self.surface(user, channel, ts, surface)
        block, _ = find_element(where.blocks, action_id, None)
        payload = self._payload("block_suggestion", user, where)
        payload |= {"action_id": action_id, "block_id": block["block_id"], "value": typed}
        del payload["trigger_id"]
        receipt = await self.ask_app("interactive", payload, user, FAILED)
        body = receipt.body if isinstance(receipt.body, dict) else {}
        if "options" not in body and "option_groups" not in body:
            raise Refused("The app offered no options.")
        return {name: body[name] for name in ("options", "option_groups") if name in body}

    def surface(self, user: str, channel: str | None, ts: str | None, surface: str) -> Surface:
        if channel and ts:
            room = self.room(channel, user)
            message = self.seen(room.id, ts, user)
            filled = self.picked.setdefault((user, ts), {})
            return Surface(message.blocks, filled, room=room, message=message)
        view = self.homes.get(user) if surface == "home" else next(reversed(self.modals[user]), None)
        if view is None:
            raise Refused("No such window is open.")
        return Surface(view.body["blocks"], view.values, view=view)

    async def _send_action(self, user: str, where: Surface, block: Json, element: Json, carried: Json) -> Json:
        payload = self._payload("block_actions", user, where)
        about = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
        payload["actions"] = [about | carried | {"action_ts": self.mint.ts()}]
        payload["state"] = {"values": values_of(where.blocks, where.filled)}
        await self.ask_app("interactive", payload, user, FAILED)
        return {}

    def _payload(self, kind: str, user: str, where: Surface) -> Json:
        team = self.serving(user, where.room)
        payload = self.interaction(kind, user, team)
        if where.view is not None:
            view = view_json(where.view, self.app, self.workspaces[where.view.workspace])
            view["state"] = {"values": values_of(where.blocks, where.filled)}
            return payload | {"container": {"type": "view", "view_id": where.view.id}, "view": view}
        if where.message is None or where.room is None:
            raise Refused("There is nothing to click on.")
        return payload | self._on_message(user, where.message, where.room, team.id)

    def _on_message(self, user: str, message: Message, room: Channel, team: str) -> Json:
        hidden = bool(message.ephemeral_to)
        container = {"type": "message", "message_ts": message.ts, "channel_id": room.id, "is_ephemeral": hidden}
        if message.thread:
            container["thread_ts"] = message.thread
        body: Json = {
            "container": container,
            "channel": {"id": room.id, "name": room.name},
            "response_url": self.response_url(user, room.id, original=message.ts, thread=message.thread),
        }
        return body if hidden else body | {"message": message_json(message, self.app, team)}

    def _feedback(self, element: Json, value: str | None) -> Json:
        sides = (element["positive_button"], element["negative_button"])
        side = next((each for each in sides if value in {None, each["value"]}), None)
        if side is None:
            raise Refused(f"{value} is neither of the two answers.")
        return element | {"value": side["value"], "text": side["text"]}

    async def shortcut(
        self,
        user: str,
        callback_id: str | None = None,
        *,
        channel: str | None = None,
        ts: str | None = None,
    ) -> Json:
        """Run a message shortcut (channel and ts), or a global one."""
        kind = "message" if ts else "global"
        known = [each for each in self.app.shortcuts if each.kind == kind and callback_id in {None, each.callback_id}]
        if not known:
            raise Refused(f"There is no {kind} shortcut {callback_id or ''}".strip() + ".")
        room = self.room(channel, user, live=False) if channel and ts else None
        team = self.serving(user, room)
        payload = self.interaction("message_action" if room else "shortcut", user, team)
        payload |= {"callback_id": known[0].callback_id, "action_ts": self.mint.ts()}
        if room and ts:
            message = self.seen(room.id, ts, user)
            payload |= {
                "channel": {"id": room.id, "name": room.name},
                "message_ts": ts,
                "message": message_json(message, self.app, team.id),
                "response_url": self.response_url(user, room.id, original=ts, thread=message.thread),
            }
        await self.ask_app("interactive", payload, user, FAILED)
        return {}
