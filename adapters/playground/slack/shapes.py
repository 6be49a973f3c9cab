"""The JSON in which Slack shows its things: messages, channels, users, views."""

from adapters.playground.slack.app import App
from adapters.playground.slack.nouns import Channel, Json, Message, Person, View, Workspace


def reactions_json(message: Message, shown: int | None = None) -> list[Json]:
    """Name, users in the order they came, and the exact count, however many users are named."""
    return [
        {"name": name, "users": list(users)[:shown], "count": len(users)} for name, users in message.reactions.items()
    ]


def message_json(message: Message, app: App, team: str, *, metadata: bool = False, shown: int | None = None) -> Json:
    body: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts, "team": team}
    if message.bot_id:
        body |= {"bot_id": message.bot_id, "app_id": app.id}
    optional = {
        "subtype": message.subtype,
        "username": message.username,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "edited": message.edited,
        "thread_ts": message.thread or (message.ts if message.replies else None),
        "reactions": reactions_json(message, shown),
        "metadata": message.metadata if metadata else None,
    }
    body |= {name: value for name, value in optional.items() if value}
    if message.replies:
        body |= {"reply_count": len(message.replies), "latest_reply": message.replies[-1]}
    return body


def page_message(message: Message, app: App, team: str) -> Json:
    """A message with all that a person in front of the page may see of it."""
    return message_json(message, app, team, metadata=True) | {
        "channel": message.channel,
        "reactions": reactions_json(message),
        "ephemeral_to": message.ephemeral_to,
        "thread": message.thread,
        "deleted": message.deleted,
    }


def channel_json(channel: Channel, viewer: str) -> Json:
    body: Json = {
        "id": channel.id,
        "created": channel.created,
        "creator": channel.creator,
        "is_archived": channel.archived,
        "is_im": channel.kind == "dm",
        "is_channel": channel.kind == "public",
        "is_group": channel.kind == "private",
        "is_mpim": False,
        "is_private": channel.kind != "public",
        "is_shared": bool(channel.shared_with),
        "is_ext_shared": bool(channel.shared_with),
        "is_org_shared": False,
        "context_team_id": channel.workspace,
        "shared_team_ids": list(channel.workspaces()),
    }
    if channel.kind == "dm":
        return body | {"user": next((each for each in channel.members if each != viewer), viewer)}
    return body | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_general": channel.name == "general",
        "is_member": viewer in channel.members,
        "is_read_only": channel.read_only,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(channel.members),
    }


def page_channel(channel: Channel, bots: frozenset[str]) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "kind": channel.kind,
        "workspace": channel.workspace,
        "archived": channel.archived,
        "bot_is_member": not bots.isdisjoint(channel.members),
        "members": list(channel.members),
    }


def user_json(person: Person, viewer_team: str, *, locale: bool, stranger: bool) -> Json:
    body: Json = {
        "id": person.id,
        "team_id": person.workspace,
        "name": person.name,
        "real_name": person.name.title(),
        "deleted": person.deleted,
        "is_bot": person.bot,
        "is_app_user": False,
        "updated": person.updated,
        "profile": {"real_name": person.name.title(), "display_name": person.name, "title": person.title},
    }
    if person.workspace != viewer_team:
        body["is_stranger"] = stranger
    if not person.deleted:  # Slack leaves these out for deactivated accounts
        body |= {
            "tz": person.tz,
            "tz_label": person.tz,
            "tz_offset": person.tz_offset,
            "is_admin": person.admin,
            "is_owner": person.admin,
            "is_primary_owner": False,
            "is_restricted": person.guest or person.single_channel,
            "is_ultra_restricted": person.single_channel,
        }
    return body | ({"locale": person.locale} if locale else {})


def page_person(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "title": person.title,
        "admin": person.admin,
        "guest": person.guest or person.single_channel,
        "bot": person.bot,
        "workspace": person.workspace,
        "deleted": person.deleted,
    }


def view_json(view: View, app: App, workspace: Workspace) -> Json:
    """A view as the API and the interaction payloads carry it: what the app sent, and what Slack adds."""
    return {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": None,
        "submit": None,
        "close": None,
        "clear_on_close": False,
        "notify_on_close": False,
        **view.body,
        "id": view.id,
        "team_id": workspace.id,
        "state": {"values": view.values},
        "hash": view.hash,
        "previous_view_id": view.previous,
        "root_view_id": view.root,
        "app_id": app.id,
        "app_installed_team_id": workspace.id,
        "bot_id": workspace.bot_id,
    }


def page_view(view: View, app: App, workspace: Workspace) -> Json:
    return view_json(view, app, workspace) | {"errors": view.errors}
