"""Reacting: the fast path, for one tap as for a hundred thousand."""

from adapters.playground.slack.deeds.hands import Hands
from adapters.playground.slack.limits import MESSAGE
from adapters.playground.slack.nouns import Json, Message, Refused


class Reacting(Hands):
    async def react(self, user: str, channel: str, ts: str, name: str) -> Json:
        """Tap an emoji; the name may carry a skin tone or be an alias. Tapping what stands there does nothing."""
        return {"changed": self.react_now(user, channel, ts, name)}

    async def unreact(self, user: str, channel: str, ts: str, name: str) -> Json:
        return {"changed": self.unreact_now(user, channel, ts, name)}

    def react_now(self, user: str, channel: str, ts: str, name: str) -> bool:
        """The same without a coroutine, for loads of thousands; False when it stood there already."""
        message = self._reactable(user, channel, ts)
        name = name.strip(":")
        if name not in message.reactions and len(message.reactions) >= MESSAGE.emoji:
            raise Refused("No more different emoji fit under this message.")
        return self.add_reaction(message, user, name)

    def unreact_now(self, user: str, channel: str, ts: str, name: str) -> bool:
        return self.take_reaction(self._reactable(user, channel, ts), user, name.strip(":"))

    def _reactable(self, user: str, channel: str, ts: str) -> Message:
        message = self.messages[channel].get(ts)
        if message is None or message.deleted:
            raise Refused("That message is no longer there, or only you can see it.")
        room = self.channels[channel]
        if user not in room.members or room.archived:
            self.room(channel, user)  # raises with the right words
        return message
