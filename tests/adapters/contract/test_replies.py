"""Reply: answers for the channel, for the caller, in place of a whisper, and as a form."""

import asyncio

import pytest

from bot.actions import Action
from bot.cards import Button, Card, Choice, File, Lead
from bot.commands import Call
from bot.forms import ChoiceField, Form, RoleField, TextField
from bot.ids import MessageRef
from bot.ports.platform import Reply
from tests.adapters.contract.chat import Chat, card

FORM = Form("Vote", "Send", Action("cast", ("a", "b")), (TextField("why", "Why?"),))
OFFER = card("offer", Button("Vote", Action("ballot", ("a", "b"))))


async def test_an_answer_for_the_channel_is_seen_by_all_and_can_be_voted_on(chat: Chat) -> None:
    """Its message is known, which is where the box opens."""
    posted: list[MessageRef | None] = []

    async def answer(_call: Call, reply: Reply) -> None:
        posted.append(await reply.post(card("for all")))

    chat.core.answer = answer
    await chat.command(chat.people[1], "/compare a vs b")
    await chat.core.until(lambda: posted)
    await chat.quiesce()

    assert "for all" in chat.seen()[-1]
    assert posted[0]
    assert chat.channel == posted[0].channel
    await chat.messenger.edit(posted[0], card("for everybody"))
    assert "for everybody" in chat.seen()[-1]


async def test_a_whisper_is_for_the_caller_alone(chat: Chat) -> None:
    """More than one of them, too."""
    await _answered(chat, card("psst"), card("and again"))

    first, second = chat.whispers(chat.people[1])
    assert ("psst" in first, "and again" in second) == (True, True)
    assert [] == chat.whispers(chat.people[2])
    assert not any("psst" in one for one in chat.seen())


@pytest.mark.parametrize("slow", [False, True], ids=["at-once", "put-off"])
async def test_a_file_is_for_the_caller_alone(chat: Chat, monkeypatch: pytest.MonkeyPatch, *, slow: bool) -> None:
    """Every line of it arrives, however many there are, also after the platform was asked for patience."""
    monkeypatch.setattr("adapters.discord.reply.PATIENCE", 0.01)
    lines = [f"vote,tool-{number},{'ship' * 20}" for number in range(95)]

    async def answer(_call: Call, reply: Reply) -> None:
        await asyncio.sleep(0.1 if slow else 0)
        await reply.hand(Card("You", "yours", (Lead(("yours",)),)), File("me.csv", "\n".join(lines)))
        done.append(reply)

    done: list[Reply] = []
    chat.core.answer = answer
    await _ask(chat)
    await chat.core.until(lambda: done)
    await chat.quiesce()
    handed = chat.handed(chat.people[1])

    assert [] == [line for line in lines if line not in handed]
    assert "yours" in "".join(chat.whispers(chat.people[1]))
    assert "" == chat.handed(chat.people[2])
    assert not any("tool-1" in one for one in chat.seen())


async def test_a_button_knows_its_caller_and_its_meaning(chat: Chat) -> None:
    """And the whisper on which it stands can be replaced."""

    async def answer(call: Call, reply: Reply) -> None:
        if call.verb == "ballot":
            await reply.update(card("thanks"))
        else:
            await reply.whisper(OFFER)

    chat.core.answer = answer
    await _ask(chat)
    await chat.press(chat.people[1], "ballot")
    await chat.quiesce()
    call = chat.core.calls[-1]

    assert ("ballot", ("a", "b")) == (call.verb, call.args)
    assert (chat.people[1].user, chat.channel) == (call.caller.user, call.where)
    assert ["thanks" in one for one in chat.whispers(chat.people[1])] == [True]


async def test_a_form_brings_back_what_was_typed(chat: Chat) -> None:
    """With what it was for; the answer to it is a whisper again."""

    async def answer(call: Call, reply: Reply) -> None:
        match call.verb:
            case "ballot":
                await reply.ask(FORM)
            case "cast":
                await reply.whisper(card("counted"))
            case _:
                await reply.whisper(OFFER)

    chat.core.answer = answer
    await _ask(chat)
    await chat.press(chat.people[1], "ballot")
    await chat.submit(chat.people[1], "why", "because, of course")
    await chat.core.until(lambda: chat.core.calls[-1].verb == "cast")
    await chat.quiesce()
    call = chat.core.calls[-1]

    assert (("a", "b"), "because, of course") == (call.args, call.values["why"])
    assert chat.channel == call.where
    assert "counted" in chat.whispers(chat.people[1])[-1]


async def test_every_kind_of_field_is_taken(chat: Chat) -> None:
    """Also those that a platform has no use for, which are left out."""
    choices = (Choice("A", "a"), Choice("B", "b"))
    fields = (
        TextField("why", "Why?", required=False),
        ChoiceField("one", "One?", choices, ("a",)),
        ChoiceField("some", "Which?", choices, required=False, many=True),
        RoleField("roles", "Roles?"),
    )

    async def answer(call: Call, reply: Reply) -> None:
        if call.verb == "ballot":
            await reply.ask(Form("All", "Send", Action("cast"), fields))
        else:
            await reply.whisper(OFFER)

    chat.core.answer = answer
    await _ask(chat)
    await chat.press(chat.people[1], "ballot")
    await chat.submit(chat.people[1], "why", "so")
    await chat.core.until(lambda: chat.core.calls[-1].verb == "cast")

    assert {"why": "so", "one": "a", "some": ""} == {
        name: value for name, value in chat.core.calls[-1].values.items() if name != "roles"
    }


async def _answered(chat: Chat, *cards: Card) -> None:
    async def answer(_call: Call, reply: Reply) -> None:
        for one in cards:
            await reply.whisper(one)

    chat.core.answer = answer
    await _ask(chat)


async def _ask(chat: Chat) -> None:
    await chat.command(chat.people[1], "/compare a vs b")
    await chat.core.until(lambda: chat.core.calls)
    await chat.quiesce()
