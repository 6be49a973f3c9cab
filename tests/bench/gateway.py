"""Discord with thousands of servers, as far as a client's start asks it: the frames are made once and sent as they are."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
from aiohttp import WSMsgType, web

CHANNELS, ROLES = 50, 20
HELLO, DISPATCH, ACKNOWLEDGED, IDENTIFY, HEARTBEAT = 10, 0, 11, 2, 1
BOT: dict[str, Any] = {"id": "999", "username": "verdict", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION: dict[str, Any] = {
    "id": "999",
    "name": "Verdict",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "owner": BOT,
    "verify_key": "0" * 64,
    "flags": 0,
}
FIRST = 1_000_000_000_000_000_000
Frame = dict[str, Any]


def guild(number: int) -> Frame:
    """A server as Discord describes it when a session begins."""
    id_ = FIRST + number * 1_000
    role = {"permissions": "104324673", "color": 0, "hoist": False, "managed": False, "mentionable": False, "flags": 0}
    room = {"type": 0, "topic": None, "nsfw": False, "rate_limit_per_user": 0, "parent_id": None, "flags": 0}
    roles = [role | {"id": str(id_ + i), "name": f"role {i}", "position": i} for i in range(ROLES)]
    rooms = [
        room
        | {
            "id": str(id_ + 100 + i),
            "name": f"room-{i}",
            "position": i,
            "last_message_id": str(id_ + 500 + i),
            "permission_overwrites": [{"id": str(id_), "type": 0, "allow": "0", "deny": "1024"}],
        }
        for i in range(CHANNELS)
    ]
    me = {"user": BOT, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}
    lists: Frame = {name: [] for name in ("emojis", "features", "voice_states", "presences", "threads", "stickers")}
    return {
        "id": str(id_),
        "name": f"Server {number}",
        "owner_id": "1",
        "icon": None,
        "roles": roles,
        "channels": rooms,
        "members": [me],
        "member_count": 250,
        "large": False,
        "unavailable": False,
        "preferred_locale": "en-US",
        "system_channel_id": str(id_ + 100),
        "afk_timeout": 300,
        "verification_level": 1,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "stage_instances": [],
        "guild_scheduled_events": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "version": 1,
        **lists,
    }


def dispatched(name: str, data: Frame, sequence: int) -> str:
    """A frame of the gateway, as it comes over the line."""
    return orjson.dumps({"op": DISPATCH, "t": name, "s": sequence, "d": data}).decode()


def reaction(number: int, *, author: str) -> Frame:
    """Somebody reacts in the first server, under what the author wrote."""
    user = {"id": str(5_000 + number % 400), "username": "ada", "discriminator": "0", "avatar": None}
    member = {"user": user, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False}
    where = {"guild_id": str(FIRST), "channel_id": str(FIRST + 100), "message_id": str(FIRST + 900)}
    emoji = {"id": None, "name": "1\ufe0f\u20e3"}
    who = {"user_id": user["id"], "member": member | {"flags": 0}, "message_author_id": author}
    return where | who | {"emoji": emoji, "burst": False, "type": 0}


class Gateway:
    """One small server for REST and the websocket."""

    def __init__(self, guilds: int) -> None:
        self._frames = [dispatched("GUILD_CREATE", guild(number), number + 2) for number in range(guilds)]
        there = [{"id": str(FIRST + number * 1_000), "unavailable": True} for number in range(guilds)]
        self._ready: Frame = {
            "v": 10,
            "user": BOT,
            "guilds": there,
            "session_id": "s",
            "application": {"id": "999", "flags": 0},
        }
        self.url = ""

    async def rest(self, request: web.Request) -> web.Response:
        """Who the bot is, and that everything else is well."""
        where = request.path.removeprefix("/api")
        if where.startswith("/gateway"):
            limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
            return _json({"url": self.url, "shards": 1, "session_start_limit": limit})
        if where == "/oauth2/applications/@me":
            return _json(APPLICATION)
        return _json(BOT if where == "/users/@me" else [])

    async def line(self, request: web.Request) -> web.WebSocketResponse:
        """Hello, ready, then every server as fast as it is read."""
        line = web.WebSocketResponse(compress=False, max_msg_size=0)
        await line.prepare(request)
        await line.send_json({"op": HELLO, "d": {"heartbeat_interval": 41_250}})
        async for message in line:
            told = json.loads(message.data) if message.type is WSMsgType.TEXT else {}
            if told.get("op") == HEARTBEAT:
                await line.send_json({"op": ACKNOWLEDGED})
            if told.get("op") == IDENTIFY:
                ready = dispatched("READY", self._ready | {"resume_gateway_url": self.url}, 1)
                for frame in (ready, *self._frames):
                    await line.send_str(frame)
        return line


def _json(body: object) -> web.Response:
    """Without a charset: the library reads only what is called exactly this as JSON."""
    return web.Response(body=orjson.dumps(body), headers={"Content-Type": "application/json"})


@asynccontextmanager
async def gateway(guilds: int) -> AsyncIterator[tuple[str, str]]:
    """The addresses of REST and of the gateway."""
    there = Gateway(guilds)
    app = web.Application()
    app.add_routes([web.get("/gateway/", there.line), web.route("*", "/api/{tail:.*}", there.rest)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    place = f"127.0.0.1:{runner.addresses[0][1]}"
    there.url = f"ws://{place}/gateway/"
    try:
        yield f"http://{place}/api", there.url
    finally:
        await runner.cleanup()
