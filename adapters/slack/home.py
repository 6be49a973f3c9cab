"""The App Home: what the core says to whoever opens it becomes the tab itself."""

from collections.abc import Sequence

from adapters.slack.connection import Connection
from adapters.slack.inbound.origin import Origin
from adapters.slack.limits import most
from adapters.slack.render import blocks
from bot.cards import Card, File
from bot.errors import NotPermitted
from bot.forms import Form
from bot.ids import MessageRef
from bot.ports.platform import Lack


class HomeReply:
    """Satisfies bot.ports.platform.Reply for app_home_opened: the last card is what stands there."""

    def __init__(self, slack: Connection, origin: Origin) -> None:
        self._slack = slack
        self._origin = origin

    async def post(self, card: Card) -> MessageRef | None:
        await self.update(card)
        return None

    async def whisper(self, card: Card) -> None:
        await self.update(card)

    async def update(self, card: Card) -> None:
        view = {"type": "home", "blocks": blocks(card, reactions=False, tables=False)[: most("view.blocks")]}
        await self._slack.web.call(self._origin.workspace, "views.publish", user_id=self._origin.user, view=view)

    async def hand(self, card: Card, file: File) -> None:  # noqa: ARG002  nobody asks for one by opening a tab
        await self.update(card)

    async def ask(self, form: Form) -> None:
        raise NotPermitted(f"“{form.title}” needs a button.")

    async def lacks(self) -> Sequence[Lack]:
        return ()
