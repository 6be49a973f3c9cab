"""The manifest is Slack's own kind, and says what the code needs; the doctor reads the same table."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import SecretStr

from adapters.playground.slack.world import SlackWorld
from adapters.slack.doctor import examine
from adapters.slack.inbound.events import EVENTS
from adapters.slack.manifest import manifest
from adapters.slack.scopes import EVENTS as ASKED_FOR
from adapters.slack.scopes import SCOPES
from bot.handlers.table import commands
from bot.settings import BotSettings
from tests.adapters.slack.conftest import APP_TOKEN, BOT_TOKEN, clock, settings
from tests.adapters.slack.town import TEAM

SHARED = Path(__file__).parents[3] / ".." / "shared" / "slack" / "data"
SCHEMA = SHARED / "manifest-schema" / "schemas_manifest.schema.2.0.0.json"
METHODS = SHARED / "slack-api-ref" / "methods"
COMMANDS = commands(BotSettings())
USED = (
    *(
        "chat.postMessage",
        "chat.update",
        "chat.delete",
        "chat.postEphemeral",
        "conversations.join",
        "conversations.info",
    ),
    *("conversations.history", "conversations.replies", "conversations.open", "reactions.get", "reactions.add"),
    *("users.info", "emoji.list"),
)


@pytest.mark.skipif(not SCHEMA.exists(), reason="Slack's manifest schema is not here")
@pytest.mark.parametrize("url", [None, "https://verdict.example/"])
def test_slack_takes_the_manifest(url: str | None) -> None:
    """For sockets and for HTTP."""
    jsonschema.validate(manifest(COMMANDS, "verdict", url=url), json.loads(SCHEMA.read_text()))


def test_the_commands_are_those_of_the_table() -> None:
    """The short ones, and one with everything below it, under the names that the operator chose."""
    chosen = manifest(commands(BotSettings(compare_command="versus")), "judge")
    made = {each["command"]: each for each in chosen["features"]["slash_commands"]}

    assert ["/versus", "/judge"] == list(made)
    assert "board" in made["/judge"]["usage_hint"]
    assert "judge" == chosen["features"]["bot_user"]["display_name"]


def test_over_http_every_address_is_named() -> None:
    """Without a doubled slash."""
    made = manifest(COMMANDS, "verdict", url="https://verdict.example/")

    assert {"https://verdict.example/slack/commands"} == {each["url"] for each in made["features"]["slash_commands"]}
    assert "https://verdict.example/slack/events" == made["settings"]["event_subscriptions"]["request_url"]
    assert not made["settings"]["socket_mode_enabled"]


def test_every_event_that_is_asked_for_is_understood() -> None:
    """And nothing of what people write to each other is asked for."""
    assert {name.partition(".")[0] for name in ASKED_FOR} <= set(EVENTS)
    assert {"message.im"} == {name for name in ASKED_FOR if name.startswith("message")}


@pytest.mark.skipif(not METHODS.exists(), reason="the reference of Slack's methods is not here")
@pytest.mark.parametrize("method", USED)
def test_every_method_that_is_used_is_allowed(method: str) -> None:
    """One of the scopes that it asks for is in the manifest."""
    told: dict[str, Any] = json.loads((METHODS / f"{method}.json").read_text())

    assert {scope.name for scope in SCOPES} & set(told["scope"]["bot"])


async def test_a_sound_installation_is_found_sound(world: SlackWorld) -> None:
    """Nothing to do."""
    found = await examine(settings(world, "sockets"), clock)

    assert {"good"} == {finding.level for finding in found}


async def test_a_missing_scope_is_named_with_what_it_is_for(world: SlackWorld) -> None:
    """What one cannot do without is a problem, the rest a wish."""
    world.workspaces[TEAM].scopes = frozenset(
        scope.name for scope in SCOPES if scope.name not in {"reactions:read", "emoji:read"}
    )
    found = [finding for finding in await examine(settings(world, "http"), clock) if finding.level != "good"]

    assert ["wish", "problem"] == [finding.level for finding in found]
    assert "reactions:read" in found[1].what
    assert "count votes" in found[1].what
    assert "reinstall" in found[1].remedy


@pytest.mark.parametrize(
    ("bot", "app", "blamed"),
    [("xoxb-wrong", APP_TOKEN, "SLACK_BOT_TOKEN"), (BOT_TOKEN, "xapp-wrong", "SLACK_APP_TOKEN")],
)
async def test_a_wrong_token_is_found(world: SlackWorld, bot: str, app: str, blamed: str) -> None:
    """And which one it is."""
    wrong = settings(world, "sockets").model_copy(update={"bot_token": SecretStr(bot), "app_token": SecretStr(app)})
    found = [finding for finding in await examine(wrong, clock) if finding.level == "problem"]

    assert [True] == [blamed in finding.remedy for finding in found]


async def test_a_clock_that_is_off_is_found(world: SlackWorld) -> None:
    """Votes are ordered by time."""
    found = await examine(settings(world, "http"), lambda: clock() + timedelta(seconds=90))

    assert ["problem"] == [finding.level for finding in found if "clock" in finding.what]
