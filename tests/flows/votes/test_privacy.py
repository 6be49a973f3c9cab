"""What a thief of the database learns of the voters: nothing. And nothing of what anybody said."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from bot.ballots import Tally
from bot.emoji import ONE, SHIP
from bot.workspaces import WorkspaceSettings
from tests.flows.house import ADA, GENERAL, GRACE, LINUS, open_house
from tests.flows.votes.chats import Chat, until
from tests.flows.votes.deeds import Deed
from tests.flows.votes.hands import command, press
from tests.flows.votes.pace import hurried
from tests.flows.votes.test_private import TOOL, tally
from tests.flows.votes.walk import Walk
from tests.store.conftest import Server
from tests.store.raw import columns, files

SECRET = "zephyrine"
"""a word that is in everything that is said, and in no catalogue"""
ALICE, BOB, CHEN, DANA = "100000000000000011", "200000000000000012", "300000000000000013", "400000000000000014"
VOTERS = {GRACE: "grace", BOB: "bob", CHEN: "chen", DANA: "dana"}
ASKERS = {ADA: "ada", ALICE: "alice"}
BLOCKED = {LINUS: "linus"}


@pytest.fixture
async def anywhere(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Walk]:
    """A walk over either database, among people whose names are like no word of the product."""
    with hurried():
        async with open_house(tmp_path, url=server.fresh()) as house:
            walk = Walk(house)
            for person in walk.slack.slack.people.values():
                monkeypatch.setattr(person, "name", f"{person.name}quillfeather")
            for user in walk.discord.discord.world.users.values():
                monkeypatch.setattr(user, "name", f"{user.name}quillfeather")
                monkeypatch.setattr(user, "shown", f"{user.shown} Quillfeather")
            yield walk


async def test_no_voter_and_nothing_said_is_in_the_database(anywhere: Walk) -> None:
    """After every way of voting, reading, forgetting and moderating; known by name are askers and who is blocked."""
    walk, house = anywhere, anywhere.house
    await _talk(walk)
    await walk.play([Deed("ask", where=0, what=0), Deed("ask", where=1, what=0), Deed("ask", where=0, what=1)])
    for chat, (first, second) in zip(walk.chats, ((GRACE, LINUS), (BOB, CHEN)), strict=True):
        await _vote(walk, chat, first, second)
    await walk.discord.discord.act({"do": "leave", "as": DANA, "workspace": walk.discord.channel.workspace})
    await _moderate(walk)
    await walk.rest()
    assert Tally(ship=1, skip=2) == await tally(house)
    await house.stop()

    known = columns(house.url)
    everything = {**known, **files(house.url)}
    assert {} == _where(everything, SECRET)
    for user, name in VOTERS.items():
        assert {} == _where(everything, user)
        assert {} == _where(everything, f"{name}quillfeather")
        assert {} == _where(everything, f"{name} quillfeather")
    assert {"workspace.settings"} == set(_where(known, ADA))
    assert {} == {**_where(everything, ALICE), **_where(everything, LINUS)}
    assert {"box.asker", "block.by"} == set(_where(known, "adaquillfeather"))
    assert {"box.asker"} == set(_where(known, "alice quillfeather"))
    assert {"block.name"} == set(_where(known, "linusquillfeather"))


def _where(stored: Mapping[str, bytes], needle: str) -> dict[str, str]:
    """Where it is found, with what is around it."""
    return {
        name: values[max(0, at - 40) : at + 60].decode(errors="replace")
        for name, values in stored.items()
        if (at := values.lower().find(needle.lower().encode())) >= 0
    }


async def _talk(walk: Walk) -> None:
    """People talk where the bot is, to each other and to the bot, and change their words."""
    slack, discord = walk.slack.slack, walk.discord.discord
    said = await slack.act(
        {"do": "say", "as": GRACE, "channel": GENERAL, "text": f"The {SECRET} memo says @linusquillfeather left"}
    )
    for deed in (
        {"do": "say", "as": LINUS, "channel": GENERAL, "text": f"In a thread: {SECRET}", "thread": said["ts"]},
        {"do": "edit", "as": GRACE, "channel": GENERAL, "ts": said["ts"], "text": f"The {SECRET} vs the other memo"},
        {"do": "shortcut", "as": GRACE, "channel": GENERAL, "ts": said["ts"]},
        {"do": "say", "as": ADA, "channel": GENERAL, "text": "@verdictquillfeather smollm3 vs cursor"},
    ):
        answer = await slack.act(deed)
        assert answer["ok"], answer
    room = {"as": BOB, "channel": walk.discord.channel.channel}
    said = await discord.act({"do": "say", **room, "text": f"The {SECRET} memo vs cursor"})
    for deed in (
        {"do": "edit", **room, "message": said["message"], "text": f"No {SECRET} memo vs cursor"},
        {"do": "shortcut", **room, "message": said["message"], "command": "Compare tools in this message"},
        {
            "do": "say",
            **room,
            "as": ALICE,
            "text": "@verdictquillfeather smollm3 vs cursor",
            "reply_to": said["message"],
        },
    ):
        answer = await discord.act(deed)
        assert answer["ok"], answer
    for chat in walk.chats:
        await until(chat.cards)  # which the bot was mentioned for


async def _vote(walk: Walk, chat: Chat, first: str, second: str) -> None:
    """By reaction, by button and at the desk; taken back, read again, and one of them wants to be forgotten."""
    card = chat.cards()[-1]
    for user in (first, second):
        chat.tap(user, card, SHIP, 0, stands=True)
        chat.tap(user, chat.cards()[0], ONE, 0, stands=True)
    await walk.rest()
    assert await chat.vote(first, card, [TOOL])
    await command(chat, first, "/verdict votes", says="v1:change")
    await press(chat, first, "v1:change", choice=TOOL)
    await press(chat, first, f"v1:change:{TOOL}:skip")
    await command(chat, second, "/verdict forget me", says="deletes what Verdict stores")
    await press(chat, second, f"v1:forget:{'detach' if chat is walk.slack else 'delete'}")


async def _moderate(walk: Walk) -> None:
    """Somebody is blocked, somebody else may moderate."""
    house = walk.house
    await house.slack("command", text="/verdict block @linusquillfeather 7 votes for pay")
    home = await house.world.homes.get(walk.slack.channel.home)
    wanted = WorkspaceSettings(moderators=frozenset({ADA}))
    await house.world.homes.put(home.model_copy(update={"settings": wanted}))
