"""Where the app is installed: the token and the bot of each workspace."""

from dataclasses import dataclass, field
from typing import Protocol

from adapters.slack.places import SLACK
from bot.errors import TokenRevoked
from bot.ids import WorkspaceRef


@dataclass(frozen=True, slots=True)
class Installation:
    workspace: str
    bot_user: str
    token: str = field(repr=False)
    name: str = ""
    bot_name: str = ""
    bot_id: str = ""
    enterprise: str = ""
    org_wide: bool = False
    """one installation for all workspaces of the enterprise; `name` is the company's then"""

    @property
    def ref(self) -> WorkspaceRef:
        return WorkspaceRef(SLACK, self.workspace, self.enterprise)


class Installations(Protocol):
    """Asked for each request and each call; must answer from memory in the usual case."""

    async def of(self, workspace: str, enterprise: str = "") -> Installation:
        """The installation that serves a workspace, or TokenRevoked. Events name the enterprise, later calls need not."""
        ...

    def forget(self, workspace: str) -> None:
        """Its token was refused, or it is gone: what is remembered is no longer true."""
        ...


class OneInstallation:
    """A single workspace by token, as auth.test described it at the start.

    In channels shared with other workspaces Slack names theirs; it is still this installation that is spoken to.
    """

    def __init__(self) -> None:
        self._only: Installation | None = None

    def set(self, installation: Installation | None) -> None:
        self._only = installation

    async def of(self, workspace: str, enterprise: str = "") -> Installation:  # noqa: ARG002
        if self._only is None:
            raise TokenRevoked(f"Slack's workspace {workspace} is not connected.")
        return self._only

    def forget(self, workspace: str) -> None:
        """The one token there is stands in the settings."""
