"""What is open in front of people: modals on their stack, Home tabs, and the app leaving a workspace."""

from adapters.playground.slack.ground import Ground
from adapters.playground.slack.nouns import Json, View, Workspace
from adapters.playground.slack.payload import name_blocks


class Windows(Ground):
    def show_modal(self, user: str, workspace: Workspace, body: Json, *, push: bool) -> View:
        stack = self.modals[user]
        previous = stack[-1] if push and stack else None
        if previous is None:
            stack.clear()
        view = self._new_view(user, workspace, body, previous)
        stack.append(view)
        self.tell_modal(user)
        return view

    def show_home(self, user: str, workspace: Workspace, body: Json) -> View:
        view = self.homes.get(user)
        if view is not None:
            return self.replace_view(view, body)
        view = self.homes[user] = self._new_view(user, workspace, body, None)
        self.tell("home", user=user, view=self.show_view(view))
        return view

    def _new_view(self, user: str, workspace: Workspace, body: Json, previous: View | None) -> View:
        key = self.mint.id("V")
        body = body | {"blocks": name_blocks(body["blocks"], self.mint)}
        root = previous.root if previous else key
        return View(key, user, workspace.id, body, self._hash(), root, previous.id if previous else None)

    def replace_view(self, view: View, body: Json) -> View:
        """New content in an open view; what was filled in stays where block and action ids stay."""
        view.body = body | {"blocks": name_blocks(body["blocks"], self.mint)}
        view.hash, view.errors = self._hash(), {}
        kept = {block["block_id"] for block in view.body["blocks"]}
        view.values = {block: values for block, values in view.values.items() if block in kept}
        if body["type"] == "home":
            self.tell("home", user=view.user, view=self.show_view(view))
        else:
            self.tell_modal(view.user)
        return view

    def tell_modal(self, user: str) -> None:
        stack = self.modals[user]
        self.tell("modal", user=user, view=self.show_view(stack[-1]) if stack else None)

    def _hash(self) -> str:
        return f"{int(self.mint.now())}.{self.mint.token()[:8]}"

    def uninstall(self, workspace: Workspace) -> None:
        """The app is removed: its token dies, its bot leaves, and it hears of it in two events."""
        self.emit({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [workspace.bot_user]}}, workspace=workspace)
        self.emit({"type": "app_uninstalled"}, workspace=workspace)
        token = workspace.bot_token
        for team in self.workspaces.values():
            if team.bot_token == token:
                self._remove(team)

    def _remove(self, workspace: Workspace) -> None:
        workspace.installed = False
        for channel in self.channels.values():
            if channel.members.pop(workspace.bot_user, self) is None:
                self.tell_channel(channel)
        self.tell("workspace", workspace={"id": workspace.id, "name": workspace.name, "installed": False})
