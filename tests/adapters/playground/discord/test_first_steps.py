"""A person types, the real discord.py answers, everybody sees it."""

import discord
from discord import app_commands

from adapters.playground.discord.seed import GENERAL, HARBOUR
from adapters.playground.discord.server import Discord
from adapters.playground.discord.wire import Json
from tests.adapters.playground.discord.conftest import Bot

CATALOG = ("Claude 4 Opus", "SmolLM3", "Small talk")


def with_compare(bot: Bot) -> None:
    """Give the bot a /compare with suggestions."""

    async def suggest(_interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=name, value=name) for name in CATALOG if typed.lower() in name.lower()]

    @bot.tree.command(name="compare", description="Compare two tools")
    @app_commands.autocomplete(a=suggest, b=suggest)
    async def compare(interaction: discord.Interaction, a: str, b: str) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"{a} against {b}")


async def test_a_command_is_deferred_and_then_answered(small: Discord, bot: Bot) -> None:
    """The page shows a loading message first and the answer in its place."""
    with_compare(bot)
    await bot.tree.sync()
    seen: list[Json] = []
    small.listen(seen.append)

    said = await small.act({"do": "command", "as": "bob", "channel": GENERAL, "text": "/compare a: one b: two words"})
    await small.quiesce()

    assert said["ok"] is True
    assert ["", "one against two words"] == [each["message"]["content"] for each in seen if each["kind"] == "message"]
    [message] = small.messages_in(GENERAL)
    assert "one against two words" == message.content
    assert 0 == message.flags


async def test_free_text_is_parted_as_people_write_it(small: Discord, bot: Bot) -> None:
    """“/compare x vs y” fills the two options."""
    with_compare(bot)
    await bot.tree.sync()

    await small.act({"do": "command", "as": "bob", "channel": GENERAL, "text": "/compare Claude 4 Opus vs SmolLM3"})
    await small.quiesce()

    assert "Claude 4 Opus against SmolLM3" == small.messages_in(GENERAL)[0].content


async def test_suggestions_come_while_typing(small: Discord, bot: Bot) -> None:
    """The option being typed is marked as focused and gets the app's choices."""
    with_compare(bot)
    await bot.tree.sync()

    answer = await small.act({"do": "complete", "as": "bob", "channel": GENERAL, "text": "/compare a: sm"})

    assert ["SmolLM3", "Small talk"] == [each["value"] for each in answer["choices"]]
    assert "a" == answer["option"]


async def test_what_a_bot_posts_and_people_tap_is_in_the_state(small: Discord, bot: Bot) -> None:
    """State, events and the gateway tell the same story."""
    channel = bot.get_partial_messageable(int(GENERAL), guild_id=int(HARBOUR))
    sent = await channel.send("vote")
    await sent.add_reaction("🚢")
    await small.act({"do": "react", "as": "bob", "channel": GENERAL, "message": str(sent.id), "emoji": "🚢"})
    await small.quiesce()

    [message] = small.state()["messages"][GENERAL]
    bob = small.who("bob")
    assert [{"name": "🚢", "users": [small.world.app.id, bob], "count": 2, "burst": []}] == message["reactions"]
    assert ["message", "add", "add"] == bot.names()
    assert {"🚢": {bob}} == small.reactions_on(message["id"], people_only=True)


async def test_a_command_nobody_knows_is_a_sentence(small: Discord) -> None:
    """What the client would not send is refused in words."""
    answer = await small.act({"do": "command", "as": "bob", "channel": GENERAL, "text": "/nothing"})

    assert {"ok": False, "error": "There is no command /nothing in Harbour."} == answer
