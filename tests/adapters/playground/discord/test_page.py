"""What the browser page is told, and what people can do from it."""

import json
import random

import pytest
from aiohttp import web

from adapters.playground.discord.deeds.table import DEEDS
from adapters.playground.discord.seed import A_THREAD, GENERAL, HARBOUR, HIDDEN, LIGHTHOUSE, READ_ONLY
from adapters.playground.discord.server import Discord
from adapters.playground.discord.wire import Json
from tests.adapters.playground.discord.conftest import Bot, Clock, point, until


async def test_the_state_is_json_and_says_who_is_where(small: Discord) -> None:
    """People, servers, channels and what the app may do in them."""
    state = small.state()
    rooms = {each["id"]: each for each in state["channels"]}
    people = {each["username"]: each for each in state["people"]}

    assert state == json.loads(json.dumps(state))
    assert ("discord", small.world.app.id) == (small.platform, state["me"])
    assert {"alice": True, "bob": False} == {name: people[name]["admin"] for name in ("alice", "bob")}
    assert {"tidybot": True, "nils": False} == {name: people[name]["bot"] for name in ("tidybot", "nils")}
    assert people["nils"]["born"] > people["bob"]["born"]
    assert people["nils"]["joined"][HARBOUR] > people["bob"]["joined"][HARBOUR]
    assert [True, True, False, False] == [
        rooms[each][key] for each in (GENERAL, HIDDEN) for key in ("bot_is_member", "bot_can_post")
    ]
    assert (True, False) == (rooms[READ_ONLY]["bot_is_member"], rooms[READ_ONLY]["bot_can_post"])
    assert ("thread", GENERAL) == (rooms[A_THREAD]["kind"], rooms[A_THREAD]["parent"])
    assert {"Harbour": True, "Lighthouse": True, "Elsewhere": False} == {
        each["name"]: each["installed"] for each in state["workspaces"]
    }


async def test_every_change_is_told_until_nobody_listens(small: Discord) -> None:
    """One thing at a time with its whole new state."""
    told: list[Json] = []
    stop = small.listen(told.append)
    said = await small.act({"do": "say", "as": "bob", "channel": GENERAL, "text": "hello"})
    deed = {"as": "bob", "channel": GENERAL, "message": said["message"]}
    await small.act({"do": "react", "emoji": "🚢", **deed})
    await small.act({"do": "edit", "text": "hello again", **deed})
    await small.act({"do": "unreact", "emoji": "🚢", **deed})
    await small.act({"do": "delete", **deed})
    stop()
    stop()
    await small.act({"do": "say", "as": "bob", "channel": GENERAL, "text": "anybody"})

    assert ["message", "reaction", "message", "reaction", "message"] == [each["kind"] for each in told]
    assert {"discord"} == {each["platform"] for each in told}
    assert {"name": "🚢", "users": [small.who("bob")], "count": 1, "burst": []} == told[1]["reactions"][0]
    assert ("hello again", True) == (told[2]["message"]["content"], told[4]["message"]["deleted"])


@pytest.mark.parametrize(
    ("deed", "error"),
    [
        pytest.param({"do": "fly"}, "Nobody can “fly” here.", id="no-such-deed"),
        pytest.param({}, "Nobody can “None” here.", id="nothing"),
        pytest.param({"do": "say", "as": "bob"}, "“say”: missing a required argument: 'channel'.", id="word-missing"),
        pytest.param(
            {"do": "say", "as": "bob", "channel": GENERAL, "text": "x", "loud": True},
            "“say”: got an unexpected keyword argument 'loud'.",
            id="word-too-many",
        ),
        pytest.param(
            {"do": "say", "as": "zoe", "channel": GENERAL, "text": "x"}, "There is nobody called zoe.", id="nobody"
        ),
        pytest.param(
            {"do": "say", "as": "bob", "channel": "1", "text": "x"}, "This channel does not exist.", id="nowhere"
        ),
        pytest.param(
            {"do": "say", "as": "bob", "channel": GENERAL, "text": " "},
            "A message has 1 to 2000 characters.",
            id="no-words",
        ),
        pytest.param(
            {"do": "say", "as": "chen", "channel": "1000000000000000201", "text": "x"},
            "Chen has no permission to do this here (VIEW_CHANNEL).",
            id="not-a-member",
        ),
        pytest.param(
            {"do": "delete_channel", "as": "bob", "channel": GENERAL},
            "Bob has no permission to do this here (MANAGE_CHANNELS).",
            id="not-a-moderator",
        ),
        pytest.param(
            {"do": "restrict", "as": "alice", "channel": GENERAL, "deny": ["FLY"]},
            "There is no permission FLY.",
            id="no-such-permission",
        ),
        pytest.param(
            {"do": "archive", "as": "bob", "channel": GENERAL}, "Only threads are archived.", id="not-a-thread"
        ),
        pytest.param(
            {"do": "leave", "as": "chen", "workspace": LIGHTHOUSE}, "Chen is not on this server.", id="not-there"
        ),
    ],
)
async def test_what_people_cannot_do_is_said_in_a_sentence(small: Discord, deed: Json, error: str) -> None:
    """Never an exception, always words."""
    assert {"ok": False, "error": error} == await small.act(deed)


async def test_every_deed_says_what_it_does() -> None:
    """The table is also the page's help."""
    assert [] == [name for name, deed in DEEDS.items() if not deed.__doc__]


async def test_channels_and_people_go_by_name(small: Discord) -> None:
    """#tools and bob are as good as their ids."""
    assert (await small.act({"do": "say", "as": "bob", "channel": "#tools", "text": "hi @dana"}))["ok"]
    [message] = small.state()["messages"]["1000000000000000102"]
    assert [small.who("dana")] == [each["id"] for each in message["mentions"]]


async def test_people_join_install_and_come_back(small: Discord) -> None:
    """The newest member joined now; an app on one's own account can be taken off."""
    await small.act({"do": "leave", "as": "bob", "workspace": HARBOUR})
    await small.act({"do": "join", "as": "bob", "workspace": HARBOUR})
    assert small.world.clock() == small.world.guilds[HARBOUR].members[small.who("bob")].joined
    await small.act({"do": "install", "as": "bob"})
    assert small.who("bob") in small.state()["user_installs"]
    await small.act({"do": "install", "as": "bob", "installed": False})
    assert small.who("bob") not in small.state()["user_installs"]


async def test_it_can_be_mounted_beside_others(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """One server carries the page and both platforms; addresses have a prefix then."""
    small = Discord(clock=clock, rng=random.Random(1))
    whole = web.Application()
    whole.add_subapp("/discord", small.app())
    runner = web.AppRunner(whole)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    small.mounted_at(f"http://127.0.0.1:{runner.addresses[0][1]}/discord")
    point(monkeypatch, small)

    async with Bot() as bot:
        await bot.login(small.token)
        connection = bot.loop.create_task(bot.connect())
        await until(bot.is_up.is_set)
        await bot.get_partial_messageable(int(GENERAL)).send("here")
    await connection
    await small.stop()
    await runner.cleanup()

    assert small.api_base.endswith("/discord/api/v10")
    assert ["here"] == [each.content for each in small.messages_in(GENERAL)]


async def test_nobody_may_know_about_crowds(small: Discord) -> None:
    """People and servers made for a soak are not on the page."""
    before = len(small.state()["people"])
    small.crowd(100)
    small.many_guilds(3)

    assert (before, 3) == (len(small.state()["people"]), len(small.state()["workspaces"]))
