"""How long an interaction may be answered, how often, and how an answer is taken back."""

import discord
import pytest

from adapters.playground.discord.seed import GENERAL
from adapters.playground.discord.server import Discord
from tests.adapters.playground.discord.conftest import Bot, Clock, run


async def _interaction(small: Discord, bot: Bot) -> discord.Interaction:
    """A raw interaction that nobody has answered yet."""
    caught: list[discord.Interaction] = []

    async def catch(interaction: discord.Interaction) -> None:
        caught.append(interaction)

    vars(bot)["on_interaction"] = catch

    @bot.tree.command(name="quiet", description="Nothing")
    async def quiet(_interaction: discord.Interaction) -> None:
        return

    await bot.tree.sync()
    small.world.answer_within = 0.05
    await small.act({"do": "command", "as": "bob", "channel": GENERAL, "text": "/quiet"})
    small.world.answer_within = 3.0
    return caught[0]


async def test_a_late_answer_is_unknown(small: Discord, bot: Bot) -> None:
    """10062: three seconds are over."""
    interaction = await _interaction(small, bot)

    with pytest.raises(discord.NotFound) as refused:
        await interaction.response.send_message("late")

    assert 10062 == refused.value.code


async def test_an_answer_is_given_once_and_its_token_lasts_fifteen_minutes(
    small: Discord, bot: Bot, clock: Clock
) -> None:
    """40060 for the second answer, 50027 after the quarter of an hour."""
    answers: list[discord.Interaction] = []

    @bot.tree.command(name="once", description="Once")
    async def once(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("once")
        answers.append(interaction)

    await bot.tree.sync()
    await run(small, "/once")
    [interaction] = answers

    again = discord.InteractionResponse(interaction)
    with pytest.raises(discord.HTTPException) as twice:
        await again.send_message("twice")
    assert 40060 == twice.value.code

    await interaction.edit_original_response(content="still open")
    clock.now += 15 * 60 + 1
    with pytest.raises(discord.HTTPException) as late:
        await interaction.edit_original_response(content="too late")
    assert (401, 50027) == (late.value.status, late.value.code)


async def test_an_answer_can_be_taken_back(small: Discord, bot: Bot) -> None:
    """Deleting @original removes the message."""

    @bot.tree.command(name="oops", description="Oops")
    async def oops(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("oops")
        message = await interaction.original_response()
        assert "oops" == message.content
        await interaction.delete_original_response()

    await bot.tree.sync()
    await run(small, "/oops")

    assert [] == small.messages_in(GENERAL)
    assert [True] == [each["deleted"] for each in small.state()["messages"][GENERAL]]
