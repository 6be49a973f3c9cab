"""A channel's wish for the weekly verdicts, and when its posts are due."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.ids import ChannelRef, UserRef
from bot.schedule.weekly import Weekly, firings, slot_key

KIND: Final = "weekly"


class Pause(StrEnum):
    """Why a subscription rests; its settings stay as they were."""

    NO = ""
    GONE = "gone"
    """the channel was deleted or archived"""
    NOT_MEMBER = "not_member"
    """the bot may not post there"""
    REVOKED = "revoked"
    """the workspace's token is no longer valid"""


@dataclass(frozen=True, slots=True)
class Subscription:
    channel: ChannelRef
    rule: Weekly
    next_fire: datetime
    owner: UserRef
    """who set it last, and is told when it cannot be kept"""
    since: datetime
    categories: tuple[str, ...] = ()
    """only tools of these; empty: all"""
    quiet: bool = False
    """nothing at all in an empty week, instead of one line"""
    locale: str = ""
    pause: Pause = Pause.NO
    feed: str = ""
    """the secret part of the addresses of its feeds"""

    @property
    def active(self) -> bool:
        return self.pause is Pause.NO

    def resumed(self, now: datetime, done: str) -> "Subscription":
        return replace(self, pause=Pause.NO, next_fire=coming(self.rule, now, done))

    def skipping(self, done: str) -> "Subscription":
        """The next post is left out; the one after it becomes the next."""
        return replace(self, next_fire=coming(self.rule, self.next_fire, done))


def coming(rule: Weekly, after: datetime, done: str) -> datetime:
    """The first slot after a moment in a week other than `done`, the week of the channel's latest slot.

    Without this a wish that moves from Monday to Friday would announce a second post in the same week.
    """
    return next(fire for fire in firings(after, rule) if slot_key(fire, rule) != done)


def key_of(channel: ChannelRef, week: str) -> str:
    """The slot's key: one channel, one local ISO week, one kind."""
    return f"{channel.platform}:{channel.workspace}:{channel.channel}:{week}:{KIND}"


class SlotState(StrEnum):
    """What became of a due post."""

    DUE = "due"
    POSTED = "posted"
    """the top message stands; items may be missing below it"""
    DONE = "done"
    EMPTY = "empty"
    """there was nothing to say, and the channel wants nothing then"""
    MISSED = "missed"
    """older than the grace, or it could not be posted in time"""
    REFUSED = "refused"
    """the channel does not let the bot post"""

    @property
    def open(self) -> bool:
        return self in {SlotState.DUE, SlotState.POSTED}


@dataclass(frozen=True, slots=True)
class Slot:
    """One due post of one channel."""

    key: str
    channel: ChannelRef
    week: str
    fire: datetime
    """when it was meant for"""
    tries: int = 0
    """how often it was claimed"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A slot in the hands of one worker until its lease ends."""

    slot: Slot
    owner: str
    until: datetime
    attempts: int
    """from the second on, an earlier one may have posted"""
    frozen: str = ""
    """the digest as JSON, once some worker has counted it"""
    message: str = ""
    """the top message, once it is recorded"""
    items: tuple[str, ...] = ()
    """the messages of the items that are recorded, as `channel/message`"""


@dataclass(frozen=True, slots=True)
class Past:
    """A slot that was posted: its frozen numbers and where the message stands."""

    slot: Slot
    state: SlotState
    frozen: str
    message: str
    posted_at: datetime | None
