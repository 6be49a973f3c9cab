"""Names of a workspace's own: understood by every way of asking there, and unknown next door."""

from typing import Any

from adapters.playground.slack.town import TEAM
from tests.flows.catalog.editors import Editor, SlackEditor, later
from tests.flows.house import ADA, House
from tests.flows.install.conftest import MIRA, PARTNER_ONLY, Shop


async def test_a_name_is_given_and_taken_back(editor: Editor) -> None:
    """Typed in one line, and changed in a form that holds all of them."""
    await editor.types("alias claude 4 opus = the big one", what="alias", tool="claude 4 opus", other="the big one")
    assert "the big one: here this means Claude 4 Opus." in editor.told()
    await editor.presses("catalog_names")
    assert {"tool": "Claude 4 Opus", "names": "the big one"} == editor.form()
    await editor.fills(names="biggie, the grand one")
    assert "biggie and the grand one: here this means Claude 4 Opus." in editor.told()
    await later(editor.house)
    await editor.asks("/compare biggie vs smollm3")
    assert "Claude 4 Opus" in editor.posted()
    await editor.asks("/compare the big one vs smollm3")

    assert "Which tools do you mean?" in editor.told()


async def test_a_name_that_is_taken_is_refused_and_nothing_is_changed(editor: Editor) -> None:
    """Not even what was taken away in the same form."""
    await editor.types("alias claude 4 opus = the big one", what="alias", tool="claude 4 opus", other="the big one")
    await editor.presses("catalog_names")
    await editor.fills(names="SmolLM3")
    assert "“SmolLM3” already means SmolLM3" in editor.complaint()
    await later(editor.house)
    await editor.asks("/compare the big one vs smollm3")

    assert "Claude 4 Opus" in editor.posted()


async def test_a_mention_and_a_shortcut_understand_it_too(house: House) -> None:
    """And Discord's completion while it is typed; not in the other chat."""
    slack = house.place.stage.slack
    editor = SlackEditor(house)
    await editor.types("alias claude 4 opus = the big one")
    await later(house)
    bot = next(one for one in slack.workspaces.values() if one.id == TEAM).bot_user
    await house.slack("say", text=f"<@{bot}> compare the big one vs smollm3")
    await house.until(lambda: _cards(house, 1))
    await house.slack("say", text="the big one or smollm3, what shall we take?")
    asked = house.slack_messages()[-1]["ts"]
    await house.slack("shortcut", ts=asked, callback_id="compare_message")

    await house.until(lambda: _cards(house, 2))


async def test_discord_completes_a_name_of_its_own_guild(house: House, editor: Editor) -> None:
    """Whoever types it, and only there."""
    await editor.types("alias claude 4 opus = the big one", what="alias", tool="claude 4 opus", other="the big one")
    await later(house)
    offered = await house.place.stage.discord.act(
        {
            "do": "complete",
            "as": house.people()[1],
            "channel": house.general,
            "text": "/compare first: the bi",
            "focused": "first",
        }
    )

    assert (editor.home.platform == "discord") == ("Claude 4 Opus" in str(offered))


async def test_the_workspace_next_door_hears_of_nothing(shop: Shop) -> None:
    """Two workspaces of one Slack app: neither names nor tools nor reviews of the one are known in the other."""
    house = shop.house
    await shop.install(ADA)
    await shop.install(MIRA)
    ours, theirs = SlackEditor(house), SlackEditor(house, MIRA, PARTNER_ONLY)
    await ours.types("alias claude 4 opus = the big one")
    await ours.types("add Paper Lantern")
    await ours.fills(name="Paper Lantern", category="Models")
    await ours.types("review smollm3")
    await ours.fills(role="Ops", verdict="skip", text="We cannot host it here.")
    await later(house)
    await ours.asks("/compare the big one, paper lantern, smollm3")
    await theirs.asks("/compare the big one vs smollm3")
    unknown = theirs.told()
    await theirs.asks("/compare paper lantern vs smollm3")
    await theirs.asks("/compare claude 4 opus vs smollm3")
    await theirs.types("history smollm3")

    assert all(word in ours.posted() for word in ("Claude 4 Opus", "Paper Lantern", "We cannot host it here"))
    assert "Which tools do you mean?" in unknown
    assert 1 == len(shop.cards(PARTNER_ONLY))
    assert "Our team" not in theirs.posted()
    assert "Ops" not in theirs.told()


def _cards(house: House, many: int) -> bool:
    shown: list[dict[str, Any]] = house.slack_messages()
    return many == sum("leads on the panel" in one["text"] for one in shown)
