"""What Slack sends, as it was recorded from the real one, and what it means."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adapters.slack.emoji import emoji_of
from adapters.slack.inbound.calls import of_action, of_app_mention, of_shortcut, of_slash, of_submission
from adapters.slack.inbound.events import (
    EVENTS,
    ChannelLost,
    Deed,
    EmojiChanged,
    HomeOpened,
    Missed,
    Nothing,
    PersonChanged,
    Reacted,
    Spoken,
    Uninstalled,
    Vanished,
    read,
)
from adapters.slack.inbound.speech import asked_of, named_channel, typed
from adapters.slack.installs import Installation
from adapters.slack.places import channel_ref, message_ref, moment, ts_of
from bot.ids import UserRef
from bot.voters import Profile
from tests.adapters.slack.fakes import COMMANDS

DATA = Path(__file__).parents[3] / ".." / "shared" / "slack" / "data"
RECORDED = DATA / "bolt-python-payloads"
SAMPLES = DATA / "java-json-logs" / "events"
OURS = Installation("T111", "U0BOT", "xoxb-1")
needs_recordings = pytest.mark.skipif(not RECORDED.exists(), reason="the recorded payloads are not here")


def recorded(name: str) -> list[dict[str, Any]]:
    """Payloads of one kind."""
    return [row["payload"] for row in json.loads((RECORDED / f"{name}.json").read_text())]


def event(**told: Any) -> dict[str, Any]:
    """An event with its envelope."""
    return {"type": "event_callback", "team_id": "T111", "event": told}


@needs_recordings
def test_recorded_reactions_are_read() -> None:
    """Message, person, emoji and moment."""
    found = [read(body, OURS) for body in recorded("event_callback.reaction_added")]

    assert all(isinstance(deed, Reacted) and deed.stands for deed in found)
    first = found[0]
    assert isinstance(first, Reacted)
    assert (message_ref("T111", "C111", "1599529504.000400"), "W111", "heart_eyes") == (
        first.message,
        first.user,
        first.name,
    )


@needs_recordings
def test_recorded_calls_are_read() -> None:
    """Commands, clicks, shortcuts and forms of the real Slack; those that are not ours are nobody's."""
    slash = [of_slash(body, "T111", COMMANDS) for body in recorded("slash_command")]
    others = [
        *(of_action(body, "T111") for body in recorded("block_actions")),
        *(of_shortcut(body, "T111") for body in recorded("message_action")),
        *(of_submission(body, "T111") for body in recorded("view_submission")),
    ]

    assert all(asked.call and asked.origin.channel and asked.origin.user for asked in slash)
    assert all(asked.call is None for asked in others)
    assert any(asked.origin.user for asked in others)


@needs_recordings
def test_recorded_mentions_are_read() -> None:
    """Whatever stands in them."""
    for body in recorded("event_callback.app_mention"):
        told = body["event"]
        asked = of_app_mention(told, "T111", "Ev1", "U0BOT", COMMANDS)

        assert asked.call is not None
        assert told.get("channel", "") == asked.origin.channel


@needs_recordings
@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples of Slack's events are not here")
def test_no_recorded_event_is_a_surprise() -> None:
    """Every event that was ever recorded is read without an error, known to us or not."""
    kinds = {type(read(body, OURS)) for body in _every_event()}

    assert {Nothing, Reacted, ChannelLost, Uninstalled} <= kinds


def _every_event() -> Iterator[dict[str, Any]]:
    for file in sorted(RECORDED.glob("event_callback.*.json")):
        yield from (row["payload"] for row in json.loads(file.read_text()))
    yield from (json.loads(file.read_text()) for file in sorted(SAMPLES.glob("*.json")))


HERE = channel_ref("T111", "C1")
BOX = message_ref("T111", "C1", "1.2")


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ({"type": "channel_archive", "channel": "C1"}, ChannelLost(HERE)),
        ({"type": "channel_deleted", "channel": "C1"}, ChannelLost(HERE)),
        ({"type": "group_left", "channel": "C1"}, ChannelLost(HERE)),
        ({"type": "member_left_channel", "user": "U0BOT", "channel": "C1"}, ChannelLost(HERE)),
        ({"type": "member_left_channel", "user": "U1", "channel": "C1"}, Nothing()),
        ({"type": "member_joined_channel", "user": "U0BOT", "channel": "C1"}, Missed()),
        ({"type": "member_joined_channel", "user": "U1", "channel": "C1"}, Nothing()),
        ({"type": "channel_unarchive", "channel": "C1"}, Missed()),
        ({"type": "message", "subtype": "message_deleted", "channel": "C1", "deleted_ts": "1.2"}, Vanished(BOX)),
        (
            {
                "type": "message",
                "subtype": "message_changed",
                "channel": "C1",
                "message": {"subtype": "tombstone", "ts": "1.2"},
            },
            Vanished(BOX),
        ),
        ({"type": "message", "subtype": "message_changed", "channel": "C1", "message": {"ts": "1.2"}}, Nothing()),
        ({"type": "message", "channel": "C1", "channel_type": "channel", "user": "U1", "text": "hi"}, Nothing()),
        ({"type": "message", "channel": "D1", "channel_type": "im", "user": "U0BOT", "text": "hi"}, Nothing()),
        ({"type": "message", "channel": "D1", "channel_type": "im", "bot_id": "B1", "user": "U2"}, Nothing()),
        ({"type": "app_mention", "user": "U1", "edited": {"ts": "1.3"}}, Nothing()),
        ({"type": "app_uninstalled"}, Uninstalled()),
        ({"type": "tokens_revoked", "tokens": {"bot": ["U0BOT"]}}, Uninstalled()),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}, Nothing()),
        ({"type": "team_join", "user": {"id": "U1"}}, PersonChanged(Profile(UserRef(HERE.platform, "T111", "U1")), "")),
        (
            {"type": "user_change", "user": {"id": "U1", "team_id": "T111", "deleted": True}, "event_ts": "1.3"},
            PersonChanged(Profile(UserRef(HERE.platform, "T111", "U1"), gone=True), "1.3"),
        ),
        ({"type": "emoji_changed"}, EmojiChanged()),
        ({"type": "app_home_opened", "user": "U1"}, HomeOpened("U1", "")),
        ({"type": "app_home_opened", "user": "U1", "tab": "messages"}, Nothing()),
        ({"type": "reaction_added", "user": "U0BOT", "item": {"type": "message"}}, Nothing()),
        ({"type": "reaction_added", "user": "U1", "item": {"type": "file"}}, Nothing()),
        ({"type": "made_up"}, Nothing()),
    ],
)
def test_what_an_event_means(told: dict[str, Any], deed: Deed) -> None:
    """As a table."""
    assert deed == read(event(**told), OURS)


def test_a_direct_message_is_spoken_to_the_bot() -> None:
    """By a person, as a new message."""
    told = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": "compare A vs B"}

    assert Spoken(told) == read(event(**told), OURS)


def test_events_that_slack_held_back_are_a_gap() -> None:
    """It says so when an app gets too many of them."""
    assert Missed() == read({"type": "app_rate_limited", "team_id": "T111", "minute_rate_limited": 1}, OURS)
    assert "app_rate_limited" in EVENTS


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("<@U1|ada> vs <#C1|general>", "@ada vs #general"),
        ("<https://a.example/x|A> vs <https://b.example>", "A vs https://b.example"),
        ("<mailto:a@b.example>", "a@b.example"),
        ("<!here> <!subteam^S1|@team> <!date^1^x>", "@here @team @date"),
        ("R&amp;D &lt;b&gt; &amp;lt; &copy", "R&D <b> &lt; &copy"),
    ],
)
def test_markup_becomes_what_people_saw(sent: str, words: str) -> None:
    """Names instead of ids, and each entity undone once."""
    assert words == typed(sent)


def test_the_words_of_a_mention_stand_after_it_or_before() -> None:
    """The first mention counts; a second one is dropped."""
    said = (
        "<@U0BOT> A vs B",
        "hey <@U0BOT>: A vs B",
        "A vs B <@U0BOT>",
        "<@U0BOT> <@U0BOT> A vs B",
        "<@U0BOT|v> A vs B",
    )

    assert {"A vs B"} == {asked_of(text, "U0BOT") for text in said}
    assert "" == asked_of("<@U0BOT>", "U0BOT")


def test_a_channel_is_known_by_its_id() -> None:
    """Its name may change."""
    assert ("C1", "") == (named_channel("in <#C1|general> and <#C2>"), named_channel("#general"))


def test_moments_are_exact() -> None:
    """To the microsecond, both ways; what is no moment is none."""
    exact = moment("1599616881.000800")
    assert exact is not None
    assert "1599616881.000800" == ts_of(exact)
    assert [None, None, None] == [moment(""), moment("soon"), moment("9" * 30)]


def test_our_emoji_by_any_name() -> None:
    """The reading of an event and of a list agree."""
    assert emoji_of("ship") == emoji_of(":ship::skin-tone-2:")
