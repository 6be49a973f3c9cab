"""A house whose Slack installs by OAuth, with a partner and a company next door that have no bot yet."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import unused_port

from adapters.playground.slack.town import Town, company, two_teams
from adapters.playground.slack.world import SlackWorld
from tests.flows.house import House

MIRA, PARTNER, PARTNER_ONLY = "U0MIRA00001", "T0PARTNER01", "C0PARTNER01"
NORA, NORTH, NORTH_ROOM = "U0NORA00001", "T0NORTH0001", "C0NORTH0001"
SARA, SOUTH, SOUTH_ROOM = "U0SARA00001", "T0SOUTH0001", "C0SOUTH0001"
COOKIE = "slack-app-oauth-state"


@dataclass
class Shop:
    """The house, and a browser before its pages."""

    house: House
    url: str

    @property
    def slack(self) -> SlackWorld:
        return self.house.place.stage.slack

    async def page(self, path: str, cookie: str = "", language: str = "") -> tuple[int, str, str, str]:
        """Status, body, where it leads, and the cookie that was set."""
        headers = {"cookie": f"{COOKIE}={cookie}"} if cookie else {}
        headers |= {"accept-language": language} if language else {}
        async with (
            aiohttp.ClientSession() as browser,
            browser.get(path if "://" in path else self.url + path, headers=headers, allow_redirects=False) as answer,
        ):
            morsel = answer.cookies.get(COOKIE)
            return (
                answer.status,
                await answer.text(),
                answer.headers.get("location", ""),
                morsel.value if morsel else "",
            )

    async def agreed(self, user: str, *, org: bool = False) -> tuple[str, str]:
        """The address that Slack sends the admin back to, and the cookie of their browser."""
        _, _, link, state = await self.page("/slack/install")
        _, _, back, _ = await self.page(f"{link}&as={user}&org={int(org)}")
        return back, state

    async def install(self, user: str, *, org: bool = False) -> None:
        back, state = await self.agreed(user, org=org)
        status, body, _, _ = await self.page(back, state)
        assert (200, True) == (status, "is installed in" in body), body

    async def asks(self, user: str, channel: str, text: str = "/compare claude 4 opus vs smollm3") -> None:
        answer = await self.slack.act({"do": "command", "as": user, "channel": channel, "text": text})
        assert answer["ok"], answer

    def cards(self, channel: str) -> list[str]:
        return [one["text"] for one in self.slack.messages_in(channel) if "leads on the panel" in one["text"]]


@pytest.fixture
async def shop(house: House) -> AsyncIterator[Shop]:
    """The bot knows no workspace yet: it was started with a client id instead of a token."""
    url = f"http://127.0.0.1:{unused_port()}"
    slack = house.place.stage.slack
    slack.app = replace(slack.app, rotates=True)
    settle(slack, two_teams())
    settle(slack, company())
    for team in slack.workspaces.values():
        team.installed = False
    await house.stop()
    house.place.slack.pop("bot_token")
    house.place.slack.update(
        client_id=slack.app.client_id,
        client_secret=slack.app.client_secret,
        authorize_url=f"{slack.base}/oauth/v2/authorize",
        redirect_url=f"{url}/slack/oauth_redirect",
    )
    await house.start()
    runner = await served(house, url)
    yield Shop(house, url)
    await runner.cleanup()


async def served(house: House, url: str) -> web.AppRunner:
    """The bot's own pages at this address."""
    app = web.Application()
    app.add_routes([route for part in house.parts for route in part.routes()])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(url.rpartition(":")[2])).start()
    return runner


def settle(slack: SlackWorld, town: Town) -> None:
    """More people move in."""
    slack.workspaces |= {one.id: one for one in town.workspaces if one.id not in slack.workspaces}
    slack.people |= {one.id: one for one in town.people if one.id not in slack.people}
    slack.channels |= {one.id: one for one in town.channels if one.id not in slack.channels}
