"""Forms in front of people: they open, come back with what was filled in, and say so when they cannot."""

import pytest

from adapters.playground.slack.world import SlackWorld
from bot.actions import Action
from bot.cards import Button, Buttons, Card, Choice
from bot.commands import Call
from bot.forms import ChoiceField, Form, TextField
from bot.ports.platform import Reply
from tests.adapters.slack.fakes import Core, card
from tests.adapters.slack.town import ADA, GENERAL, GRACE, LEADS
from tests.adapters.slack.waiting import until

pytestmark = pytest.mark.usefixtures("adapter")
BALLOT = Card("", "A versus B", (Buttons((Button("Vote", Action("ballot")),)),))


async def test_a_form_opens_and_brings_its_values_back(world: SlackWorld, core: Core) -> None:
    """With what it is for and the message it was asked from; its receipt is whispered there."""
    fields = (ChoiceField("ship", "Which?", (Choice("A", "a"), Choice("B", "b")), many=True), TextField("why", "Why?"))

    async def answer(call: Call, reply: Reply) -> None:
        match call.verb:
            case "ballot":
                await reply.ask(Form("Vote privately", "Vote", Action("cast", ("a", "b")), fields))
            case "cast":
                await reply.whisper(card("counted"))
            case _:
                await reply.post(BALLOT)

    core.answer = answer
    await world.command(ADA, LEADS, "/compare A vs B")
    await until(lambda: world.messages_in(LEADS))
    (message,) = world.messages_in(LEADS)
    button = next(block for block in message["blocks"] if block["type"] == "actions")["elements"][0]
    await world.press(GRACE, button["action_id"], channel=LEADS, ts=message["ts"])
    await until(lambda: world.modals[GRACE])
    await world.submit(GRACE, {"field:ship": {"input": ["a", "b"]}, "field:why": {"input": "because"}})
    call = core.calls[-1]

    assert ("cast", ("a", "b"), {"ship": "a,b", "why": "because"}) == (call.verb, call.args, dict(call.values))
    assert (LEADS, message["ts"]) == (call.where.channel, call.message.message if call.message else "")
    assert "counted" == world.messages_in(LEADS, whispers_to=GRACE)[-1]["text"]
    assert [] == world.modals[GRACE]


async def test_a_form_that_comes_too_late_says_so(world: SlackWorld, core: Core) -> None:
    """Slack opens modals for three seconds after the click."""
    world.faults.on("views.open", "error", error="expired_trigger_id")
    core.answer = _ask
    await world.command(ADA, GENERAL, "/verdict help")
    await until(lambda: world.messages_in(GENERAL, whispers_to=ADA))

    assert "three seconds" in world.messages_in(GENERAL, whispers_to=ADA)[0]["text"]


async def test_a_mention_cannot_open_a_form_and_says_what_can(world: SlackWorld, core: Core) -> None:
    """Messages come without a trigger."""
    core.answer = _ask
    await world.say(ADA, GENERAL, "<@U0VERDICT01> help")
    await until(lambda: world.calls_of("chat.postEphemeral"))

    assert "slash command" in world.calls_of("chat.postEphemeral")[0].args["text"]


async def _ask(_call: Call, reply: Reply) -> None:
    await reply.ask(Form("Title", "Send", Action("cast"), (TextField("why", "Why?"),)))
