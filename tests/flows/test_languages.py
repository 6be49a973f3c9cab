"""People of one channel, each answered in their own language; the workspace's own is for where nobody's is known."""

import json

from bot.ids import Platform, WorkspaceRef
from bot.workspaces import Who
from tests.flows.house import GRACE, LINUS, House

ASK = "/compare claude 4 opus vs smollm3"
LEADS = {
    "de": "Claude 4 Opus führt bei der Jury, 4 von 4 gegen 3 von 4.",
    "ja-JP": "審査員はClaude 4 Opusがリード",
    "pt-BR": "Claude 4 Opus lidera no júri, 4 de 4 contra 3 de 4.",
    "es-419": "Claude 4 Opus lidera en el jurado, 4 de 4 contra 3 de 4.",
}


async def speaks(house: House, workspace: WorkspaceRef, locale: str) -> None:
    """The workspace is set to a language, as by its settings."""
    home = await house.world.homes.get(workspace)
    settings = home.settings.model_copy(update={"locale": locale})
    await house.world.homes.put(home.model_copy(update={"settings": settings}))


async def test_people_in_slack_are_answered_in_their_language(house: House) -> None:
    """Theirs beats the workspace's; a card stays in it when votes redraw it."""
    await speaks(house, WorkspaceRef(Platform("slack"), "T0PLAYGRND1"), "fr")
    for who, locale, counted in ((LINUS, "de", "1× nehmen · 0× lassen"), (GRACE, "ja-JP", "採用2・見送り0")):
        house.place.stage.slack.people[who].locale = locale
        await house.slack("command", who=who, text=ASK)
        await house.until(lambda locale=locale: _leads(house.slack_messages(), locale) and _seeded(house))
        await house.slack("react", ts=house.slack_messages()[-1]["ts"], name="one", who=who)
        await house.until(lambda counted=counted: counted in _shown(house.slack_messages()))

        assert _leads(house.slack_messages(), locale)


async def test_people_in_discord_are_answered_in_their_language(house: House) -> None:
    """Each interaction tells its person's locale, spelt in Discord's way."""
    for person, locale in zip(house.people(), ("de", "pt-BR", "es-419"), strict=False):
        house.place.stage.discord.world.users[person].locale = locale
        await house.discord("command", who=person, text=ASK)

        await house.until(lambda locale=locale: _leads(house.discord_messages(), locale))


async def test_where_no_language_is_known_the_workspace_decides(house: House) -> None:
    """A mention in Discord tells nothing of its writer's language."""
    guild = next(iter(house.place.stage.discord.world.guilds))
    await speaks(house, WorkspaceRef(Platform("discord"), guild), "pt_BR")
    await house.discord("say", text=f"<@{house.place.stage.discord.world.app.id}> claude 4 opus vs smollm3")

    await house.until(lambda: _leads(house.discord_messages(), "pt-BR"))


async def test_a_mistake_about_time_is_explained_in_german(house: House) -> None:
    """What is typed may be German, and so is the complaint, with its days."""
    house.place.stage.slack.people[LINUS].locale = "de-DE"
    await house.slack("command", who=LINUS, text="/verdict weekly montags, freitags um 9 Uhr")

    await house.until(lambda: "Freitag? Nenn einen Tag." in _shown(house.slack_messages(LINUS)))


async def test_help_names_the_commands_as_the_persons_client_shows_them(house: House) -> None:
    """Discord has them in German; in Slack they are English for everybody, and so in a mention, where nobody knows."""
    person = house.people()[0]
    house.place.stage.discord.world.users[person].locale = "de"
    house.place.stage.slack.people[LINUS].locale = "de-DE"
    await house.discord("command", who=person, text="/verdict help")
    await house.slack("command", who=LINUS, text="/verdict help")
    await house.until(lambda: house.discord_messages() and house.slack_messages(LINUS))

    assert "`/vergleich A vs B`" in _shown(house.discord_messages())
    assert "warum" in _shown(house.discord_messages())
    assert "/compare A vs B" in _shown(house.slack_messages(LINUS))
    await house.discord("command", who=person, text="/verdict weekly")
    await house.slack("command", who=LINUS, text="/verdict weekly")
    await house.until(lambda: "/verdict woche on Mondays" in _shown(house.discord_messages()))
    await house.until(lambda: "/verdict weekly on Mondays" in _shown(house.slack_messages(LINUS)))
    await house.discord("say", text=f"<@{house.place.stage.discord.world.app.id}> help")
    await house.until(lambda: "/compare A vs B" in _shown(house.discord_messages()))


async def test_a_form_that_a_mention_cannot_open_is_a_sentence_in_the_workspaces_language(house: House) -> None:
    """Not an apology: the person can do something about it."""
    home = WorkspaceRef(Platform("discord"), next(iter(house.place.stage.discord.world.guilds)))
    await speaks(house, home, "de")
    held = await house.world.homes.get(home)
    settings = held.settings.model_copy(update={"editors": Who.EVERYONE})
    await house.world.homes.put(held.model_copy(update={"settings": settings}))
    await house.discord("say", text=f"<@{house.place.stage.discord.world.app.id}> catalog add zorblax")

    await house.until(lambda: "braucht einen Knopf" in _shown(house.discord_messages()))


def _seeded(house: House) -> bool:
    return len(house.slack_messages()[-1].get("reactions") or []) == 3


def _shown(messages: list[dict[str, object]]) -> str:
    return json.dumps(messages[-1:], ensure_ascii=False).replace("\\u00a0", " ")


def _leads(messages: list[dict[str, object]], locale: str) -> bool:
    return LEADS[locale] in _shown(messages)
