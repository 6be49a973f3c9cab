"""Modals and the Home tab: filling in, submitting, closing, opening."""

from adapters.playground.slack.checks.surfaces import check_view
from adapters.playground.slack.deeds.choices import elements_in, field_of, fill, find_element, values_of
from adapters.playground.slack.deeds.hands import Hands
from adapters.playground.slack.nouns import Json, Refused, View, Workspace
from adapters.playground.slack.shapes import view_json

TROUBLE = "We had some trouble connecting ({error}). Try again?"
MISSING = "Please complete this required field."


class Windowing(Hands):
    async def submit(self, user: str, values: Json | None = None) -> Json:
        """Submit the open modal; `values` fills it in first: block id, action id, value."""
        view = self._top(user)
        for block_id, actions in (values or {}).items():
            for action_id, value in actions.items():
                block, element = find_element(view.body["blocks"], action_id, block_id)
                fill(view.values, block, element, value)
        if missing := self._missing(view):
            return self._wrong(view, missing)
        team = self.workspaces[view.workspace]
        payload = self.interaction("view_submission", user, team)
        payload |= {"view": self._shown(view, team), "response_urls": []}
        receipt = await self.ask_app("interactive", payload, user, TROUBLE)
        return self._respond(view, team, receipt.body)

    def _respond(self, view: View, team: Workspace, body: object) -> Json:
        answer = body if isinstance(body, dict) else {}
        action = answer.get("response_action")
        if action == "errors":
            return self._wrong(view, answer.get("errors", {}))
        if action in {"update", "push"}:
            wanted: Json = answer.get("view") or {}
            if problems := check_view(wanted, "modal"):
                self.complain(f"The view in response_action {action} was refused: {' '.join(problems)}")
                raise Refused(TROUBLE.format(error="invalid_arguments"))
            if action == "update":
                self.replace_view(view, dict(wanted))
            else:
                self.show_modal(view.user, team, dict(wanted), push=True)
            return {}
        if action == "clear":
            self.modals[view.user].clear()
        elif view in self.modals[view.user]:
            self.modals[view.user].remove(view)
        self.tell_modal(view.user)
        return {}

    def _wrong(self, view: View, errors: dict[str, str]) -> Json:
        inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
        if strange := set(errors) - inputs:
            self.complain(f"The app blamed {', '.join(sorted(strange))}, which is no input of the modal.")
            raise Refused(TROUBLE.format(error="invalid block_id in errors"))
        view.errors = dict(errors)
        self.tell_modal(view.user)
        raise Refused(" ".join(errors.values()) or "The app found something wrong.")

    def _missing(self, view: View) -> dict[str, str]:
        values = values_of(view.body["blocks"], view.values)
        return {
            block["block_id"]: MISSING
            for block, element in elements_in(view.body["blocks"])
            if block["type"] == "input"
            and not block.get("optional")
            and not values[block["block_id"]][element["action_id"]][field_of(element)]
        }

    async def close(self, user: str, *, everything: bool = False) -> Json:
        """Close the modal on top, or the whole stack; the app hears of it where it asked to."""
        self._top(user)
        stack = self.modals[user]
        closing = [stack.pop() for _ in range(len(stack) if everything else 1)]
        self.tell_modal(user)
        for view in closing:
            if view.body.get("notify_on_close"):
                team = self.workspaces[view.workspace]
                payload = self.interaction("view_closed", user, team)
                del payload["trigger_id"]
                payload |= {"view": self._shown(view, team), "is_cleared": everything}
                await self.ask_app("interactive", payload, user, TROUBLE)
        return {}

    async def home(self, user: str, tab: str = "home") -> Json:
        """Open the app's Home, or its messages tab."""
        team = self.serving(user)
        event: Json = {"type": "app_home_opened", "user": user, "channel": self.dm_with(user).id, "tab": tab}
        if tab == "home" and user in self.homes:
            event["view"] = view_json(self.homes[user], self.app, team)
        self.emit(event, workspace=team)
        return {}

    def _top(self, user: str) -> View:
        if not self.modals[user]:
            raise Refused("No window is open.")
        return self.modals[user][-1]

    def _shown(self, view: View, team: Workspace) -> Json:
        state = {"values": values_of(view.body["blocks"], view.values)}
        return view_json(view, self.app, team) | {"state": state}
