"""Commands, buttons, menus and forms, answered in every way Discord allows and refused in every other."""

import discord
from discord import app_commands, ui

from adapters.playground.discord.nouns import EPHEMERAL, LOADING
from adapters.playground.discord.seed import ELSEWHERE, GENERAL
from adapters.playground.discord.server import Discord
from tests.adapters.playground.discord.conftest import Bot, run

SQUARE = "1000000000000000301"


class Card(ui.LayoutView):
    """A small card of components V2 with a button that whispers."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        inside: ui.Container[Card] = ui.Container()
        inside.add_item(ui.TextDisplay("## One against two"))
        inside.add_item(ui.Separator())
        inside.add_item(ui.Section("Panel 3 of 4", accessory=Why()))
        row: ui.ActionRow[Card] = ui.ActionRow(Pick())
        inside.add_item(row)
        self.add_item(inside)


class Why(ui.Button["Card"]):
    def __init__(self) -> None:
        super().__init__(label="Why", custom_id="why")

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Because", ephemeral=True)
        await interaction.followup.send("And also", ephemeral=True)


class Pick(ui.Select["Card"]):
    def __init__(self) -> None:
        options = [discord.SelectOption(label=each, value=each.lower()) for each in ("Ship", "Skip")]
        super().__init__(custom_id="pick", options=options)

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(view=Card())
        await interaction.followup.send(f"Picked {self.values[0]}")


class Form(ui.Modal, title="Your reason"):
    reason: ui.Label["Form"] = ui.Label(text="Reason", component=ui.TextInput(custom_id="reason", max_length=20))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.reason.component, ui.TextInput)
        await interaction.response.send_message(f"Noted: {self.reason.component.value}")


async def with_commands(bot: Bot) -> None:
    """Commands that answer each in their own way."""

    @bot.tree.command(name="card", description="A card")
    async def card(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Card())

    @bot.tree.command(name="form", description="A form")
    async def form(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Form())

    @bot.tree.command(name="secret", description="A whisper, after thinking")
    async def secret(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("between us")

    @bot.tree.command(name="silent", description="Says nothing")
    async def silent(_interaction: discord.Interaction) -> None:
        return

    @bot.tree.context_menu(name="Compare this")
    async def this(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"about {message.id}")

    await bot.tree.sync()


async def test_a_card_with_buttons_and_menus_works(small: Discord, bot: Bot) -> None:
    """A V2 card is posted, its button whispers twice, its menu changes the card and follows up."""
    await with_commands(bot)
    card = (await run(small, "/card"))["message"]
    use = {"as": "dana", "channel": GENERAL, "message": card}

    assert {"ok": True} == {"ok": (await small.act({"do": "press", "custom_id": "why", **use}))["ok"]}
    await small.quiesce()
    assert ["Because", "And also"] == [each.content for each in small.whispers_to(small.who("dana"))]

    await small.act({"do": "choose", "custom_id": "pick", "values": ["ship"], **use})
    await small.quiesce()
    changed, said = small.messages_in(GENERAL)
    assert changed.edited is not None
    assert "Picked ship" == said.content


async def test_a_whisper_is_seen_by_one_person_only(small: Discord, bot: Bot) -> None:
    """What was deferred as ephemeral stays ephemeral, and nobody else can touch it."""
    await with_commands(bot)
    await run(small, "/secret")

    [whisper] = small.whispers_to(small.who("bob"))
    assert ("between us", EPHEMERAL) == (whisper.content, whisper.flags & (EPHEMERAL | LOADING))
    assert [] == small.messages_in(GENERAL)
    deed = {"do": "dismiss", "channel": GENERAL, "message": whisper.id}
    assert "This message does not exist." == (await small.act({**deed, "as": "dana"}))["error"]
    assert (await small.act({**deed, "as": "bob"}))["ok"]


async def test_a_form_opens_and_is_sent(small: Discord, bot: Bot) -> None:
    """The form stands in front of one person until it is sent or closed; too long a text is not sent."""
    await with_commands(bot)
    await run(small, "/form")
    bob = small.who("bob")
    assert "Your reason" == small.state()["modals"][bob]["title"]

    long = await small.act({"do": "submit", "as": "bob", "values": {"reason": "x" * 21}})
    assert "This field takes 1 to 20 characters." == long["error"]
    await small.act({"do": "submit", "as": "bob", "values": {"reason": "it is fast"}})
    await small.quiesce()

    assert {} == small.state()["modals"]
    assert "Noted: it is fast" == small.messages_in(GENERAL)[0].content


async def test_a_closed_form_is_not_heard_of(small: Discord, bot: Bot) -> None:
    """Closing tells the app nothing."""
    await with_commands(bot)
    await run(small, "/form")
    calls = len(small.calls)

    await small.act({"do": "close", "as": "bob"})
    await small.quiesce()

    assert calls == len(small.calls)
    assert "No form is open." == (await small.act({"do": "submit", "as": "bob"}))["error"]


async def test_a_press_can_be_taken_note_of_and_answered_later(small: Discord, bot: Bot) -> None:
    """Type 6: the person sees nothing, then the message they pressed on changes."""

    class Later(ui.View):
        @ui.button(label="Later", custom_id="later")
        async def later(self, interaction: discord.Interaction, _button: ui.Button["Later"]) -> None:
            await interaction.response.defer()
            await interaction.edit_original_response(content="changed", view=None)

    view = Later(timeout=None)
    posted = await bot.get_partial_messageable(int(GENERAL)).send("before", view=view)

    pressed = await small.act(
        {"do": "press", "as": "bob", "channel": GENERAL, "message": str(posted.id), "custom_id": "later"}
    )
    await small.quiesce()

    assert (6, str(posted.id)) == (pressed["answer"], pressed["message"])
    assert ["changed"] == [each.content for each in small.messages_in(GENERAL)]


async def test_the_menu_of_a_message_has_the_apps_commands(small: Discord, bot: Bot) -> None:
    """A message command gets the message it was used on."""
    await with_commands(bot)
    said = await small.act({"do": "say", "as": "bob", "channel": GENERAL, "text": "which editor"})

    await small.act(
        {"do": "shortcut", "as": "dana", "channel": GENERAL, "message": said["message"], "command": "Compare this"}
    )
    await small.quiesce()

    assert f"about {said['message']}" == small.messages_in(GENERAL)[-1].content


async def test_silence_is_a_failure_that_people_see(small: Discord, bot: Bot) -> None:
    """After three seconds the client says so, and the token is dead."""
    await with_commands(bot)
    small.world.answer_within = 0.05

    answer = await run(small, "/silent")

    assert (False, "The application did not respond") == (answer["ok"], answer["error"])
    assert ["The application did not respond"] == small.state()["failures"]


async def test_a_user_installed_app_answers_where_it_is_not(small: Discord, bot: Bot) -> None:
    """It may answer by its token five times more, and cannot read the channel."""
    codes: list[int] = []

    @bot.tree.command(name="anywhere", description="Anywhere")
    @app_commands.allowed_installs(guilds=True, users=True)
    async def anywhere(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("here I am")
        message = await interaction.original_response()
        try:
            for _ in range(6):
                await interaction.followup.send("more")
        except discord.HTTPException as error:
            codes.append(error.code)
        try:
            await bot.get_partial_messageable(int(SQUARE)).fetch_message(message.id)
        except discord.HTTPException as error:
            codes.append(error.code)

    await bot.tree.sync()
    refused = await run(small, "/anywhere", who="alice", channel=SQUARE)
    assert "There is no command /anywhere in Elsewhere." == refused["error"]
    await run(small, "/anywhere", who="chen", channel=SQUARE)

    assert [40094, 50001] == codes
    assert 6 == len(small.messages_in(SQUARE))
    assert not small.world.guilds[ELSEWHERE].installed


async def test_what_is_greyed_out_or_not_there_cannot_be_used(small: Discord, bot: Bot) -> None:
    """The client refuses before the app hears of it."""
    await with_commands(bot)
    card = (await run(small, "/card"))["message"]
    use = {"as": "dana", "channel": GENERAL, "message": card}

    answers = [
        await small.act({"do": "press", "custom_id": "nothing", **use}),
        await small.act({"do": "press", "custom_id": "pick", **use}),
        await small.act({"do": "choose", "custom_id": "pick", "values": ["other"], **use}),
        await small.act({"do": "choose", "custom_id": "pick", "values": [], **use}),
    ]

    assert [
        "There is nothing like that on this message.",
        "A button is pressed, a menu is chosen from.",
        "There is no choice other.",
        "Choose 1 to 1.",
    ] == [each["error"] for each in answers]
