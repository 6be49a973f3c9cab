"""Workspaces install the bot by themselves, through Slack's own pages, and take it out again."""

import asyncio
from datetime import timedelta

import pytest

from bot.ids import Platform, WorkspaceRef
from bot.ports.installs import Install
from tests.flows.house import ADA, GENERAL
from tests.flows.install.conftest import (
    MIRA,
    NORA,
    NORTH,
    NORTH_ROOM,
    PARTNER,
    PARTNER_ONLY,
    SARA,
    SOUTH,
    SOUTH_ROOM,
    Shop,
)


async def _held(shop: Shop, workspace: str, enterprise: str = "") -> Install | None:
    async with shop.house.world.store() as unit:
        return await unit.installs.of(WorkspaceRef(Platform("slack"), workspace, enterprise))


async def test_two_workspaces_install_by_themselves(shop: Shop) -> None:
    """Each has its own token, and each is answered with its own."""
    await shop.install(ADA)
    await shop.install(MIRA)
    for user, channel in ((ADA, GENERAL), (MIRA, PARTNER_ONLY)):
        if channel == GENERAL:
            await shop.slack.invite(ADA, GENERAL, "U0VERDICT01")
        await shop.asks(user, channel)
        await shop.house.until(lambda channel=channel: shop.cards(channel))
    home, partner = await _held(shop, "T0PLAYGRND1"), await _held(shop, PARTNER)

    assert home
    assert partner
    assert home.token != partner.token
    assert ("Partner", "U0VERDICT02", "verdict") == (partner.name, partner.bot_user, partner.bot_name)
    assert {"T0PLAYGRND1", PARTNER} == {call.workspace for call in shop.slack.calls_of("chat.postMessage")}


async def test_who_comes_back_twice_or_in_anothers_browser_installs_nothing(shop: Shop) -> None:
    """The state is good once, for ten minutes, and only in the browser that began."""
    back, state = await shop.agreed(MIRA)
    foreign = await shop.page(back, "another")
    bare = await shop.page(back)
    good = await shop.page(back, state)
    again = await shop.page(back, state)
    refused = await shop.page("/slack/oauth_redirect?error=<script>")
    late, cookie = await shop.agreed(MIRA)
    shop.house.clock.ahead += timedelta(minutes=11)
    too_late = await shop.page(late, cookie)

    assert [400, 400, 200, 401, 200, 401] == [one[0] for one in (foreign, bare, good, again, refused, too_late)]
    assert "<script>" not in refused[1]
    assert state not in again[1]


async def test_the_pages_speak_the_language_of_the_browser(shop: Shop) -> None:
    """The one it asks for first; one that nobody translated is English. What went wrong is said, and what to press."""
    back, state = await shop.agreed(MIRA)
    _, done, _, _ = await shop.page(back, state, language="de-DE,de;q=0.9,en;q=0.5")
    _, again, _, _ = await shop.page(back, state, language="fr")
    _, other, _, _ = await shop.page(back, state, language="tlh")
    anew, cookie = await shop.agreed(MIRA)
    _, bare, _, _ = await shop.page(anew.replace("code=", "nothing="), cookie)
    _, declined, _, _ = await shop.page("/slack/oauth_redirect?error=access_denied", state)

    assert "installiert. Du kannst diese Seite schließen" in done
    assert '<html lang="de">' in done
    assert "https://slack.com/app_redirect?app=" in done
    assert "Verdict n’a pas été installé" in again
    assert "Verdict was not installed: the link is older than ten minutes" in other
    assert "Slack did not confirm it" in bare
    assert "somebody said no in Slack" in declined
    assert all('href="/slack/install"' in one for one in (again, other, bare, declined))


async def test_a_company_installs_once_for_all_its_workspaces(shop: Shop) -> None:
    """One token; both workspaces are answered, keep their own settings, and leave together."""
    await shop.install(NORA, org=True)
    for user, channel in ((NORA, NORTH_ROOM), (SARA, SOUTH_ROOM)):
        await shop.asks(user, channel)
        await shop.house.until(lambda channel=channel: shop.cards(channel))
    north, south = await _held(shop, NORTH), await _held(shop, SOUTH)
    await shop.slack.uninstall_app(NORA)
    await shop.slack.quiesce()

    assert north
    assert north == south
    assert "" == north.home.workspace
    assert [None, None] == [await _held(shop, NORTH), await _held(shop, SOUTH, "E0COMPANY01")]
    async with shop.house.world.store() as unit:
        gone = {home.workspace for home in await unit.workspaces.to_purge(shop.house.clock())}
    assert {NORTH, SOUTH} == gone


@pytest.mark.parametrize("order", [("tokens_revoked", "app_uninstalled"), ("app_uninstalled", "tokens_revoked")])
async def test_tokens_go_at_once_in_whatever_order_slack_tells(shop: Shop, order: tuple[str, str]) -> None:
    """And the second event finds nothing left to do."""
    await shop.install(MIRA)
    team = shop.slack.workspaces[PARTNER]
    team.installed = False
    for kind in order:
        shop.slack.emit({"type": kind, "tokens": {"bot": [team.bot_user]}}, workspace=team)
        await shop.slack.quiesce()

        assert None is await _held(shop, PARTNER)


async def test_news_of_the_end_that_come_after_the_return_take_nothing(shop: Shop) -> None:
    """Removed and installed again within a minute, and Slack's events were late."""
    await shop.install(MIRA)
    shop.slack.faults.held = True
    await shop.slack.uninstall_app(MIRA)
    await shop.install(MIRA)
    shop.slack.release()
    await shop.slack.quiesce()
    held = await _held(shop, PARTNER)

    assert held
    assert shop.slack.workspaces[PARTNER].bot_token == held.token


async def test_a_token_is_renewed_once_however_many_replicas_need_it(shop: Shop) -> None:
    """The refresh token is good for one exchange; all replicas go on with what it brought."""
    await shop.install(MIRA)
    first = await _held(shop, PARTNER)
    shop.house.clock.ahead += timedelta(hours=11)
    await asyncio.gather(*(shop.asks(MIRA, PARTNER_ONLY) for _ in range(3)))
    await shop.house.until(lambda: len(shop.cards(PARTNER_ONLY)) == 3)
    second = await _held(shop, PARTNER)
    exchanges = [call for call in shop.slack.calls_of("oauth.v2.access") if call.args.get("refresh_token")]

    assert 1 == len(exchanges)
    assert first
    assert second
    assert (first.token, first.refresh) != (second.token, second.refresh)
    assert shop.slack.workspaces[PARTNER].bot_token == second.token


async def test_a_slack_that_renews_nothing_leaves_the_old_token_in_use(shop: Shop) -> None:
    """Until it ends; the lease does not stay behind."""
    await shop.install(MIRA)
    shop.house.clock.ahead += timedelta(hours=11)
    shop.slack.faults.on("oauth.v2.access", "broken", times=1)
    await shop.asks(MIRA, PARTNER_ONLY)
    await shop.house.until(lambda: shop.cards(PARTNER_ONLY))
    shop.house.clock.ahead += timedelta(minutes=2)
    await shop.asks(MIRA, PARTNER_ONLY)
    await shop.house.until(lambda: len(shop.cards(PARTNER_ONLY)) == 2)

    assert 3 == len(shop.slack.calls_of("oauth.v2.access"))
    assert "slack.not_renewed" in shop.house.log.events


async def test_data_goes_when_the_grace_is_over_and_not_before(shop: Shop) -> None:
    """Thirty days by default; whoever comes back within them finds everything."""
    await shop.install(MIRA)
    await shop.asks(MIRA, PARTNER_ONLY)
    await shop.house.until(lambda: shop.cards(PARTNER_ONLY))
    ts = shop.slack.messages_in(PARTNER_ONLY)[-1]["ts"]
    await shop.house.until(lambda: len(shop.slack.reactions_on(PARTNER_ONLY, ts)) == 3)
    await shop.slack.react(MIRA, PARTNER_ONLY, ts, "one")
    await shop.slack.quiesce()
    await shop.slack.uninstall_app(MIRA)
    await shop.slack.quiesce()
    shop.house.clock.ahead += timedelta(days=29)
    await shop.house.bot.purger.tick()
    kept = await _voted(shop)
    shop.house.clock.ahead += timedelta(days=2)
    while "workspace.purged" not in shop.house.log.events:
        await shop.house.bot.purger.tick()

    assert {"claude-4-opus", "smollm3"} == kept
    assert set() == await _voted(shop)


async def _voted(shop: Shop) -> set[str]:
    async with shop.house.world.store() as unit:
        tallies = await unit.tallies.all(WorkspaceRef(Platform("slack"), PARTNER))
    return {slug for slug, one in tallies.items() if one.here.n}
