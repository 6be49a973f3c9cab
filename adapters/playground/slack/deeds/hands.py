"""What all deeds share: who acts where, for which installation, and what an interaction carries."""

from adapters.playground.slack.nouns import Channel, Json, Refused, Workspace
from adapters.playground.slack.parcels import Parcel, ParcelKind, Receipt, Undelivered
from adapters.playground.slack.windows import Windows


class Hands(Windows):
    def room(self, channel: str, user: str, *, live: bool = True) -> Channel:
        """A channel this person is in; to do something there it must not be archived."""
        self.person(user)
        found = self.find_channel(channel)
        if found is None or (found.kind != "public" and user not in found.members):
            raise Refused(f"There is no channel {channel} that {user} can see.")
        if user not in found.members:
            raise Refused(f"{self.person(user).name} is not in #{found.name} and has to join first.")
        if live and found.archived:
            raise Refused(f"#{found.name} is archived.")
        return found

    def serving(self, user: str, channel: Channel | None = None) -> Workspace:
        """The workspace whose installation answers this person here: their own, or in a shared channel another."""
        teams = [self.home_of(user), *(self.workspaces[each] for each in (channel.workspaces() if channel else ()))]
        team = next((each for each in teams if each.installed), None)
        if team is None:
            raise Refused(f"{self.app.name} is not installed in {teams[0].name}.")
        return team

    def interaction(self, kind: str, user: str, team: Workspace) -> Json:
        person = self.person(user)
        return {
            "type": kind,
            "token": self.app.verification,
            "api_app_id": self.app.id,
            "team": {"id": team.id, "domain": team.domain},
            "enterprise": {"id": team.enterprise, "name": "Company"} if team.enterprise else None,
            "is_enterprise_install": team.org_wide,
            "user": {"id": user, "username": person.name, "name": person.name, "team_id": person.workspace},
            "trigger_id": self.passes.trigger(user, team.id),
        }

    def response_url(self, user: str, channel: str, *, original: str | None = None, thread: str | None = None) -> str:
        return f"{self.base}/respond/{self.passes.line(user, channel, original=original, thread=thread)}"

    async def ask_app(self, kind: ParcelKind, payload: Json, user: str, failure: str) -> Receipt:
        """Hand over what a person waits for; if the app does not take it, they read `failure`."""
        parcel = Parcel(kind, payload)
        try:
            receipt = await self.postman.ask(parcel)
        except Undelivered as trouble:
            error = "operation_timeout" if trouble.reason == "http_timeout" else "dispatch_failed"
            raise self._failed(parcel, user, failure.format(error=error), trouble.reason) from trouble
        if not receipt.accepted:
            raise self._failed(parcel, user, failure.format(error="dispatch_failed"), str(receipt.status))
        return receipt

    def _failed(self, parcel: Parcel, user: str, sentence: str, why: str) -> Refused:
        self.complain(f"The app did not take {parcel.label()} ({why}).")
        self.tell("notice", user=user, text=sentence)
        return Refused(sentence)
