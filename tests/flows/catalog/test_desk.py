"""The desk: what people asked for in vain, tools that go and become one, and nobody who may not."""

import json
from collections.abc import Sequence

import pytest

from adapters.playground.slack.town import TEAM
from bot.ballots import Tally
from bot.ids import Platform, WorkspaceRef
from bot.ports.storage import Store
from bot.tools import Tool
from bot.workers.cataloguing import Cataloguer
from bot.workspaces import Who
from tests.flows.catalog.editors import Editor, SlackEditor, answered, later
from tests.flows.house import ADA, GENERAL, GRACE, House
from tests.flows.votes.chats import first


async def _own(editor: Editor, *names: str) -> None:
    for name in names:
        await Cataloguer(editor.house.world.store, "ada", editor.house.clock(), editor.home).add(
            name, {"category": "Models"}
        )
    await later(editor.house)


async def _tool(store: Store, name: str) -> Tool:
    return next(one for one in await _tools(store) if one.name == name)


async def _tools(store: Store) -> Sequence[Tool]:
    async with store() as unit:
        return await unit.catalog.tools()


async def test_what_people_asked_for_in_vain_is_added_by_a_button(editor: Editor) -> None:
    """The asker hears that it is seen; the name stands in the form; then it is no longer missed."""
    await editor.asks("/compare paper lantern vs smollm3")
    assert "Who keeps the catalogue here will see what was asked for" in editor.told()
    await editor.types("")
    assert "paper lantern" in editor.told()
    await editor.presses("catalog_add:")
    assert "paper lantern" == editor.form()["name"]
    await editor.fills(name="Paper Lantern", category="Models")
    await later(editor.house)
    await editor.types("")

    assert "Asked for here, and not found" not in editor.told()


async def test_what_people_asked_for_means_a_tool_or_is_forgotten(editor: Editor) -> None:
    """Given as a name of our own, or struck from the list."""
    await editor.asks("/compare zorblax vs smollm3")
    await editor.asks("/compare grumbo vs smollm3")
    await editor.types("")
    assert "grumbo" in editor.told()
    await editor.presses("catalog_forget:")
    await editor.presses("catalog_names::")
    missed = editor.form()["names"]
    await editor.fills(tool="claude 4 opus")
    await later(editor.house)
    await editor.types("")
    assert "Asked for here, and not found" not in editor.told()
    await editor.asks(f"/compare {missed} vs smollm3")

    assert "Claude 4 Opus" in editor.posted()


async def test_a_tool_is_retired_after_a_question_and_comes_back(editor: Editor) -> None:
    """No answer speaks of it meanwhile."""
    await _own(editor, "Paper Lantern")
    await editor.types("retire paper lantern", what="retire", tool="paper lantern")
    assert "Retire Paper Lantern? No answer speaks of it then." in editor.told()
    assert not (await _tool(editor.house.world.store, "Paper Lantern")).retired
    await editor.presses("catalog_retire")
    assert "Paper Lantern is retired." in editor.told()
    await later(editor.house)
    await editor.asks("/compare paper lantern vs smollm3")
    assert "paper lantern" in editor.told()
    await editor.types("restore paper lantern", what="restore", tool="paper lantern")

    assert "Paper Lantern is back." in editor.told()


async def test_merged_tools_keep_their_votes(editor: Editor) -> None:
    """After a question; the old name means the tool that stays."""
    await _own(editor, "Paper Lantern", "Tin Lantern")
    gone, stays = [(await _tool(editor.house.world.store, f"{one} Lantern")).slug for one in ("Tin", "Paper")]
    await editor.asks("/verdict tool Tin Lantern")
    await editor.ships()
    await editor.house.until(lambda: _counted(editor, gone, Tally(ship=1)))
    await editor.types("merge tin lantern into paper lantern", what="merge", tool="tin lantern", other="paper lantern")
    assert "Make Tin Lantern a name of Paper Lantern?" in editor.told()
    await editor.presses("catalog_merge")
    assert "Tin Lantern is now Paper Lantern; its votes went along." in editor.told()
    await later(editor.house)
    await editor.asks("/compare tin lantern vs smollm3")

    assert "Paper Lantern" in editor.posted()
    assert await _counted(editor, stays, Tally(ship=1))


async def test_a_tool_of_our_own_is_merged_into_the_public_one_that_came_later(editor: Editor) -> None:
    """Also of the same name, which ours hides; its votes count there, and nobody asks which is meant any more."""
    await _own(editor, "Paper Lantern")
    own = await _tool(editor.house.world.store, "Paper Lantern")
    await editor.asks("/verdict tool Paper Lantern")
    await editor.ships()
    await editor.house.until(lambda: _counted(editor, own.slug, Tally(ship=1)))
    async with editor.house.world.store() as unit:
        came = Tool("paper-lantern", "Paper Lantern", category="Models")
        await unit.catalog.put([came], by="an import", at=editor.house.clock())
    await later(editor.house)
    typed = "paper lantern"
    await editor.types(f"merge {typed} into {typed}", what="merge", tool=typed, other=typed)
    assert "Make Paper Lantern a name of Paper Lantern?" in editor.told()
    await editor.presses("catalog_merge")
    assert "Paper Lantern is now Paper Lantern; its votes went along." in editor.told()
    await later(editor.house)

    assert [came] == [tool for tool in await _tools(editor.house.world.store) if tool.name == "Paper Lantern"]
    assert await _counted(editor, "paper-lantern", Tally(ship=1))


async def _counted(editor: Editor, slug: str, wanted: Tally) -> bool:
    async with editor.house.world.store() as unit:
        return wanted == (await unit.tallies.community(editor.home, [slug]))[slug].here


@pytest.mark.parametrize(
    "packed",
    ["catalog", "catalog_add", "catalog_added", "catalog_edit:{key}", "catalog_edited:{key}", "catalog_details:{key}",
     "catalog_detailed:{key}", "catalog_names:smollm3", "catalog_named:smollm3", "catalog_review:smollm3",
     "catalog_reviewed:smollm3", "catalog_unreview:smollm3:0", "catalog_retire:{key}:yes", "catalog_restore:{key}",
     "catalog_merge:{key}:{key}:yes", "catalog_history:{key}", "catalog_tool:{key}", "catalog_forget:0"],
)  # fmt: skip
async def test_who_may_not_edit_changes_nothing_by_a_forged_button(house: House, packed: str) -> None:
    """Every deed asks for the right to it, whatever led there."""
    await _own(SlackEditor(house), "Paper Lantern")
    mine = await _tool(house.world.store, "Paper Lantern")
    slack = house.place.stage.slack
    forged = f"v1:{packed.format(key=mine.key)}"
    payload = slack.interaction("block_actions", GRACE, slack.home_of(GRACE))
    payload |= {
        "channel": {"id": GENERAL},
        "container": {"type": "message", "channel_id": GENERAL, "message_ts": "1.0", "is_ephemeral": False},
        "response_url": slack.response_url(GRACE, GENERAL),
        "actions": [{"type": "button", "action_id": f"{forged}#0", "value": forged}],
    }
    await slack.ask_app("interactive", payload, GRACE, "{error}")
    await house.until(lambda: "You may not edit the catalogue here" in json.dumps(house.slack_messages(GRACE)))

    assert mine == await _tool(house.world.store, "Paper Lantern")
    assert not slack.modals[GRACE]


async def test_who_may_not_edit_is_told_so(house: House) -> None:
    """Typed, too; and as soon as everybody may edit, they do."""
    grace = SlackEditor(house, GRACE)
    await grace.types("add Paper Lantern")
    assert "You may not edit the catalogue here." in grace.told()
    home = await house.world.homes.get(WorkspaceRef(Platform("slack"), TEAM))
    everyone = home.settings.model_copy(update={"editors": Who.EVERYONE})
    await house.world.homes.put(home.model_copy(update={"settings": everyone}))
    await grace.types("add Paper Lantern")

    assert "Paper Lantern" == grace.form()["name"]


async def test_the_home_shows_it_to_those_who_may_add_it(house: House) -> None:
    """Only to them; a button leads to the form."""
    slack = house.place.stage.slack
    await SlackEditor(house).asks("/compare zorblax vs smollm3")
    for who in (ADA, GRACE):
        await slack.home(who)
        await house.until(lambda who=who: who in slack.homes)
    shown = {who: json.dumps(slack.homes[who].body) for who in (ADA, GRACE)}

    assert "zorblax" in shown[ADA]
    assert "v1:catalog_add:" in shown[ADA]
    assert "Catalogue" not in shown[GRACE]


async def test_what_is_ones_own_can_be_taken_along(editor: Editor) -> None:
    """Tools, names and reviews stand in the workspace's export."""
    await _own(editor, "Paper Lantern")
    await editor.types("alias smollm3 = the small one", what="alias", tool="smollm3", other="the small one")
    await editor.types("review smollm3", what="review", tool="smollm3")
    await editor.fills(role="Ops", verdict="skip", text="We cannot host it here.")
    await editor.asks("/verdict export workspace")
    told = editor.told()

    for row in ("own tool,Paper Lantern", "own name,the small one,smollm3", "own review,smollm3,Ops: skip"):
        assert row in told.replace('"', "")


async def test_the_home_leads_to_the_form_and_to_the_desk(house: House) -> None:
    """There is no channel to whisper in: what is said stands in the conversation with the bot."""
    slack = house.place.stage.slack
    editor = SlackEditor(house)
    await editor.asks("/compare zorblax vs smollm3")
    await slack.home(ADA)
    await house.until(lambda: ADA in slack.homes)
    body = slack.homes[ADA].body
    add, desk = (first(body, "action_id", f"v1:{verb}") for verb in ("catalog_add:", "catalog#"))
    async with answered(house):
        await slack.act({"do": "press", "as": ADA, "action_id": add, "surface": "home"})
    assert "zorblax" == editor.form()["name"]
    await editor.fills(category="Models")
    async with answered(house):
        await slack.act({"do": "press", "as": ADA, "action_id": desk, "surface": "home"})
    told = json.dumps(slack.messages_in(slack.dm_with(ADA).id))

    assert "zorblax is added." in told
    assert "Tools, names and reviewers of your own" in told
