"""The one door: whatever Slack sends, over sockets or HTTP, is read here, acted upon, and only then acknowledged."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from adapters.slack.answer import Answer
from adapters.slack.answering import Answering
from adapters.slack.blocks import Json
from adapters.slack.hearing import Hearing
from adapters.slack.inbound.calls import Asked, of_action, of_shortcut, of_slash, of_submission
from adapters.slack.installs import Installation
from adapters.slack.reply import Desk
from bot.errors import StoreAway, TokenRevoked
from bot.ports.platform import Inbound

BUSY: Final = 503
BROKEN: Final = 500
WAIT_SECONDS: Final = 2.0
"""how long a click waits for its work before it is acknowledged; Slack gives up after three"""

_ASKED: Final[dict[str, Callable[[Json, str], Asked]]] = {
    "block_actions": of_action,
    "message_action": of_shortcut,
    "view_submission": of_submission,
}


class Door:
    """Events are acknowledged when what they told is durable; an error means that Slack tells them again.

    Commands are acknowledged at once and clicks after their work, or after two seconds of it: those Slack never repeats.
    """

    def __init__(self, inbound: Inbound, desk: Desk, umbrella: str) -> None:
        self._commands = inbound.commands
        self._desk = desk
        self._answering = Answering(inbound, desk, umbrella)
        self._hearing = Hearing(inbound, desk, self._answering)
        self._inbound = inbound
        self._met: set[str] = set()
        self._open = True
        self._inside = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def take(self, body: Json) -> Answer:
        """200 when it is done or under way, 500 or 503 when Slack shall send it again."""
        if not self._open:
            return Answer(BUSY)
        self._inside += 1
        self._idle.clear()
        try:
            await self._read(body)
        except StoreAway as trouble:
            self._desk.log.warning("slack.store_away", kind=_kind(body), trouble=str(trouble))
            return Answer(BUSY)
        except Exception:
            self._desk.log.exception("slack.event_failed", kind=_kind(body))
            return Answer(BROKEN)
        finally:
            self._inside -= 1
            if not self._inside:
                self._idle.set()
        return Answer(200)

    async def shut(self, grace: float) -> None:
        """Takes nothing more in, and waits for what is inside."""
        self._open = False
        try:
            await asyncio.wait_for(self._idle.wait(), grace)
        except TimeoutError:
            self._desk.log.warning("slack.stopped_early", inside=self._inside)

    async def _read(self, body: Json) -> None:
        try:
            install = await self._desk.slack.installs.of(*_origin(body))
        except TokenRevoked:
            # A workspace that is no longer ours: sending it again would change nothing.
            self._desk.log.info("slack.unknown_workspace", kind=_kind(body))
            return
        await self._meet(install)
        workspace = install.workspace
        if "command" in body:
            self._desk.errands.start(self._answering.answer(of_slash(body, workspace, self._commands)))
            return
        kind = str(body.get("type", ""))
        if reader := _ASKED.get(kind):
            await self._while_patient(reader(body, workspace))
        elif kind in {"event_callback", "app_rate_limited"}:
            await self._hearing.hear(body, install)

    async def _meet(self, install: Installation) -> None:
        """An organisation's installation does not say in which workspaces it is; each is told with what comes from it."""
        if install.org_wide and install.workspace and install.workspace not in self._met:
            await self._inbound.joined(install.ref, install.name, None)
            self._met.add(install.workspace)

    async def _while_patient(self, asked: Asked) -> None:
        work = self._desk.errands.begin(self._answering.answer(asked))
        await asyncio.wait({work}, timeout=WAIT_SECONDS)


def _kind(body: Json) -> str:
    """A few words for the log: nothing that people typed."""
    event: Any = body.get("event") or {}
    return str(event.get("type") or body.get("command") or body.get("type", ""))


def _origin(body: Json) -> tuple[str, str]:
    """The workspace whose installation is spoken to, and its enterprise; in shared channels not always the speaker's."""
    authorized: Json = next(iter(body.get("authorizations") or ()), {})
    team: Any = body.get("team") or {}
    company: Any = body.get("enterprise") or {}
    named = team.get("id") if isinstance(team, dict) else team
    workspace = authorized.get("team_id") or body.get("context_team_id") or body.get("team_id") or named
    enterprise = authorized.get("enterprise_id") or body.get("enterprise_id") or company.get("id")
    return str(workspace or ""), str(enterprise or "")
