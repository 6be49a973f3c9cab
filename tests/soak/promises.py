"""What Slack was told is taken: every such event is in the database at once, and not only after the next reading."""

from typing import Any

from adapters.playground.slack.parcels import Delivery, Parcel, Receipt
from bot.ballots import BallotKind
from bot.ids import MessageRef, UserRef
from bot.voters import VoterKeys
from tests.flows.life import SECRET
from tests.flows.votes.slack_chat import UNO, SlackChat
from tests.flows.votes.truth import Stored


class Promises:
    """Stands between Slack and the app, and remembers what was acknowledged."""

    def __init__(self, way: Delivery, chat: SlackChat) -> None:
        self._way = way
        self._chat = chat
        self._newest: dict[tuple[str, MessageRef, str], tuple[float, bool | None]] = {}
        """by person, card and emoji: when, and whether it came or went; None where nothing is promised"""
        self.heard = 0

    async def hand_over(self, parcel: Parcel, seconds: float) -> Receipt:
        accepted = False
        try:
            receipt = await self._way.hand_over(parcel, seconds)
            accepted = receipt.accepted
        finally:
            event = parcel.payload.get("event", {})
            if event.get("type") in {"reaction_added", "reaction_removed"}:
                self._note(event, accepted=accepted)
        return receipt

    async def close(self) -> None:
        await self._way.close()

    def broken(self, known: Stored) -> list[str]:
        """What was acknowledged, still hangs there or is still gone, and is not known so."""
        keys, found = VoterKeys(SECRET), []
        for (user, card, emoji), (at, stands) in self._newest.items():
            state = known.boxes.get(card)
            if state is None or state.closed or state.checked_at is None or emoji not in state.box.emoji:
                continue  # what was tapped before the box was open is read with it
            if stands is not ((user, emoji) in self._chat.standing(card)):
                continue  # what came later was told to nobody
            key = keys.voter(UserRef(card.channel.platform, card.channel.workspace, user)).key
            if stands is not ((emoji, BallotKind.REACTION) in known.marks.get((key, card), {})):
                found.append(
                    f"{card.message}: {user} {emoji} {'stands' if stands else 'is gone'} since {at}, not so here"
                )
        return found

    def _note(self, event: dict[str, Any], *, accepted: bool) -> None:
        """What got no answer may have been taken all the same: until it is told again nothing is promised."""
        card, user, name = MessageRef(self._chat.channel, str(event["item"]["ts"])), event["user"], event["reaction"]
        if user in self._chat.bots or name == UNO:  # an emoji of the team's own may not be known yet
            return
        self.heard += accepted
        which, at = (user, card, self._chat.canonical_of(name)), float(event["event_ts"])
        if at >= self._newest.get(which, (0.0, None))[0]:
            self._newest[which] = (at, event["type"] == "reaction_added" if accepted else None)
