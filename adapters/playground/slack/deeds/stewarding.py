"""Keeping house: channels, membership, people, the app coming and going."""

from adapters.playground.slack.deeds.hands import Hands
from adapters.playground.slack.nouns import Channel, Json, Kind, Refused
from adapters.playground.slack.shapes import page_person, user_json


class Stewarding(Hands):
    async def archive(self, user: str, channel: str) -> Json:
        return self._archive(user, channel, archived=True)

    async def unarchive(self, user: str, channel: str) -> Json:
        return self._archive(user, channel, archived=False)

    def _archive(self, user: str, channel: str, *, archived: bool) -> Json:
        room = self.room(channel, user, live=False)
        if room.kind == "dm" or self.person(user).guest:
            raise Refused("This conversation cannot be archived by you.")
        room.archived = archived
        word = "archive" if archived else "unarchive"
        kind = f"channel_{word}" if room.kind == "public" else f"group_{word}"
        self.emit({"type": kind, "channel": room.id, "user": user}, channel=room)
        self.tell_channel(room)
        return {}

    async def delete_channel(self, user: str, channel: str) -> Json:
        """Admins only; the channel and all that was said in it are gone."""
        room = self.room(channel, user, live=False)
        if not self.person(user).admin or room.kind == "dm":
            raise Refused("Only an admin can delete a channel.")
        kind = "channel_deleted" if room.kind == "public" else "group_deleted"
        self.emit({"type": kind, "channel": room.id, "actor_id": user}, channel=room)
        del self.channels[room.id]
        self.messages.pop(room.id, None)
        self.whispers.pop(room.id, None)
        self.tell("channel", channel={"id": room.id, "gone": True})
        return {}

    async def rename(self, user: str, channel: str, name: str) -> Json:
        room = self.room(channel, user)
        room.name = name
        kind = "channel_rename" if room.kind == "public" else "group_rename"
        self.emit({"type": kind, "channel": {"id": room.id, "name": name, "created": room.created}}, channel=room)
        self.tell_channel(room)
        return {}

    async def create_channel(self, user: str, name: str, *, private: bool = False) -> Json:
        if self.find_channel(name) is not None:
            raise Refused(f"There is a channel called {name} already.")
        team, now = self.home_of(user), int(self.mint.now())
        kind: Kind = "private" if private else "public"
        room = Channel(self.mint.id("C"), name, kind, team.id, {user: None}, created=now, creator=user)
        self.channels[room.id] = room
        self.tell_channel(room)
        return {"channel": room.id}

    async def invite(self, user: str, channel: str, whom: str) -> Json:
        room = self.room(channel, user)
        guest = self.person(whom)
        if guest.workspace not in room.workspaces():
            raise Refused(f"{guest.name} belongs to another workspace.")
        if whom not in room.members:
            self.enter(room, whom, user)
        return {}

    async def kick(self, user: str, channel: str, whom: str) -> Json:
        room = self.room(channel, user)
        if self.person(user).guest or whom not in room.members:
            raise Refused("You cannot remove them from here.")
        self.leave_channel(room, whom)
        return {}

    async def join(self, user: str, channel: str) -> Json:
        room = self.find_channel(channel)
        if room is None or room.kind != "public" or room.archived or self.person(user).guest:
            raise Refused("Only members of the workspace join a public channel by themselves.")
        if user not in room.members:
            self.enter(room, user)
        return {}

    async def leave(self, user: str, channel: str) -> Json:
        self.leave_channel(self.room(channel, user, live=False), user)
        return {}

    async def uninstall_app(self, user: str) -> Json:
        if not self.person(user).admin:
            raise Refused("Only an admin can remove an app.")
        self.uninstall(self.home_of(user))
        return {}

    async def install_app(self, user: str) -> Json:
        """Put the app back, with a new token; its bot has to be invited again."""
        team = self.home_of(user)
        if not self.person(user).admin:
            raise Refused("Only an admin can add an app.")
        if not team.installed:
            team.installed, team.bot_token = True, f"xoxb-playground-{self.mint.token()[:8]}"
            self.tell("workspace", workspace={"id": team.id, "name": team.name, "installed": True})
        return {"bot_token": team.bot_token}

    async def deactivate(self, user: str, whom: str) -> Json:
        """A person leaves the company: their account is closed, what they said and tapped stays."""
        return self._account(user, whom, closed=True)

    async def reactivate(self, user: str, whom: str) -> Json:
        """The account is opened again."""
        return self._account(user, whom, closed=False)

    def _account(self, user: str, whom: str, *, closed: bool) -> Json:
        if not self.person(user).admin:
            raise Refused("Only an admin can close an account or open it again.")
        person = self.person(whom)
        person.deleted, person.updated = closed, int(self.mint.now())
        shown = user_json(person, person.workspace, locale=True, stranger=False)
        self.emit({"type": "user_change", "user": shown}, workspace=self.workspaces[person.workspace])
        self.tell("person", person=page_person(person))
        return {}
