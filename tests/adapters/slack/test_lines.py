"""The lines to Slack: opened with a deadline, healed when they break, closed without losing what is under way."""

import asyncio

import pytest
from pydantic import SecretStr

from adapters.playground.slack.world import SlackWorld
from adapters.slack import socket
from adapters.slack.adapter import SlackAdapter
from adapters.slack.settings import SlackSettings
from bot.commands import Call
from bot.errors import PlatformError
from bot.ids import ChannelRef, WorkspaceRef
from bot.ports.platform import Reply
from tests.adapters.slack.conftest import APP_TOKEN, BOT_TOKEN, Start, clock, settings
from tests.adapters.slack.fakes import Core, Diary, card
from tests.adapters.slack.town import ADA, BOT, GENERAL, GRACE, TEAM
from tests.adapters.slack.waiting import until


async def test_a_start_is_a_gap(adapter: SlackAdapter, core: Core) -> None:
    """Whoever was away has missed something; and the workspace is told by name."""
    assert adapter.connected
    assert 1 == len(core.gaps)
    assert [(TEAM, "Playground")] == core.workspaces


async def test_a_broken_socket_comes_back_and_is_a_gap(world: SlackWorld, core: Core, start: Start) -> None:
    """Nobody knows what was said meanwhile."""
    adapter = await start("sockets")
    world.sockets.cut_all()
    await until(lambda: len(core.gaps) == 2 and adapter.connected)

    assert [None, None] == core.gaps


async def test_slack_recycles_sockets_and_nothing_is_lost(world: SlackWorld, core: Core, start: Start) -> None:
    """Every few hours, with a warning."""
    adapter = await start("sockets")
    message = await adapter.messenger.post(ChannelRef(adapter.platform, TEAM, GENERAL), card("vote"))
    refreshing = asyncio.create_task(world.refresh_sockets())
    await world.react(ADA, GENERAL, message.message, "ship")
    await refreshing
    await until(lambda: core.changes)

    await until(lambda: len(core.gaps) > 1 and adapter.connected)


async def test_an_outage_of_slack_is_survived(world: SlackWorld, core: Core, start: Start) -> None:
    """The socket breaks, and for a while no new one is given out."""
    adapter = await start("sockets")
    world.faults.opens_fail = 3
    world.sockets.cut_all()
    await until(lambda: len(core.gaps) > 1 and adapter.connected)

    assert 0 == world.faults.opens_fail


async def test_a_silent_socket_is_given_up(
    world: SlackWorld, core: Core, start: Start, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open, but nothing comes, not even a pong: then a new one is opened, and readiness says so meanwhile."""
    adapter = await start("sockets")
    monkeypatch.setattr(socket, "STALE_SECONDS", -1.0)
    monkeypatch.setattr(socket, "WATCH_SECONDS", 0.05)

    assert not adapter.connected
    line = adapter._line  # noqa: SLF001
    assert line is not None
    watching = asyncio.create_task(line._watch())  # noqa: SLF001
    await until(lambda: len(core.gaps) > 1)
    watching.cancel()

    assert diary.of("slack.socket_stalled")


@pytest.mark.parametrize(
    ("bot", "app", "blamed"),
    [("xoxb-wrong", APP_TOKEN, "SLACK_BOT_TOKEN"), (BOT_TOKEN, "xapp-wrong", "SLACK_APP_TOKEN")],
)
async def test_a_refused_token_is_named(world: SlackWorld, core: Core, bot: str, app: str, blamed: str) -> None:
    """At once, instead of trying for ever."""
    wrong = SlackSettings(bot_token=SecretStr(bot), app_token=SecretStr(app), api_base=world.api_base)
    with pytest.raises(ValueError, match=blamed):
        await SlackAdapter(wrong, core, clock, Diary()).start()


async def test_a_slack_that_cannot_be_reached_is_said(core: Core) -> None:
    """Nothing listens there."""
    nowhere = SlackSettings(
        bot_token=SecretStr("xoxb-1"), signing_secret=SecretStr("s"), api_base="http://127.0.0.1:9/"
    )
    with pytest.raises(PlatformError):
        await SlackAdapter(nowhere, core, clock, Diary()).start()


async def test_a_stop_finishes_what_is_under_way(world: SlackWorld, core: Core, start: Start) -> None:
    """A command that was acknowledged is answered, whoever pulls the plug."""
    adapter = await start("http")

    async def slow(_call: Call, reply: Reply) -> None:
        await asyncio.sleep(0.2)
        await reply.post(card("late, but here"))

    core.answer = slow
    await world.command(ADA, GENERAL, "/compare A vs B")
    await adapter.stop(5.0)

    assert ["late, but here"] == [each["text"] for each in world.messages_in(GENERAL)]
    assert not adapter.connected


async def test_a_stop_does_not_wait_for_ever(world: SlackWorld, core: Core, start: Start, diary: Diary) -> None:
    """What takes longer than the grace is given up, and that is written down."""
    adapter = await start("sockets")

    async def endless(_call: Call, _reply: Reply) -> None:
        await asyncio.Event().wait()

    core.answer = endless
    await world.command(ADA, GENERAL, "/compare A vs B")
    await until(lambda: core.calls)
    await adapter.stop(0.1)

    assert [{"given_up": 1}] == diary.of("slack.stopped")


async def test_what_arrives_after_the_stop_is_sent_again(world: SlackWorld, core: Core, start: Start) -> None:
    """Slack keeps it for the next replica."""
    adapter = await start("http")
    message = await adapter.messenger.post(ChannelRef(adapter.platform, TEAM, GENERAL), card("vote"))
    await adapter.stop(0.1)
    await world.react(ADA, GENERAL, message.message, "ship")
    await world.quiesce()

    assert [] == core.changes
    assert world.state()["failures"]


async def test_two_replicas_share_the_events(world: SlackWorld, core: Core, start: Start) -> None:
    """Each event comes to one of them."""
    adapter = await start("sockets")
    await start("sockets")
    message = await adapter.messenger.post(ChannelRef(adapter.platform, TEAM, GENERAL), card("vote"))
    for user in (ADA, GRACE):
        await world.react(user, GENERAL, message.message, "ship")
    await world.quiesce()

    assert {ADA, GRACE} == {change.user.user for _, change in core.changes}
    assert 2 == len(core.changes)


async def test_events_about_places_and_people(world: SlackWorld, core: Core, adapter: SlackAdapter) -> None:
    """Channels that go, people who leave, the bot that is thrown out and comes back, the app that is removed."""
    await world.kick(ADA, GENERAL, BOT)
    await world.invite(ADA, GENERAL, BOT)
    await world.archive(ADA, GENERAL)
    await world.unarchive(ADA, GENERAL)
    await world.deactivate(ADA, GRACE)
    await world.reactivate(ADA, GRACE)
    await world.uninstall_app(ADA)
    await world.quiesce()
    here = ChannelRef(adapter.platform, TEAM, GENERAL)

    assert [here, here] == core.gone
    assert [TEAM] * 2 == [gap[0] for gap in core.gaps[1:] if gap]
    assert [GRACE] == [person.user for person in core.leavers]
    assert [GRACE] == [profile.user.user for profile in core.changed_people]
    assert {WorkspaceRef(adapter.platform, TEAM)} == set(core.removals)


async def test_settings_choose_the_way(world: SlackWorld) -> None:
    """An app-level token means sockets."""
    assert (False, True) == (settings(world, "http").socket_mode, settings(world, "sockets").socket_mode)
