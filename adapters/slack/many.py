"""Many workspaces, each with a token of its own from the store: remembered for a short while, renewed before they end."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from adapters.slack.installs import Installation
from adapters.slack.places import SLACK
from adapters.slack.renewal import Renewal
from bot.errors import TokenRevoked
from bot.ids import WorkspaceRef
from bot.ports.installs import Install
from bot.ports.storage import Store

REMEMBERED: Final = timedelta(seconds=60)
"""a token that was taken back elsewhere is refused by Slack, which ends the memory sooner"""
MOST_REMEMBERED: Final = 10_000


class ManyInstallations:
    """Satisfies Installations."""

    def __init__(self, store: Store, renewal: Renewal, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._renewal = renewal
        self._clock = clock
        self._known: OrderedDict[str, tuple[datetime, Installation]] = OrderedDict()

    async def of(self, workspace: str, enterprise: str = "") -> Installation:
        now = self._clock()
        known = self._known.get(workspace or enterprise)
        if known and now - known[0] < REMEMBERED:
            return known[1]
        async with self._store() as unit:
            install = await unit.installs.of(WorkspaceRef(SLACK, workspace, enterprise))
        if install is None:
            self.forget(workspace or enterprise)
            raise TokenRevoked(f"Slack's workspace {workspace or enterprise} is not connected.")
        found = described(await self._renewal.fresh(install), workspace)
        self._known[workspace or enterprise] = (now, found)
        if len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
        return found

    def forget(self, workspace: str) -> None:
        self._known.pop(workspace, None)


def described(install: Install, workspace: str) -> Installation:
    return Installation(
        workspace=workspace or install.home.workspace,
        bot_user=install.bot_user,
        token=install.token,
        name=install.name,
        bot_name=install.bot_name,
        bot_id=install.bot_id,
        enterprise=install.home.enterprise,
        org_wide=not install.home.workspace,
    )
