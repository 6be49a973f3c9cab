"""Faults and cuts by JSON, as the page switches them."""

from typing import Final

from adapters.playground.discord.gateway.hub import Hub
from adapters.playground.discord.wire import Json

WEATHER: Final = frozenset({"faults", "gateway"})


async def weather(hub: Hub, deed: Json) -> Json:
    """`{"do": "faults", "set": {…}}`, `{"do": "faults", "clear": true}`, `{"do": "gateway", "what": "cut"}`."""
    if deed["do"] == "gateway":
        return await _gateway(hub, deed)
    faults = hub.world.faults
    if deed.get("clear"):
        faults.clear()
    try:
        faults.set(deed.get("set") or {})
    except (TypeError, ValueError) as error:
        return {"ok": False, "error": str(error)}
    hub.world.tell("faults", faults=faults.state())
    return {"ok": True, "faults": faults.state()}


async def _gateway(hub: Hub, deed: Json) -> Json:
    what = deed.get("what")
    if what == "cut":
        await hub.cut(int(deed.get("code", 0)))
    elif what == "reconnect":
        hub.reconnect()
    elif what == "invalidate":
        hub.invalidate(resumable=bool(deed.get("resumable")))
    elif what == "malformed":
        hub.malformed()
    elif what == "release":
        hub.release()
    else:
        return {"ok": False, "error": "The gateway can be cut, reconnected, invalidated, malformed or released."}
    return {"ok": True}
