"""Hears events: each becomes a question to the core, and returns only when the core has it for good."""

from collections import OrderedDict
from typing import Final

from adapters.slack.answering import Answering
from adapters.slack.blocks import Json
from adapters.slack.emoji import EMOJI, emoji_of
from adapters.slack.home import HomeReply
from adapters.slack.inbound.calls import Asked, of_app_mention
from adapters.slack.inbound.events import (
    AccessLost,
    ChannelLost,
    EmojiChanged,
    HomeOpened,
    Missed,
    Nothing,
    PersonChanged,
    Reacted,
    Spoken,
    Uninstalled,
    Vanished,
    read,
)
from adapters.slack.inbound.origin import Origin
from adapters.slack.installs import Installation
from adapters.slack.places import SLACK, channel_ref, moment
from adapters.slack.readings import voter
from adapters.slack.reply import Desk
from bot.commands import Call, Caller
from bot.emoji import canonical
from bot.errors import PlatformError, TokenRevoked
from bot.ids import WorkspaceRef
from bot.ports.platform import Inbound, ReactionChange

SPOKEN_KEPT: Final = 2000


class Hearing:
    def __init__(self, inbound: Inbound, desk: Desk, answering: Answering) -> None:
        self._inbound = inbound
        self._desk = desk
        self._answering = answering
        self._spoken: OrderedDict[tuple[str, str], None] = OrderedDict()

    async def hear(self, body: Json, install: Installation) -> None:
        match read(body, install):
            case Reacted() as reacted:
                await self._reacted(reacted, install)
            case Spoken(event):
                self._answer(event, body, install)
            case HomeOpened() as opened:
                self._show_home(opened, body, install)
            case PersonChanged() | EmojiChanged() as changed:
                await self._changed(changed, install)
            case Vanished() | ChannelLost() | Missed() as deed:
                await self._place(deed, install)
            case Uninstalled() | AccessLost() as farewell:
                await self._gone(farewell, install)
            case Nothing():
                pass

    async def _place(self, deed: Vanished | ChannelLost | Missed, install: Installation) -> None:
        """Messages and channels that come and go."""
        match deed:
            case Vanished(message):
                await self._inbound.vanished([message])
            case ChannelLost(channel):
                await self._inbound.channel_gone(channel)
            case Missed():
                await self._inbound.gap([install.ref], SLACK)

    async def _gone(self, farewell: Uninstalled | AccessLost, install: Installation) -> None:
        """Two events tell of one end, in any order, perhaps after the app has come back: the newest token decides."""
        installs = self._desk.slack.installs
        installs.forget(install.workspace)
        if isinstance(farewell, AccessLost):
            for workspace in farewell.workspaces:
                installs.forget(workspace)
                await self._inbound.removed(WorkspaceRef(SLACK, workspace, install.enterprise))
            return
        home = WorkspaceRef(SLACK, "", install.enterprise) if install.org_wide else install.ref
        at = farewell.at
        if at and await self._refused(install):
            at = None
        await self._inbound.removed(home, at)

    async def _refused(self, install: Installation) -> bool:
        try:
            current = await self._desk.slack.installs.of(install.workspace, install.enterprise)
            await self._desk.slack.web.ask(current.token, "auth.test")
        except TokenRevoked:
            return True
        except PlatformError:
            return False
        return False

    async def _reacted(self, reacted: Reacted, install: Installation) -> None:
        slack = self._desk.slack
        if reacted.shared:
            # Readings must find the same voter as events do.
            slack.sharing.learn(reacted.message.channel, shared=True)
        user = await voter(slack, install.workspace, reacted.user, shared=reacted.shared)
        change = ReactionChange(
            user, await self._emoji(reacted.name, install.workspace), reacted.stands, moment(reacted.ts)
        )
        await self._inbound.reactions(reacted.message, change)

    async def _emoji(self, name: str, workspace: str) -> str:
        """Slack's own names need no question; a name whose meaning it does not tell now is read again with the box."""
        if canonical(name) in EMOJI:
            return emoji_of(name)
        try:
            return emoji_of(name, await self._desk.slack.aliases.of(workspace))
        except PlatformError:
            return name

    def _answer(self, event: Json, body: Json, install: Installation) -> None:
        """Once for each message, although Slack may tell it twice: as a repetition, or as mention and direct message."""
        key = (str(event.get("channel", "")), str(event.get("ts", "")))
        if key in self._spoken:
            return
        self._spoken[key] = None
        if len(self._spoken) > SPOKEN_KEPT:
            self._spoken.popitem(last=False)
        commands = self._inbound.commands
        asked = of_app_mention(event, install.workspace, str(body.get("event_id", "")), install.bot_user, commands)
        self._desk.errands.start(self._answering.answer(asked))

    def _show_home(self, opened: HomeOpened, body: Json, install: Installation) -> None:
        origin = Origin(install.workspace, opened.channel, opened.user, event=str(body.get("event_id", "")))
        call = Call("home", channel_ref(install.workspace, opened.channel), Caller(opened.user, ""))
        self._desk.errands.start(self._answering.answer(Asked(origin, call), HomeReply(self._desk.slack, origin)))

    async def _changed(self, changed: PersonChanged | EmojiChanged, install: Installation) -> None:
        if isinstance(changed, EmojiChanged):
            self._desk.slack.aliases.forget(install.workspace)
            self._desk.errands.start(self._desk.slack.aliases.prepare(install.workspace))
            return
        person = changed.profile.user
        self._desk.slack.people.forget(install.workspace, person.user)
        if changed.profile.gone:
            await self._inbound.left(person)
        else:
            await self._inbound.changed(changed.profile, moment(changed.ts))
