"""Votes by reaction: told once they are durable, told again when they could not be kept, and read back completely."""

from collections.abc import Awaitable, Callable, ItemsView
from datetime import UTC, datetime, timedelta

import pytest

from adapters.playground.slack.nouns import Channel, Person, Workspace
from adapters.playground.slack.world import SlackWorld
from adapters.slack.adapter import SlackAdapter
from adapters.slack.places import SLACK
from bot.emoji import ONE, SHIP, SKIP, TWO
from bot.errors import ChannelGone, Incomplete, MessageGone, RateLimited
from bot.ids import ChannelRef, MessageRef, UserRef
from bot.ports.platform import ReactionState
from tests.adapters.slack.conftest import Start
from tests.adapters.slack.fakes import Core, Diary, card
from tests.adapters.slack.town import ADA, BOT, GENERAL, GRACE, LINUS, RELAY, TEAM
from tests.adapters.slack.waiting import until

CHANNEL = ChannelRef(SLACK, TEAM, GENERAL)
Box = Callable[[], Awaitable[MessageRef]]


def voter(user: str, team: str = TEAM) -> UserRef:
    """A person of the town."""
    return UserRef(SLACK, team, user)


@pytest.fixture
def box(adapter: SlackAdapter) -> Box:
    """Posts a message and seeds it with one, two and skip."""

    async def post() -> MessageRef:
        message = await adapter.messenger.post(CHANNEL, card("vote"))
        await adapter.messenger.seed(message, (ONE, TWO, SKIP))
        return message

    return post


async def test_a_reaction_comes_and_goes(world: SlackWorld, core: Core, box: Box) -> None:
    """With who, what, where, and when by Slack's clock."""
    message = await box()
    await world.react(ADA, GENERAL, message.message, "one")
    await world.unreact(ADA, GENERAL, message.message, "one")
    await world.quiesce()

    assert {(message, ADA, ONE, True), (message, ADA, ONE, False)} == {
        (where, change.user.user, change.emoji, change.stands) for where, change in core.changes
    }
    moments = [change.at for _, change in sorted(core.changes, key=lambda pair: pair[1].stands, reverse=True)]
    assert moments[0] is not None
    assert moments[1] is not None
    assert moments[0] < moments[1]
    assert datetime.now(UTC) - moments[1] < timedelta(minutes=1)  # noqa: TID251


async def test_the_bots_own_seeds_are_nobodys_votes(world: SlackWorld, core: Core, box: Box) -> None:
    """Slack tells the bot of its own reactions too."""
    await box()
    await world.quiesce()

    assert [] == core.changes


async def test_a_skin_tone_makes_no_other_emoji(world: SlackWorld, core: Core, box: Box) -> None:
    """Nor does a custom name that the workspace gave to one of ours."""
    message = await box()
    await world.react(ADA, GENERAL, message.message, "ship::skin-tone-4")
    await world.react(ADA, GENERAL, message.message, "party_parrot")
    await world.quiesce()

    assert {SHIP, "party_parrot"} == {change.emoji for _, change in core.changes}


async def test_a_workspaces_own_name_for_our_emoji_counts(
    world: SlackWorld, core: Core, start: Start, diary: Diary
) -> None:
    """As soon as Slack has told what it stands for."""
    world.emoji["shipit"] = "alias:ship"
    adapter = await start("sockets")
    await until(lambda: world.calls_of("emoji.list"))
    message = await adapter.messenger.post(CHANNEL, card("vote"))
    await adapter.messenger.seed(message, (SHIP, SKIP))
    await world.react(ADA, GENERAL, message.message, "shipit")
    await world.react(GRACE, GENERAL, message.message, "ship")
    await world.quiesce()

    assert [SHIP, SHIP] == [change.emoji for _, change in core.changes]
    assert {SHIP: frozenset({voter(ADA), voter(GRACE)})} == (await adapter.messenger.reactions(message)).standing


async def test_a_vote_that_could_not_be_kept_is_told_again(
    world: SlackWorld, core: Core, box: Box, diary: Diary
) -> None:
    """The database was away; Slack was not told that all is well, and repeats it."""
    message = await box()
    core.fail = 2
    await world.react(ADA, GENERAL, message.message, "two")
    await world.quiesce()

    assert [(ADA, TWO)] == [(change.user.user, change.emoji) for _, change in core.changes]
    assert ["reaction_added", "reaction_added"] == [keys["kind"] for keys in diary.of("slack.event_failed")]


async def test_a_reading_is_everything_without_the_bot(world: SlackWorld, adapter: SlackAdapter, box: Box) -> None:
    """Who stands where, at the moment the reading began."""
    message = await box()
    before = datetime.now(UTC)  # noqa: TID251
    for user, name in ((ADA, "one"), (GRACE, "one"), (LINUS, "two"), (LINUS, "heart"), (RELAY, "one")):
        await world.react(user, GENERAL, message.message, name)
    reading = await adapter.messenger.reactions(message)

    assert {ONE: {ADA, GRACE, RELAY}, TWO: {LINUS}, "❤": {LINUS}} == _users(reading)
    assert before <= reading.read_at


async def test_nobody_has_voted_yet(adapter: SlackAdapter, box: Box) -> None:
    """The seeds stand, so the empty answer is to be believed."""
    assert {} == (await adapter.messenger.reactions(await box())).standing


async def test_a_truncated_list_proves_nothing(world: SlackWorld, adapter: SlackAdapter, box: Box) -> None:
    """Slack counted more people than it named."""
    message = await box()
    await world.react(ADA, GENERAL, message.message, "one")
    world.faults.users_shown, world.faults.full_lies = 1, True
    with pytest.raises(Incomplete):
        await adapter.messenger.reactions(message)


async def test_an_answer_without_even_our_seeds_proves_nothing(
    world: SlackWorld, adapter: SlackAdapter, box: Box
) -> None:
    """They cannot have gone by themselves, so Slack's answer is wrong and nothing is deleted for it."""
    message = await box()
    await world.react(ADA, GENERAL, message.message, "one")
    hidden = world.messages[GENERAL][message.message].reactions
    world.messages[GENERAL][message.message].reactions = _Hidden(hidden)
    with pytest.raises(Incomplete):
        await adapter.messenger.reactions(message)


async def test_seeds_that_never_stood_are_set_by_the_reading(world: SlackWorld, adapter: SlackAdapter) -> None:
    """Seeding had failed; then no reaction at all is the truth, and it is made sure of."""
    message = await adapter.messenger.post(CHANNEL, card("vote"))
    reading = await adapter.messenger.reactions(message)

    assert {} == reading.standing
    assert [BOT] == next(iter(world.reactions_on(GENERAL, message.message).values()))


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        ("channel_not_found", ChannelGone),
        ("message_not_found", MessageGone),
        ("internal_error", Incomplete),
        ("missing_scope", Incomplete),
    ],
)
async def test_a_failed_reading_says_why(
    world: SlackWorld, adapter: SlackAdapter, box: Box, trouble: str, kind: type[Exception]
) -> None:
    """Gone is gone; everything else proves nothing."""
    message = await box()
    world.faults.on("reactions.get", "error", error=trouble)
    with pytest.raises(kind):
        await adapter.messenger.reactions(message)


@pytest.mark.parametrize("trouble", ["broken", "cut_before", "cut_after"])
async def test_a_broken_line_proves_nothing(world: SlackWorld, adapter: SlackAdapter, box: Box, trouble: str) -> None:
    """Half an answer is none."""
    message = await box()
    world.faults.set({"rules": [{"method": "reactions.get", "trouble": trouble}]})
    with pytest.raises(Incomplete):
        await adapter.messenger.reactions(message)


async def test_a_deleted_message_is_gone(world: SlackWorld, adapter: SlackAdapter, box: Box) -> None:
    """Its next reading says so, without any event about what people write."""
    message = await box()
    await world.delete(ADA, GENERAL, message.message)
    with pytest.raises(MessageGone):
        await adapter.messenger.reactions(message)


async def test_a_limit_on_seeding_is_waited_for(world: SlackWorld, adapter: SlackAdapter) -> None:
    """A box without its seeds is not found by people."""
    world.faults.on("reactions.add", "limited", times=1, seconds=1)
    message = await adapter.messenger.post(CHANNEL, card("vote"))
    await adapter.messenger.seed(message, (SHIP, SKIP))
    await adapter.messenger.seed(message, (SHIP, SKIP))

    assert ["ship", "black_right_pointing_double_triangle_with_vertical_bar"] == list(
        world.reactions_on(GENERAL, message.message)
    )


async def test_a_limit_on_readings_is_passed_on(world: SlackWorld, adapter: SlackAdapter, box: Box) -> None:
    """The worker rests as long as Slack asks."""
    message = await box()
    world.faults.on("reactions.get", "limited", times=1, seconds=40)
    with pytest.raises(RateLimited) as limit:
        await adapter.messenger.reactions(message)
    with pytest.raises(RateLimited) as again:
        await adapter.messenger.reactions(message)

    assert 40 == limit.value.retry_after
    assert 30 < again.value.retry_after <= 40
    assert 1 == len([call for call in world.calls_of("reactions.get") if call.status == 429])


async def test_outside_people_vote_as_their_own_workspace(world: SlackWorld, core: Core, start: Start) -> None:
    """In a channel shared with another company events and readings find the same voter."""
    world.people["U0OTHER0001"] = Person("U0OTHER0001", "olga", "T0OTHER0001")
    world.channels["C0SHARED001"] = Channel(
        "C0SHARED001", "shared", "public", TEAM, dict.fromkeys((ADA, "U0OTHER0001", BOT)), shared_with=("T0OTHER0001",)
    )
    world.workspaces["T0OTHER0001"] = _uninstalled()
    adapter = await start("http")
    message = await adapter.messenger.post(ChannelRef(CHANNEL.platform, TEAM, "C0SHARED001"), card("vote"))
    await adapter.messenger.seed(message, (SHIP, SKIP))
    await world.react("U0OTHER0001", "C0SHARED001", message.message, "ship")
    await world.react(ADA, "C0SHARED001", message.message, "ship")
    await world.quiesce()

    people = {voter(ADA), voter("U0OTHER0001", "T0OTHER0001")}
    assert people == {change.user for _, change in core.changes}
    assert {SHIP: people} == dict((await adapter.messenger.reactions(message)).standing)


async def test_who_somebody_is(world: SlackWorld, adapter: SlackAdapter) -> None:
    """As far as voting rules ask; Slack does not tell the age of an account."""
    guest = await adapter.messenger.profile(voter("U0GWEN00001"))
    relay = await adapter.messenger.profile(voter(RELAY))

    assert (True, False, False) == (guest.guest, guest.bot, guest.outside)
    assert (True, None, None) == (relay.bot, relay.account_since, relay.member_since)


def _users(reading: ReactionState) -> dict[str, set[str]]:
    return {emoji: {user.user for user in users} for emoji, users in reading.standing.items()}


def _uninstalled() -> Workspace:
    return Workspace("T0OTHER0001", "Other", "other", "U0OTHERBOT1", "B0OTHERBOT1", "xoxb-other", installed=False)


class _Hidden(dict[str, dict[str, None]]):
    """Reactions that stand, but are not told."""

    def items(self) -> ItemsView[str, dict[str, None]]:  # type: ignore[override]
        return dict[str, dict[str, None]]().items()
