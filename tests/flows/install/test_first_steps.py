"""The first minutes of a workspace: a welcome, a home, settings that only administrators change, a check."""

import csv
import io
import json
from typing import Any

from bot.ids import Platform, WorkspaceRef
from bot.workspaces import Who, WorkspaceSettings
from tests.flows.house import ADA, GENERAL, GRACE, House
from tests.flows.install.conftest import MIRA, Shop

HOME = WorkspaceRef(Platform("slack"), "T0PLAYGRND1")


def _shown(house: House, who: str) -> str:
    """What stands in #general for this person."""
    return json.dumps([one.get("blocks") for one in house.slack_messages(who)], ensure_ascii=False)


def _button(house: House, who: str, label: str) -> dict[str, Any]:
    """The newest button with this label, and where it stands."""
    for message in reversed(house.slack_messages(who)):
        for block in message.get("blocks", ()):
            for element in block.get("elements", ()):
                if block["type"] == "actions" and element.get("text", {}).get("text") == label:
                    return {"action_id": element["action_id"], "ts": message["ts"]}
    raise AssertionError(label)


async def _held(house: House) -> WorkspaceSettings:
    async with house.world.store() as unit:
        return (await unit.workspaces.get(HOME)).settings


async def test_whoever_installs_is_welcomed_once(shop: Shop) -> None:
    """With three things to try; a second installation is no second welcome."""
    await shop.install(MIRA)
    await shop.install(MIRA)
    room = shop.slack.dm_with(MIRA)
    told = [one["text"] for one in shop.slack.messages_in(room.id)]

    assert 1 == len(told)
    assert told[0].startswith("Verdict is here.")


async def test_the_home_shows_the_board_my_votes_the_weekly_posts_and_the_settings(house: House) -> None:
    """Made anew each time it is opened."""
    await house.slack("command", text="/verdict weekly on Mondays 09:00 Europe/Berlin")
    await house.until(lambda: "subscription.set" in house.log.events)
    await house.slack("command", text="/compare claude 4 opus vs smollm3")
    await house.until(lambda: house.slack_messages() and len(house.slack_messages()[-1].get("reactions") or ()) == 3)
    await house.slack("react", ts=house.slack_messages()[-1]["ts"], name="one")
    await house.place.stage.slack.quiesce()
    await house.place.stage.slack.home(ADA)
    await house.until(lambda: ADA in house.place.stage.slack.homes)
    shown = json.dumps(house.place.stage.slack.homes[ADA].body, ensure_ascii=False)

    slack = house.place.stage.slack
    await house.until(lambda: any("Verdict is here." in one["text"] for one in slack.messages_in("D0ADABOT001")))
    assert "You vote on 2 tools: 1 ship, 1 skip." in shown
    assert "Claude 4 Opus" in shown
    assert "Settings" in shown
    assert "1 channel gets the weekly verdicts." in shown
    assert "<#C0GENERAL01>" in shown


async def test_a_button_of_the_home_answers_in_the_bots_own_messages(house: House) -> None:
    """The Home is in no channel, so there is nowhere to whisper."""
    slack = house.place.stage.slack
    await slack.home(ADA)
    await house.until(lambda: ADA in slack.homes)
    buttons = [
        each for block in slack.homes[ADA].body["blocks"] for each in block.get("elements", ()) if "value" in each
    ]
    settings = next(each for each in buttons if each["text"]["text"] == "Settings")
    answer = await slack.act({"do": "press", "as": ADA, "action_id": settings["action_id"], "surface": "home"})
    assert answer["ok"], answer

    await house.until(lambda: "Change the settings" in json.dumps(slack.messages_in("D0ADABOT001")))


async def test_an_administrator_changes_the_settings(house: House) -> None:
    """A city is a time zone, and people are picked from a menu."""
    await house.slack("command", text="/verdict settings")
    await house.until(lambda: "Change the settings" in _shown(house, ADA))
    await house.slack("press", **_button(house, ADA, "Change the settings"))
    await house.until(lambda: house.place.stage.slack.modals[ADA])
    values = {
        "field:locale": {"input": "de"},
        "field:zone": {"input": "berlin"},
        "field:moderators": {"input": [GRACE]},
        "field:editors": {"input": "admins"},
        "field:subscribers": {"input": "moderators"},
    }
    answer = await house.place.stage.slack.act({"do": "submit", "as": ADA, "values": values})
    assert answer["ok"], answer
    await house.until(lambda: "settings.changed" in house.log.events)
    held = await _held(house)

    assert ("de", "Europe/Berlin", frozenset({GRACE})) == (held.locale, held.zone, held.moderators)
    assert (Who.ADMINS, Who.MODERATORS) == (held.editors, held.subscribers)


async def test_a_zone_that_nobody_knows_changes_nothing(house: House) -> None:
    """And the sentence says what to write."""
    await house.slack("command", text="/verdict settings")
    await house.until(lambda: "Change the settings" in _shown(house, ADA))
    before = await _held(house)
    await house.slack("press", **_button(house, ADA, "Change the settings"))
    await house.until(lambda: house.place.stage.slack.modals[ADA])
    await house.place.stage.slack.act({"do": "submit", "as": ADA, "values": {"field:zone": {"input": "Atlantis"}}})
    await house.until(lambda: "I know no time zone Atlantis" in _shown(house, ADA))

    assert before == await _held(house)


async def test_who_is_no_administrator_changes_nothing_by_whatever_button(house: House) -> None:
    """The card has none for them; one that an administrator left behind is refused when it is pressed."""
    await house.slack("command", who=GRACE, text="/verdict settings")
    await house.until(lambda: "Administrators of this workspace can change them" in _shown(house, GRACE))
    shown = _shown(house, GRACE)
    before = await _held(house)
    for verb in ("edit_settings", "set_settings", "join_channels:no", "wipe:yes"):
        await house.discord("command", who=house.people()[1], text="/verdict settings")
        await _press_in_slack(house, GRACE, f"v1:{verb}")

    assert "Change the settings" not in shown
    assert before == await _held(house)
    assert 4 == _shown(house, GRACE).count("Only administrators of this workspace may do this")


async def _press_in_slack(house: House, who: str, packed: str) -> None:
    """As a forged click arrives: the action is the core's, the button was never there."""
    refused = _shown(house, who).count("Only administrators")
    slack = house.place.stage.slack
    payload = slack.interaction("block_actions", who, slack.home_of(who))
    payload |= {
        "channel": {"id": GENERAL},
        "container": {"type": "message", "channel_id": GENERAL, "message_ts": "1.0", "is_ephemeral": False},
        "response_url": slack.response_url(who, GENERAL),
        "actions": [{"type": "button", "action_id": f"{packed}#0", "value": packed}],
    }
    await slack.ask_app("interactive", payload, who, "{error}")
    await house.until(lambda: _shown(house, who).count("Only administrators") > refused)


async def test_the_doctor_says_what_a_channel_lacks(house: House) -> None:
    """In #tools the bot is no member; in #general all is well; in Discord the interaction tells the permissions."""
    await house.slack("command", text="/verdict doctor")
    await house.until(lambda: "All is well here" in _shown(house, ADA))
    answer = await house.place.stage.slack.act(
        {"do": "command", "as": ADA, "channel": "C0TOOLS0001", "text": "/verdict doctor"}
    )
    assert answer["ok"], answer
    slack = house.place.stage.slack
    await house.until(lambda: "/invite @verdict" in json.dumps(slack.messages_in("C0TOOLS0001", whispers_to=ADA)))
    await house.discord("command", text="/verdict doctor")
    await house.until(lambda: "All is well here" in json.dumps(house.discord_messages()))


async def test_too_many_costly_commands_are_refused_with_the_wait(house: House) -> None:
    """One person's haste keeps nobody else waiting."""
    for _ in range(4):
        await house.slack("command", text="/verdict export me")
    await house.until(lambda: "That was a lot at once. Please try again in" in _shown(house, ADA))
    await house.slack("command", who=GRACE, text="/verdict export me")
    await house.until(lambda: "keyed hash" in _shown(house, GRACE))


async def test_in_discord_the_data_comes_as_a_file_that_only_the_caller_sees(house: House) -> None:
    """A table for any spreadsheet, in which nothing calculates."""
    await house.discord("command", text="/verdict export me")
    await house.until(lambda: any(one["files"] for one in house.discord_messages()))
    handed = house.discord_messages()[-1]
    rows = list(csv.reader(io.StringIO(handed["files"]["verdict-me.csv"])))

    assert house.people()[0] == handed["ephemeral_to"]
    assert ["verdict-me.csv"] == [one["filename"] for one in handed["attachments"]]
    assert ["kind", "name", "value", "note"] == rows[0]
    assert "keyed hash" == rows[1][3]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


async def test_a_person_and_an_administrator_can_take_the_data_along_and_delete_it(house: House) -> None:
    """One's own votes; the workspace's tallies; and then nothing is left of either."""
    await house.slack("command", text="/compare claude 4 opus vs smollm3")
    await house.until(lambda: house.slack_messages() and len(house.slack_messages()[-1].get("reactions") or ()) == 3)
    await house.slack("react", ts=house.slack_messages()[-1]["ts"], name="one")
    await house.place.stage.slack.quiesce()
    await house.slack("command", text="/verdict export me")
    await house.until(lambda: '\\"vote\\",\\"claude-4-opus\\",\\"ship\\"' in _shown(house, ADA))
    await house.slack("command", text="/verdict export workspace")
    await house.until(lambda: '\\"tally\\",\\"claude-4-opus\\",\\"1\\"' in _shown(house, ADA))
    await house.slack("command", text="/verdict wipe")
    await house.until(lambda: "Nobody can bring it back" in _shown(house, ADA))
    await house.slack("press", **_button(house, ADA, "Delete everything"))
    await house.until(lambda: "workspace.wiped" in house.log.events)
    async with house.world.store() as unit:
        assert {} == {slug: one for slug, one in (await unit.tallies.all(HOME)).items() if one.here.n}
        assert [] == list(await unit.tallies.recount(fix=False))
