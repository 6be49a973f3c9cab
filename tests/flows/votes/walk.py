"""A walk through both chats: plays deeds, keeps what people were promised, and waits until everything is at rest."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import timedelta

from bot.ballots import Box, BoxKind
from bot.emoji import KEYCAPS, SHIP, SKIP
from bot.ids import MessageRef, Platform
from tests.flows.house import House
from tests.flows.votes.chats import DECOY, LONGEST, Chat, until
from tests.flows.votes.deeds import Deed
from tests.flows.votes.discord_chat import DiscordChat
from tests.flows.votes.slack_chat import SlackChat
from tests.flows.votes.truth import Judge
from tests.flows.votes.weather import Weather

QUESTIONS = (
    "/compare claude 4 opus vs smollm3",
    "/verdict tool smollm3",
    "/compare smollm3 vs cursor",
    "/compare cursor, aider, cline, smollm3",
    "/verdict tool cursor",
)
TAPPED = (KEYCAPS[0], SKIP, KEYCAPS[1], SHIP, KEYCAPS[2], KEYCAPS[3], SKIP, DECOY)
FOR_A_CARD, FOR_A_RECEIPT = 0.5, 2.0
"""seconds that people wait once something was broken: from then on an answer may never come"""
BREATH = 0.01
"""seconds between two deeds; now and then none"""
ROUNDS = 200
"""a house that has not come to rest after so many never will"""


class Walk:
    """`play` does one deed after the other, `differences` waits for rest and tells what is not equal."""

    def __init__(self, house: House, *, crowd: int = 4) -> None:
        self.house = house
        self.slack = SlackChat(house.place.stage.slack, crowd)
        self.discord = DiscordChat(house.place.stage.discord, crowd)
        self.chats: Sequence[Chat] = (self.slack, self.discord)
        self.done: Counter[str] = Counter()
        self.repaired = 0
        """marks that readings had to put right, by bots that are no more"""
        self.private: defaultdict[tuple[Platform, str], dict[MessageRef, frozenset[str]]] = defaultdict(dict)
        self._patience = LONGEST
        self.weather = Weather(self.slack, self.discord)
        self._judge = Judge(house, self.chats)
        # Slack tries again after a minute and after five; no test has that long.
        self.slack.slack.postman.retry_delays = (0.0, 0.05, 0.2, 0.5)
        self.slack.slack.postman.ack_seconds = 0.5

    async def play(self, deeds: Iterable[Deed]) -> None:
        for deed in deeds:
            if await self._play(deed):
                self.done[deed.do] += 1
            await asyncio.sleep(BREATH if deed.what % 3 else 0)

    def crowd(self, taps: Iterable[Deed]) -> int:
        """Many at once, with nothing in between; how many changed anything."""
        cards = self._cards()
        return sum([self._tap(deed, cards) for deed in taps])

    async def totals(self) -> dict[str, int]:
        """What both sides counted."""
        async with self.house.world.store() as unit:
            tallies = await unit.tallies.all(None)
        counts = Counter[str]()
        for chat in self.chats:
            counts.update(chat.counts())
        return {
            "votes on tools at the end": sum(one.everywhere.n for one in tallies.values()),
            **counts,
            "gaps": self.house.log.events.count("events.gap"),
            "boxes repaired": self.house.log.events.count("box.repaired"),
            "marks repaired": self.repaired + self.house.bot.reconciler.differences,
        }

    async def differences(self) -> list[str]:
        await self.rest()
        return await self.judged()

    async def judged(self) -> list[str]:
        """As things are now."""
        return await self._judge.differences(self.private)

    async def rest(self) -> None:
        """A good day: everything delivered, everything read again, nothing left to show."""
        await self._good_weather()
        await self._start()
        async with asyncio.timeout(60):
            await until(lambda: self.house.living.connected)
        await self._quiet()
        for chat in self.chats:
            await self.house.bot.gap(None, chat.platform)
        self.house.clock.ahead += timedelta(minutes=6)  # longer than any rest after a gap or a failure
        for _ in range(ROUNDS):
            busy = await self.house.bot.reconciler.tick() + await self.house.bot.refresher.tick()
            await self._quiet()
            if not busy and await self._at_rest():
                return
            self.house.clock.ahead += timedelta(seconds=20)  # after a while even a box that could not be read is
        raise AssertionError("The house never came to rest.")

    async def _play(self, deed: Deed) -> bool:
        """Whether there was anything to do."""
        match deed.do:
            case "tap" | "untap" | "retap" | "bot taps":
                return self._tap(deed, self._cards())
            case "vote" | "clear" | "clear emoji" | "delete":
                return await self._at_a_card(deed)
            case "ask":
                return await self._ask(deed)
            case "tick" | "wait" | "kill" | "start" | "stop" | "database away" | "database back" | "good weather":
                return await self._fate(deed.do, deed.what)
            case _:
                self._lose_patience()
                await self.weather.turn(deed.do, deed.what)
                return True

    def _cards(self) -> Sequence[tuple[Chat, MessageRef]]:
        return [(chat, card) for chat in self.chats for card in chat.cards()]

    def _card(self, number: int) -> tuple[Chat, MessageRef] | None:
        cards = self._cards()
        return cards[number % len(cards)] if cards else None

    def _tap(self, deed: Deed, cards: Sequence[tuple[Chat, MessageRef]]) -> bool:
        if not cards:
            return False
        chat, card = cards[deed.where % len(cards)]
        crowd = sorted(chat.bots) if deed.do == "bot taps" else chat.people
        user, emoji = crowd[deed.who % len(crowd)], TAPPED[deed.what % len(TAPPED)]
        steps = {"untap": (False,), "retap": (True, False, True)}.get(deed.do, (True,))
        tapped = [chat.tap(user, card, emoji, deed.who + deed.what, stands=stands) for stands in steps]
        return any(tapped)

    async def _at_a_card(self, deed: Deed) -> bool:
        found = self._card(deed.where)
        if found is None:
            return False
        chat, card = found
        if deed.do == "vote":
            return await self._vote(chat, card, chat.people[deed.who % len(chat.people)], deed.what)
        if deed.do == "delete":
            await chat.delete(card)
        else:
            await chat.clear(card, "" if deed.do == "clear" else TAPPED[deed.what % len(TAPPED)])
        return True

    async def _vote(self, chat: Chat, card: MessageRef, user: str, choice: int) -> bool:
        if self.house.life is None or self.house.life.plug.pulled:
            return False
        async with self.house.world.store() as unit:
            state = await unit.boxes.get(card)
        if state is None or state.closed:
            return False
        shipped = [slug for seat, slug in enumerate(state.box.tools) if choice >> seat & 1]
        if await chat.vote(user, card, shipped):
            self.private[chat.platform, user][card] = marks_of(state.box, shipped)
        else:  # without a receipt nothing was promised, and it may count all the same
            self.private[chat.platform, user].pop(card, None)
        return True

    async def _ask(self, deed: Deed) -> bool:
        """Without waiting for the card: people tap before its box is open."""
        if self.house.life is None:
            return False
        chat = self.chats[deed.where % 2]
        before = len(chat.cards())
        await chat.ask(chat.people[deed.who % len(chat.people)], QUESTIONS[deed.what % len(QUESTIONS)])
        with suppress(TimeoutError):
            async with asyncio.timeout(self._patience):
                await until(lambda: len(chat.cards()) > before)
        return len(chat.cards()) > before

    async def _fate(self, do: str, what: int) -> bool:
        life = self.house.life
        if do == "start":
            return await self._start()
        if do == "good weather":
            return await self._good_weather()
        if do == "wait":
            self.house.clock.ahead += timedelta(seconds=(1, 10, 200)[what % 3])
            return True
        if life is None:
            return False
        if do == "tick":
            with suppress(Exception):
                await life.bot.tick()
            return True
        self._lose_patience()
        match do:
            case "kill" | "stop":
                self.repaired += life.bot.reconciler.differences
                await (self.house.kill() if do == "kill" else self.house.stop())
            case _:
                life.plug.pulled = do == "database away"
        return True

    def _lose_patience(self) -> None:
        self._patience = FOR_A_CARD
        for chat in self.chats:
            chat.patience = FOR_A_RECEIPT

    async def _good_weather(self) -> bool:
        for chat in self.chats:
            chat.calm()
        self.slack.slack.release()
        if self.house.life:
            self.house.life.plug.pulled = False
        return True

    async def _start(self) -> bool:
        """The lines may be refused at first; whoever looks after the process tries again."""
        if self.house.life:
            return False
        for _ in range(5):
            with suppress(Exception):
                await self.house.start()
            if self.house.life:
                return True
        await self._good_weather()
        await self.house.start()
        return True

    async def _quiet(self) -> None:
        for chat in self.chats:
            await chat.quiesce()

    async def _at_rest(self) -> bool:
        """Nothing left to show, and every box read since the last gap."""
        async with self.house.world.store() as unit:
            if any([await unit.boxes.to_refresh(chat.platform, 1) for chat in self.chats]):
                return False
            boxes = [await unit.boxes.get(card) for _, card in self._cards()]
        return all(box is None or box.closed or self.house.bot.reconciler.in_sync(box) for box in boxes)


def marks_of(box: Box, shipped: Sequence[str]) -> frozenset[str]:
    """The private ballot that says this."""
    if box.kind is BoxKind.SINGLE:
        return frozenset({SHIP if shipped else SKIP})
    ticked = {emoji for emoji, slug in zip(KEYCAPS, box.tools, strict=False) if slug in shipped}
    return frozenset(ticked or {SKIP})
