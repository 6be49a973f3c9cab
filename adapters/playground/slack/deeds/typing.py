"""The composer: Slack's own commands first, then the app's."""

from collections.abc import Awaitable, Callable

from adapters.playground.slack.deeds.stewarding import Stewarding
from adapters.playground.slack.deeds.talking import Talking
from adapters.playground.slack.nouns import Json, Refused


class Typing(Talking, Stewarding):
    async def command(self, user: str, channel: str, text: str, *, thread: str | None = None) -> Json:
        """Run a slash command as typed: /invite, /remove, /join, /leave and /archive are Slack's own."""
        name, _, rest = text.strip().partition(" ")
        own: dict[str, Callable[[], Awaitable[Json]]] = {
            "/invite": lambda: self.invite(user, channel, self._named(rest)),
            "/remove": lambda: self.kick(user, channel, self._named(rest)),
            "/join": lambda: self.join(user, rest.strip() or channel),
            "/leave": lambda: self.leave(user, channel),
            "/archive": lambda: self.archive(user, channel),
        }
        if name in own:
            return await own[name]()
        return await super().command(user, channel, text, thread=thread)

    def _named(self, words: str) -> str:
        wanted = words.strip().removeprefix("<@").removesuffix(">").removeprefix("@")
        found = [each.id for each in self.people.values() if wanted in {each.id, each.name}]
        if not found:
            raise Refused(f"Nobody here is called {words.strip() or 'that'}.")
        return found[0]
