"""Discord's troubles, translated at the border into the few kinds that the core can act on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord

from bot.errors import ChannelGone, MessageGone, NotPermitted, PlatformError, RateLimited, TokenRevoked, Unanswered

ALREADY_ANSWERED = 40060
"""a callback that Discord took although its first answer got lost: success"""
UNKNOWN_INTERACTION = 10062
TOO_MANY_OLD_EDITS = 30046
OLD_EDIT_PAUSE = 600.0

_CODES: dict[int, type[PlatformError]] = {
    10003: ChannelGone,  # unknown channel
    10004: ChannelGone,  # unknown guild
    10008: MessageGone,  # unknown message
    50001: NotPermitted,  # missing access
    50007: NotPermitted,  # cannot send messages to this user
    50013: NotPermitted,  # missing permissions
    50083: ChannelGone,  # thread is archived
    90001: NotPermitted,  # reaction was blocked
    30010: NotPermitted,  # maximum number of reactions reached (20)
    40333: Unanswered,  # blocked by the network in between
}
_UNAUTHORISED, _FORBIDDEN, _MISSING, _TOO_MANY, _SERVER = 401, 403, 404, 429, 500


@asynccontextmanager
async def translated() -> AsyncIterator[None]:
    """Raises bot.errors kinds instead of the library's; the message never holds the request."""
    try:
        yield
    except discord.RateLimited as limit:
        raise RateLimited(limit.retry_after) from None
    except discord.HTTPException as error:
        raise _kind(error) from None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unanswered(f"Discord did not answer ({type(error).__name__}).") from None
    except ValueError:
        raise Unanswered("Discord's answer could not be read.") from None


def _kind(error: discord.HTTPException) -> PlatformError:
    said = f"Discord answered {error.status} ({error.code}): {error.text[:200]}"
    if error.code == TOO_MANY_OLD_EDITS:
        return RateLimited(OLD_EDIT_PAUSE)
    if error.code in _CODES:
        return _CODES[error.code](said)
    if error.status == _TOO_MANY:
        return RateLimited(60.0)
    if error.status >= _SERVER:
        return Unanswered(said)
    if error.status == _UNAUTHORISED:
        return TokenRevoked(said)
    return {_FORBIDDEN: NotPermitted, _MISSING: MessageGone}.get(error.status, PlatformError)(said)
