"""What the bot may do in a channel, computed from roles and overwrites where no interaction tells it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

Json = Mapping[str, Any]
ADMINISTRATOR: Final = 1 << 3
VIEW_CHANNEL: Final = 1 << 10
ALL: Final = (1 << 53) - 1


def rights_in(channel: Json, guild: Json, member: Json, me: str) -> int:
    """Discord's own order (topics/permissions): everyone, then the roles together, then the member."""
    home, mine = str(guild["id"]), {str(role) for role in member["roles"]}
    if str(guild.get("owner_id")) == me:
        return ALL
    total = 0
    for role in guild["roles"]:
        if str(role["id"]) in {home, *mine}:
            total |= int(role["permissions"])
    if total & ADMINISTRATOR:
        return ALL
    over: Sequence[Json] = channel.get("permission_overwrites") or ()
    for ids in ({home}, mine, {me}):
        found = [one for one in over if str(one["id"]) in ids]
        for one in found:
            total &= ~int(one["deny"])
        for one in found:
            total |= int(one["allow"])
    return total if total & VIEW_CHANNEL else 0
