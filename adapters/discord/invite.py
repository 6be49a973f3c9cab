"""The link that brings the bot into a server, with the smallest permissions that do the work."""

from urllib.parse import urlencode

PERMISSIONS = {
    "VIEW_CHANNEL": 1 << 10,
    "ADD_REACTIONS": 1 << 6,
    "SEND_MESSAGES": 1 << 11,
    "EMBED_LINKS": 1 << 14,
    "READ_MESSAGE_HISTORY": 1 << 16,
    "SEND_MESSAGES_IN_THREADS": 1 << 38,
    "CREATE_PUBLIC_THREADS": 1 << 35,
}
"""bits from Discord's table of permissions; threads are for the items of the weekly post"""

AUTHORIZE = "https://discord.com/oauth2/authorize"
USER_INSTALL = 1


def link(application: str) -> str:
    if not application.isdigit():
        raise ValueError(
            "The application's id is a number; it stands under General Information in the developer portal."
        )
    query = {
        "client_id": application,
        "scope": "bot applications.commands",
        "permissions": sum(PERMISSIONS.values()),
    }
    return f"{AUTHORIZE}?{urlencode(query)}"


def personal_link(application: str) -> str:
    """For one person's own account: the commands go with them; reactions are not told there, so cards carry buttons."""
    query = {"client_id": application, "scope": "applications.commands", "integration_type": USER_INSTALL}
    return f"{AUTHORIZE}?{urlencode(query)}"
