"""What the core asks of Slack: posts that are found again, edits, direct messages, and errors in a few kinds."""

import asyncio
from datetime import timedelta

import pytest

from adapters.playground.slack.world import SlackWorld
from adapters.slack.adapter import SlackAdapter
from adapters.slack.history import MOST_PAGES, PAGE
from adapters.slack.messenger import SlackMessenger
from bot.errors import (
    ChannelGone,
    Incomplete,
    MessageGone,
    NotPermitted,
    PlatformError,
    RateLimited,
    TokenRevoked,
    Unanswered,
)
from bot.ids import ChannelRef, MessageRef, UserRef
from tests.adapters.slack.conftest import Start, clock
from tests.adapters.slack.fakes import card
from tests.adapters.slack.town import ADA, ATTIC, GENERAL, LEADS, TEAM, TOOLS

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def messenger(start: Start) -> SlackMessenger:
    """The adapter's messenger; the way in does not matter for it."""
    return (await start("http")).messenger


def room(channel: str = GENERAL) -> ChannelRef:
    """A channel of the town."""
    return ChannelRef(SlackAdapter.platform, TEAM, channel)


async def test_a_post_is_found_by_its_key(world: SlackWorld, messenger: SlackMessenger) -> None:
    """In the channel, after others have written; a key that nobody used is not found."""
    before = clock() - MINUTE
    posted = await messenger.post(room(), card("weekly"), once="slot-7")
    await world.say(ADA, GENERAL, "nice")

    assert posted == await messenger.find(room(), "slot-7", before)
    assert None is await messenger.find(room(), "slot-8", before)


async def test_a_post_in_a_thread_is_found_in_its_thread(messenger: SlackMessenger) -> None:
    """A channel's history does not hold replies."""
    parent = await messenger.post(room(), card("weekly"))
    reply = await messenger.post(room(), card("item"), once="item-1", thread=parent)

    assert reply == await messenger.find(room(), "item-1", clock() - MINUTE, thread=parent)
    assert None is await messenger.find(room(), "item-1", clock() - MINUTE)


async def test_a_post_from_before_is_not_found(messenger: SlackMessenger) -> None:
    """The search begins where it is told to."""
    await messenger.post(room(), card("weekly"), once="slot-7")

    assert None is await messenger.find(room(), "slot-7", clock() + MINUTE)


async def test_somebody_elses_message_is_never_ours(world: SlackWorld, messenger: SlackMessenger) -> None:
    """Anyone who can read the key could write it."""
    posted = await messenger.post(room(), card("weekly"), once="slot-7")
    world.messages[GENERAL][posted.message].user = ADA

    assert None is await messenger.find(room(), "slot-7", clock() - MINUTE)


async def test_the_search_reads_page_after_page(world: SlackWorld, messenger: SlackMessenger) -> None:
    """Busy channels have more than one page; far too many are no answer at all."""
    posted = await messenger.post(room(), card("weekly"), once="slot-7")
    for _ in range(PAGE + 5):
        await world.say(ADA, GENERAL, "chatter")

    assert posted == await messenger.find(room(), "slot-7", clock() - MINUTE)
    assert 2 == len(world.calls_of("conversations.history"))

    for _ in range(PAGE * MOST_PAGES):
        await world.say(ADA, GENERAL, "chatter")
    with pytest.raises(Incomplete):
        await messenger.find(room(), "slot-7", clock() - MINUTE)


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [("missing_scope", Incomplete), ("internal_error", Incomplete), ("not_in_channel", Incomplete)],
)
async def test_a_search_that_fails_is_no_answer(
    world: SlackWorld, messenger: SlackMessenger, trouble: str, kind: type[Exception]
) -> None:
    """That there is nothing is only said when it was looked for."""
    world.faults.on("conversations.history", "error", error=trouble)
    with pytest.raises(kind):
        await messenger.find(room(), "slot-7", clock())


async def test_a_card_is_edited_and_keeps_its_key(world: SlackWorld, messenger: SlackMessenger) -> None:
    """The tally changes, the post stays the same post."""
    posted = await messenger.post(room(), card("3 votes"), once="slot-7")
    await messenger.edit(posted, card("4 votes"))

    assert ["4 votes"] == [each["text"] for each in world.messages_in(GENERAL)]
    assert posted == await messenger.find(room(), "slot-7", clock() - MINUTE)


async def test_what_is_deleted_is_gone(world: SlackWorld, messenger: SlackMessenger) -> None:
    """For the next edit and the next deletion too."""
    posted = await messenger.post(room(), card("oops"))
    await messenger.delete(posted)

    assert [] == world.messages_in(GENERAL)
    with pytest.raises(MessageGone):
        await messenger.edit(posted, card("again"))


async def test_a_direct_message_reaches_its_person(world: SlackWorld, messenger: SlackMessenger) -> None:
    """In the conversation with the bot."""
    await messenger.tell(UserRef(SlackAdapter.platform, TEAM, ADA), card("psst"))

    assert ["psst"] == [each["text"] for each in world.messages_in(world.dm_with(ADA).id)]


async def test_who_cannot_be_written_to_is_said(world: SlackWorld, messenger: SlackMessenger) -> None:
    """Closed accounts, strangers."""
    world.people[ADA].deleted = True
    with pytest.raises(NotPermitted):
        await messenger.tell(UserRef(SlackAdapter.platform, TEAM, ADA), card("psst"))
    with pytest.raises(NotPermitted):
        await messenger.tell(UserRef(SlackAdapter.platform, TEAM, "U0NOBODY001"), card("psst"))


@pytest.mark.parametrize(
    ("channel", "kind"),
    [(LEADS, ChannelGone), ("C0NOTHING01", ChannelGone), (ATTIC, ChannelGone), (TOOLS, NotPermitted)],
)
async def test_a_channel_that_cannot_be_posted_to_is_said(
    messenger: SlackMessenger, channel: str, kind: type[Exception]
) -> None:
    """Private or unknown, archived, not joined."""
    with pytest.raises(kind):
        await messenger.post(room(channel), card("hello"))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("restricted_action", NotPermitted),
        ("missing_scope", NotPermitted),
        ("token_revoked", TokenRevoked),
        ("account_inactive", TokenRevoked),
        ("ratelimited", RateLimited),
        ("fatal_error", Unanswered),
        ("something_new", PlatformError),
    ],
)
async def test_every_error_is_one_of_a_few_kinds(
    world: SlackWorld, messenger: SlackMessenger, error: str, kind: type[Exception]
) -> None:
    """The core knows what to do with each; it never sees Slack's words."""
    world.faults.on("chat.postMessage", "error", error=error)
    with pytest.raises(kind):
        await messenger.post(room(), card("hello"))


@pytest.mark.parametrize("trouble", ["broken", "cut_before", "cut_after"])
async def test_a_post_without_an_answer_is_never_repeated(
    world: SlackWorld, messenger: SlackMessenger, trouble: str
) -> None:
    """It may stand there already; whoever asked has to look before asking again."""
    world.faults.set({"rules": [{"method": "chat.postMessage", "trouble": trouble}]})
    with pytest.raises(Unanswered):
        await messenger.post(room(), card("hello"), once="slot-7")

    assert 1 >= len(world.calls_of("chat.postMessage"))


async def test_a_slow_slack_is_given_up(world: SlackWorld, messenger: SlackMessenger) -> None:
    """After ten seconds at most; here after a tenth of one."""
    messenger._slack.web._seconds = 0.1  # noqa: SLF001
    await messenger._slack.web.close()  # noqa: SLF001
    messenger._slack.web._clients.clear()  # noqa: SLF001
    await messenger._slack.web.open()  # noqa: SLF001
    world.faults.on("chat.update", "slow", seconds=0.4)
    posted = await messenger.post(room(), card("hello"))
    with pytest.raises(Unanswered):
        await messenger.edit(posted, card("again"))
    await asyncio.sleep(0.4)  # the small Slack finishes what it began


async def test_a_missing_scope_is_named(world: SlackWorld, messenger: SlackMessenger) -> None:
    """So that whoever reads the log knows what to add."""
    world.workspaces[TEAM].scopes = frozenset({"chat:write"})
    with pytest.raises(NotPermitted, match="reactions:write"):
        await messenger.seed(MessageRef(room(), "1.2"), ("🚢",))
