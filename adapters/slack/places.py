"""Who and where in Slack's words: channels, messages and moments as the core's references."""

from datetime import UTC, datetime
from typing import Final

from bot.ids import ChannelRef, MessageRef, Platform

SLACK: Final = Platform("slack")


def channel_ref(workspace: str, channel: str) -> ChannelRef:
    return ChannelRef(SLACK, workspace, channel)


def message_ref(workspace: str, channel: str, ts: str) -> MessageRef:
    return MessageRef(channel_ref(workspace, channel), ts)


def moment(ts: str) -> datetime | None:
    """The time in a ts or event_ts, to the microsecond; None where there is none."""
    seconds, _, fraction = ts.partition(".")
    if not seconds.isascii() or not seconds.isdigit():
        return None
    try:
        whole = datetime.fromtimestamp(int(seconds), UTC)
    except (OverflowError, OSError, ValueError):
        return None
    part = fraction[:6].ljust(6, "0")
    return whole.replace(microsecond=int(part)) if part.isascii() and part.isdigit() else whole


def ts_of(moment: datetime) -> str:
    return f"{moment.timestamp():.6f}"
