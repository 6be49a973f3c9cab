"""Events as deeds: what each event of Slack means to the bot, as a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from adapters.slack.inbound.origin import Json
from adapters.slack.installs import Installation
from adapters.slack.people import person_of
from adapters.slack.places import channel_ref, message_ref, moment
from bot.ids import ChannelRef, MessageRef
from bot.voters import Profile


@dataclass(frozen=True, slots=True)
class Reacted:
    """A reaction appeared or went. In a channel shared with others the person's own workspace is not told."""

    message: MessageRef
    user: str
    name: str
    stands: bool
    ts: str
    shared: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """The bot was mentioned, or written to directly."""

    event: Json


@dataclass(frozen=True, slots=True)
class HomeOpened:
    """Somebody looks at the App Home, which is made for them at this moment."""

    user: str
    channel: str


@dataclass(frozen=True, slots=True)
class Vanished:
    message: MessageRef


@dataclass(frozen=True, slots=True)
class ChannelLost:
    channel: ChannelRef


@dataclass(frozen=True, slots=True)
class Missed:
    """Reactions may have come while the bot was not there to hear of them."""


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """`at` is when: news of an older installation may come late."""

    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AccessLost:
    """An organisation took its installation away from some of its workspaces."""

    workspaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonChanged:
    """Somebody is new, was changed, closed or opened again: as Slack tells of them now."""

    profile: Profile
    ts: str


@dataclass(frozen=True, slots=True)
class EmojiChanged:
    pass


@dataclass(frozen=True, slots=True)
class Nothing:
    """Heard, and of no meaning to the bot."""


Deed = (
    Reacted
    | Spoken
    | HomeOpened
    | Vanished
    | ChannelLost
    | Missed
    | Uninstalled
    | AccessLost
    | PersonChanged
    | EmojiChanged
    | Nothing
)
Reader = Callable[[Json, Installation, Json], Deed]
NOTHING: Final = Nothing()


def read(body: Json, install: Installation) -> Deed:
    """What an event_callback means; one that the table does not know means nothing."""
    event: Json = body if body.get("type") == "app_rate_limited" else body.get("event") or {}
    reader = EVENTS.get(str(event.get("type", "")))
    return reader(event, install, body) if reader else NOTHING


def _reaction(event: Json, install: Installation, body: Json) -> Deed:
    item: Json = event.get("item") or {}
    user = str(event.get("user", ""))
    if item.get("type") != "message" or user == install.bot_user or not user:
        return NOTHING
    return Reacted(
        message=message_ref(install.workspace, str(item.get("channel", "")), str(item.get("ts", ""))),
        user=user,
        name=str(event.get("reaction", "")),
        stands=event["type"] == "reaction_added",
        ts=str(event.get("event_ts", "")),
        shared=bool(body.get("is_ext_shared_channel")),
    )


def _mention(event: Json, install: Installation, _body: Json) -> Deed:
    """An edit that leaves the mention in is not a second question; bots are not answered, they might answer back."""
    own = event.get("user") == install.bot_user
    return NOTHING if own or event.get("edited") or event.get("bot_id") else Spoken(event)


def _message(event: Json, install: Installation, body: Json) -> Deed:
    """Only deletions, and what is written to the bot itself; the words of others are not looked at."""
    channel = str(event.get("channel", ""))
    subtype = event.get("subtype")
    if subtype == "message_deleted":
        return Vanished(message_ref(install.workspace, channel, str(event.get("deleted_ts", ""))))
    if subtype == "message_changed" and (event.get("message") or {}).get("subtype") == "tombstone":
        # A deleted message with replies stays as its own gravestone.
        return Vanished(message_ref(install.workspace, channel, str(event["message"].get("ts", ""))))
    if event.get("channel_type") == "im" and subtype is None and event.get("user"):
        return _mention(event, install, body)
    return NOTHING


def _channel_lost(event: Json, install: Installation, _body: Json) -> Deed:
    return ChannelLost(channel_ref(install.workspace, str(event.get("channel", ""))))


def _member_left(event: Json, install: Installation, body: Json) -> Deed:
    return _channel_lost(event, install, body) if event.get("user") == install.bot_user else NOTHING


def _member_joined(event: Json, install: Installation, _body: Json) -> Deed:
    return Missed() if event.get("user") == install.bot_user else NOTHING


def _tokens_revoked(event: Json, install: Installation, _body: Json) -> Deed:
    """`bot` lists user ids, not tokens; people's own tokens are nothing to us."""
    revoked = (event.get("tokens") or {}).get("bot") or ()
    return Uninstalled(moment(str(event.get("event_ts", "")))) if install.bot_user in revoked else NOTHING


def _home(event: Json, _install: Installation, _body: Json) -> Deed:
    user, tab = str(event.get("user", "")), event.get("tab", "home")
    return HomeOpened(user, str(event.get("channel", ""))) if user and tab == "home" else NOTHING


def _uninstalled(event: Json, _install: Installation, _body: Json) -> Deed:
    return Uninstalled(moment(str(event.get("event_ts", ""))))


def _access_lost(event: Json, _install: Installation, _body: Json) -> Deed:
    return AccessLost(tuple(map(str, event.get("team_ids") or ())))


def _person(event: Json, install: Installation, _body: Json) -> Deed:
    told: Json = event.get("user") or {}
    user = str(told.get("id", ""))
    if not user:
        return NOTHING
    return PersonChanged(person_of(told, user, install).profile, str(event.get("event_ts", "")))


EVENTS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "reaction_added": _reaction,
        "reaction_removed": _reaction,
        "app_mention": _mention,
        "message": _message,
        **dict.fromkeys(
            ("channel_archive", "channel_deleted", "channel_left", "group_archive", "group_deleted", "group_left"),
            _channel_lost,
        ),
        "member_left_channel": _member_left,
        "member_joined_channel": _member_joined,
        **dict.fromkeys(("channel_unarchive", "group_unarchive"), lambda _event, _install, _body: Missed()),
        "app_rate_limited": lambda _event, _install, _body: Missed(),
        "app_uninstalled": _uninstalled,
        "team_access_revoked": _access_lost,
        "tokens_revoked": _tokens_revoked,
        "team_join": _person,
        "user_change": _person,
        "emoji_changed": lambda _event, _install, _body: EmojiChanged(),
        "app_home_opened": _home,
    }
)
