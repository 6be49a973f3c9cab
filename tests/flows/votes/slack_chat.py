"""The small Slack as a walk sees it."""

import asyncio
from collections import Counter, deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from adapters.playground.slack.nouns import Person, Refused, SlackError
from adapters.playground.slack.world import SlackWorld
from adapters.slack.emoji import EMOJI, SHORT_NAMES
from adapters.slack.render import message as rendered
from bot.cards import Card
from bot.emoji import ONE, SHIP, SKIP, canonical
from bot.ids import ChannelRef, MessageRef, Platform
from tests.flows.house import GENERAL
from tests.flows.votes.chats import BALLOT, LONGEST, RECEIPT, Standing, bare, first, until

SLACK = Platform("slack")
UNO: Final = "uno"
"""an emoji of the team's own that stands for 1️⃣"""


class SlackChat:
    platform = SLACK

    def __init__(self, slack: SlackWorld, crowd: int = 0) -> None:
        self.slack = slack
        self.patience = LONGEST
        slack.journal.calls = deque(slack.journal.calls)  # all of them
        team = next(iter(slack.workspaces))
        self.channel = ChannelRef(SLACK, team, GENERAL)
        if UNO not in slack.emoji:
            slack.emoji[UNO] = "alias:one"
            slack.emit({"type": "emoji_changed", "subtype": "add", "name": UNO}, workspace=slack.workspaces[team])
        for number in range(crowd):
            user = f"U9{number:09d}"
            slack.people[user] = Person(user, f"crowd{number}", team)
            slack.channels[GENERAL].members[user] = None
        here = slack.channels[GENERAL].members
        self.bots = frozenset(one.id for one in slack.people.values() if one.bot)
        self.people = [user for user in here if user not in self.bots]

    def cards(self) -> Sequence[MessageRef]:
        return [
            MessageRef(self.channel, one.ts)
            for one in self.slack.messages[GENERAL].values()
            if not one.deleted and one.bot_id and BALLOT in str(one.blocks)
        ]

    def tap(self, user: str, card: MessageRef, emoji: str, spelling: int, *, stands: bool) -> bool:
        names = {ONE: ("one", UNO), SKIP: (SHORT_NAMES[SKIP], "next_track_button"), SHIP: ("ship", "ship::skin-tone-3")}
        known = names.get(emoji, (SHORT_NAMES.get(emoji, "tada"),))
        name = known[spelling % len(known)]
        with suppress(Refused):
            act = self.slack.react_now if stands else self.slack.unreact_now
            return act(user, GENERAL, card.message, name)
        return False

    def standing(self, card: MessageRef) -> Standing:
        return frozenset(
            (user, self.canonical_of(name))
            for name, users in self.slack.reactions_on(GENERAL, card.message).items()
            for user in users
            if user not in self.bots
        )

    def shown(self, card: MessageRef) -> object:
        found = self.slack.messages[GENERAL][card.message]
        return bare({"text": found.text, "blocks": found.blocks})

    def drawn(self, card: Card) -> object:
        body = rendered(card, reactions=True)
        return bare({"text": body["text"], "blocks": body["blocks"]})

    def counts(self) -> Counter[str]:
        called = Counter(call.method for call in self.slack.calls)
        return Counter(
            {
                "events told": self.slack.postman.sent - self.slack.postman.lost,
                "boxes read": called["reactions.get"],
                "cards edited": called["chat.update"],
            }
        )

    async def ask(self, user: str, question: str) -> None:
        await self.slack.act({"do": "command", "as": user, "channel": GENERAL, "text": question})

    async def vote(self, user: str, card: MessageRef, shipped: Sequence[str]) -> bool:
        with suppress(Refused, SlackError, TimeoutError):
            async with asyncio.timeout(self.patience):
                await self._vote(user, card, shipped)
                return True
        self.slack.modals[user].clear()
        return False

    async def _vote(self, user: str, card: MessageRef, shipped: Sequence[str]) -> None:
        receipts = self._receipts(user)
        button = first(self.slack.messages[GENERAL][card.message].blocks, "action_id", BALLOT)
        await self.slack.press(user, button, channel=GENERAL, ts=card.message)
        await until(lambda: self.slack.modals[user])
        field = next(block for block in self.slack.modals[user][-1].body["blocks"] if block["type"] == "input")
        single = field["element"]["type"] != "checkboxes"
        value: object = (shipped[0] if shipped else SKIP) if single else list(shipped)
        await self.slack.submit(user, {field["block_id"]: {field["element"]["action_id"]: value}})
        await until(lambda: self._receipts(user) != receipts)

    def _receipts(self, user: str) -> int:
        whispers = self.slack.messages_in(GENERAL, whispers_to=user)
        return sum(one["text"].startswith(RECEIPT) for one in whispers)

    async def delete(self, card: MessageRef) -> None:
        self.slack.erase(self.slack.messages[GENERAL][card.message])

    async def clear(self, card: MessageRef, emoji: str) -> None:
        pass

    async def quiesce(self) -> None:
        await self.slack.quiesce()

    def calm(self) -> None:
        self.slack.faults.clear()

    def canonical_of(self, name: str) -> str:
        return ONE if name == UNO else canonical(name, EMOJI)
