"""What happens in Discord reaches the core, and what the core says appears in Discord."""

import re

import pytest

from bot.actions import Action
from bot.cards import Ballot, BallotChoice, Button, Card, Lead, Select
from bot.cards import Choice as Option
from bot.commands import Call
from bot.emoji import SHIP, SKIP
from bot.errors import Incomplete, MessageGone
from bot.forms import ChoiceField, Form
from bot.ids import ChannelRef, MessageRef, UserRef
from bot.ports.platform import Cleared, ReactionChange, Reply
from tests.adapters.discord.conftest import Rig

BALLOT = Ballot((BallotChoice(SHIP, "ship"), BallotChoice(SKIP, "skip")), ("Would you ship it?",), ("By button:",))
CARD = Card("A title", "A title, read aloud.", (Lead(("The decision.",)), BALLOT))


async def _posts(_call: Call, reply: Reply) -> None:
    await reply.post(CARD)


async def test_a_slash_command_becomes_a_call_and_the_answer_is_seen_by_all(rig: Rig) -> None:
    """Options arrive one by one, in their order, and the card stands in the channel."""
    rig.core.answer = _posts
    await rig.act("command", text="/compare claude 4 opus vs smollm3")
    await rig.core.until(lambda: rig.core.calls)

    assert ("compare", ("claude 4 opus", "smollm3")) == (rig.core.calls[0].verb, rig.core.calls[0].parts)
    assert "The decision." in str(rig.place.messages_in(rig.channel)[-1])


async def test_the_umbrella_command_does_the_same(rig: Rig) -> None:
    """/verdict compare and /compare are one thing."""
    await rig.act("complete", text="/verdict compare cla")
    answer = await rig.place.act({"do": "complete", "as": rig.alice, "channel": rig.channel, "text": "/compare cla"})

    assert [{"name": "cla one", "value": "cla one"}] == answer["choices"]


async def test_a_mention_asks_the_same_question(rig: Rig) -> None:
    """Where slash commands do not fit, `@verdict compare A vs B` does."""
    await rig.act("say", text="@verdict compare opus vs smol")
    await rig.core.until(lambda: rig.core.calls)

    assert ("compare", "opus vs smol") == (rig.core.calls[0].verb, rig.core.calls[0].text)


async def test_reactions_reach_the_core_with_who_and_when(rig: Rig) -> None:
    """Added, withdrawn, cleared: each with the person, and no two at the same instant."""
    message = await rig.adapter.messenger.post(_channel(rig), CARD)
    await rig.adapter.messenger.seed(message, CARD.seeds)
    await rig.act("react", message=message.message, emoji="🚢")
    await rig.act("unreact", message=message.message, emoji="🚢")
    await rig.act("clear", message=message.message, emoji="⏭️")
    await rig.core.until(lambda: len(rig.core.changes) >= 3)
    first, second, third = (change for _, change in rig.core.changes)

    assert isinstance(first, ReactionChange)
    assert isinstance(second, ReactionChange)
    assert (True, False) == (first.stands, second.stands)
    assert (SHIP, rig.alice) == (first.emoji, first.user.user)
    assert first.at is not None
    assert second.at is not None
    assert first.at < second.at
    assert isinstance(third, Cleared)
    assert third.emoji == SKIP


async def test_a_reading_has_everyone_and_leaves_the_seeds_out(rig: Rig) -> None:
    """More than one page of people, super reactions as well, and the bot itself never."""
    message = await rig.adapter.messenger.post(_channel(rig), CARD)
    await rig.adapter.messenger.seed(message, CARD.seeds)
    crowd = rig.place.crowd(130)
    for one in crowd:
        rig.place.react(one, message.message, "🚢")
    rig.place.react(rig.alice, message.message, "⏭️", burst=True)
    reading = await rig.adapter.messenger.reactions(message)

    assert set(crowd) == {user.user for user in reading.standing[SHIP]}
    assert {rig.alice} == {user.user for user in reading.standing[SKIP]}


async def test_an_empty_answer_proves_nothing(rig: Rig) -> None:
    """Without even the bot's own reactions the list cannot be trusted."""
    message = await rig.adapter.messenger.post(_channel(rig), CARD)

    with pytest.raises(Incomplete):
        await rig.adapter.messenger.reactions(message)


async def test_a_deleted_message_is_told_and_known_to_be_gone(rig: Rig) -> None:
    """Its box can close."""
    message = await rig.adapter.messenger.post(_channel(rig), CARD)
    await rig.act("delete", message=message.message)
    await rig.core.until(lambda: rig.core.gone)

    assert [message] == rig.core.gone
    with pytest.raises(MessageGone):
        await rig.adapter.messenger.edit(message, CARD)


async def test_a_ban_is_told_without_any_privileged_intent(rig: Rig) -> None:
    """The leaving that goes with it is not; both arrive as one person of the server."""
    workspace = str(rig.place.state()["workspaces"][0]["id"])
    answer = await rig.place.act({"do": "ban", "as": rig.alice, "workspace": workspace, "whom": rig.bob})
    assert answer["ok"]
    await rig.core.until(lambda: rig.core.people_banned)

    assert [UserRef(rig.adapter.platform, workspace, rig.bob)] == rig.core.people_banned
    assert [] == rig.core.people_left


async def test_a_post_with_a_key_exists_once_and_can_be_found(rig: Rig) -> None:
    """Posting the same key again gives the same message; it is found in the history as well."""
    since = rig.adapter.last_frame
    assert since is not None
    first = await rig.adapter.messenger.post(_channel(rig), CARD, once="slot-1")
    again = await rig.adapter.messenger.post(_channel(rig), CARD, once="slot-1")

    assert first == again
    assert first == await rig.adapter.messenger.find(_channel(rig), "slot-1", since)
    assert await rig.adapter.messenger.find(_channel(rig), "slot-2", since) is None


async def test_a_form_comes_back_with_what_was_ticked(rig: Rig) -> None:
    """A button opens it, several choices arrive joined by commas, and the message it came from is known."""
    form = Form("Vote", "Vote", Action("cast", ("a", "b")), (_field(),))

    async def asks(call: Call, reply: Reply) -> None:
        if call.verb == "ballot":
            await reply.ask(form)
        elif call.verb == "cast":
            await reply.whisper(CARD)
        else:
            await reply.post(Card("t", "t", (BALLOT.__class__(BALLOT.choices, (), (), (_button(),)),)))

    rig.core.answer = asks
    await rig.act("command", text="/compare a vs b")
    message = rig.place.messages_in(rig.channel)[-1].id
    await rig.act("press", message=message, custom_id=_button().action.pack())
    await rig.place.act({"do": "submit", "as": rig.alice, "values": {"ship": ["one", "two"]}})
    await rig.core.until(lambda: len(rig.core.calls) == 3)
    cast = rig.core.calls[-1]

    assert ("cast", ("a", "b"), "one,two") == (cast.verb, cast.args, cast.values["ship"])
    assert cast.message == MessageRef(_channel(rig), message)
    assert 1 == len(rig.place.whispers_to(rig.alice))


async def test_a_menu_gives_its_choice(rig: Rig) -> None:
    """The chosen value arrives under its name, and the whisper it was chosen in can be replaced."""

    async def offers(call: Call, reply: Reply) -> None:
        if call.args:
            await reply.update(CARD)
        else:
            await reply.whisper(Card("t", "t", (Select(Action("compare", ("a",)), "Pick", (Option("B", "b"),)),)))

    rig.core.answer = offers
    await rig.act("command", text="/compare a vs b")
    whisper = rig.place.whispers_to(rig.alice)[-1].id
    await rig.act("choose", message=whisper, custom_id="v1:compare:a", values=["b"])
    await rig.core.until(lambda: len(rig.core.calls) == 2)

    assert "The decision." in str(rig.place.whispers_to(rig.alice)[-1])
    assert (("a",), "b") == (rig.core.calls[1].args, rig.core.calls[1].values["choice"])


async def test_nobody_is_pinged_by_what_a_card_says(rig: Rig) -> None:
    """Mentions in data stay text, and no request allows any."""
    loud = Card("@everyone", "@here", (Lead(("<@100000000000000011> @everyone <!channel>",)),))
    await rig.adapter.messenger.post(_channel(rig), loud)
    sent = rig.place.messages_in(rig.channel)[-1]

    assert "@everyone" not in str(sent)
    assert not re.search(r"(?<!\\)<@", str(sent.components))


async def test_a_thread_is_called_as_its_first_card_says(rig: Rig) -> None:
    """Or as the card itself; a name that is too long is shortened."""
    channel, messenger = _channel(rig), rig.adapter.messenger
    for topic, name in (("Details und Stimmen", "Details und Stimmen"), ("", "One"), ("x" * 300, "x" * 99 + "…")):
        top = await messenger.post(channel, Card("Top", "top"))
        await messenger.post(channel, Card("One", "one", topic=topic), thread=top)

        assert name == rig.place.world.channels[top.message].name


def _channel(rig: Rig) -> ChannelRef:
    return ChannelRef(rig.adapter.platform, str(rig.place.state()["workspaces"][0]["id"]), rig.channel)


def _field() -> ChoiceField:
    return ChoiceField("ship", "Which?", (Option("One", "one"), Option("Two", "two")), required=False, many=True)


def _button() -> Button:
    return Button("Vote privately", Action("ballot", ("a", "b")))
