"""Who the app is and where its gateway stands."""

from typing import Final

from adapters.playground.discord import views
from adapters.playground.discord.gateway.intents import GUILD_MEMBERS
from adapters.playground.discord.wire import Answer, Call, Json
from adapters.playground.discord.world import World

MEMBERS_LIMITED: Final = 1 << 15


def me(world: World, _call: Call) -> Answer:
    more = {"mfa_enabled": False, "locale": "en-US", "email": None, "verified": True, "premium_type": 0}
    return Answer({**views.user(world.app), **more})


def application(world: World, _call: Call) -> Answer:
    installed = [guild for guild in world.guilds.values() if guild.installed]
    owner = next((world.users[guild.owner] for guild in installed if guild.owner in world.users), world.app)
    body: Json = {
        "id": world.app.id,
        "name": world.app.shown,
        "icon": None,
        "description": "",
        "type": None,
        "bot": views.user(world.app),
        "summary": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": _flags(world),
        "flags_new": str(_flags(world)),
        "max_participants": None,
        "tags": [],
        "owner": views.user(owner),
        "team": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": len(installed),
        "approximate_user_install_count": len(world.user_installs),
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "integration_types_config": {"0": {}, "1": {}},
        "event_webhooks_url": None,
        "event_webhooks_status": 1,
        "event_webhooks_types": [],
        "eligible_oauth2_scopes": [],
    }
    return Answer(body)


def _flags(world: World) -> int:
    """GATEWAY_GUILD_MEMBERS_LIMITED: granted to an app in fewer than a hundred servers."""
    return MEMBERS_LIMITED if world.privileged & GUILD_MEMBERS else 0


def emojis(_world: World, _call: Call) -> Answer:
    return Answer({"items": []})


def gateway(world: World, _call: Call) -> Answer:
    return Answer({"url": world.gateway()["url"]})


def gateway_bot(world: World, _call: Call) -> Answer:
    return Answer(world.gateway())
