"""The one JSON entry for deeds: which words the page may say, and what they call."""

import inspect
from collections.abc import Awaitable, Callable

from adapters.playground.slack.deeds.clicking import Clicking
from adapters.playground.slack.deeds.reacting import Reacting
from adapters.playground.slack.deeds.stewarding import Stewarding
from adapters.playground.slack.deeds.talking import Talking
from adapters.playground.slack.deeds.typing import Typing
from adapters.playground.slack.deeds.windowing import Windowing
from adapters.playground.slack.nouns import Json, Refused, SlackError

Deed = Callable[..., Awaitable[Json]]

DEEDS: dict[str, Deed] = {
    "command": Typing.command,
    "say": Talking.say,
    "edit": Talking.edit,
    "delete": Talking.delete,
    "react": Reacting.react,
    "unreact": Reacting.unreact,
    "press": Clicking.press,
    "choose": Clicking.choose,
    "suggest": Clicking.suggest,
    "shortcut": Clicking.shortcut,
    "submit": Windowing.submit,
    "close": Windowing.close,
    "home": Windowing.home,
    "archive": Stewarding.archive,
    "unarchive": Stewarding.unarchive,
    "delete_channel": Stewarding.delete_channel,
    "rename": Stewarding.rename,
    "create_channel": Stewarding.create_channel,
    "invite": Stewarding.invite,
    "kick": Stewarding.kick,
    "join": Stewarding.join,
    "leave": Stewarding.leave,
    "uninstall": Stewarding.uninstall_app,
    "install": Stewarding.install_app,
    "deactivate": Stewarding.deactivate,
    "reactivate": Stewarding.reactivate,
}


class Everybody(Typing, Reacting, Clicking, Windowing):
    """All deeds in one, by method or by one JSON entry."""

    async def act(self, deed: Json) -> Json:
        """{"do": "react", "as": "U…", "channel": "C…", …} → {"ok": true, …} or {"ok": false, "error": a sentence}."""
        wishes = dict(deed)
        word, user = wishes.pop("do", None), wishes.pop("as", "")
        if word == "faults":
            return self._set_faults(wishes)
        run = DEEDS.get(str(word))
        if run is None:
            return _no(f"Nobody can “{word}” here.")
        try:
            inspect.signature(run).bind(self, user, **wishes)
        except TypeError as wrong:
            return _no(f"{word}: {wrong}.")
        try:
            return {"ok": True, **await run(self, user, **wishes)}
        except (Refused, SlackError) as refusal:
            return _no(str(refusal))

    def _set_faults(self, wishes: Json) -> Json:
        """{"do": "faults", "clear": true, "set": {"late": 2, "rules": […]}, "cut_sockets": true}."""
        if wishes.get("clear"):
            self.faults.clear()
        try:
            self.faults.set(wishes.get("set", {}))
        except (TypeError, ValueError) as wrong:
            return _no(str(wrong))
        if wishes.get("cut_sockets"):
            self.sockets.cut_all()
        self.tell("faults", faults=self.faults.shown())
        return {"ok": True, "faults": self.faults.shown()}


def _no(sentence: str) -> Json:
    return {"ok": False, "error": sentence}
