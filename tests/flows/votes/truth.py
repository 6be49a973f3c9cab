"""What should be true when everything has come to rest, asked of the platforms and held against the bot."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from bot.ballots import DESK_CHANNEL, BallotKind, Box, CastBallot, Mark, Tally, votes
from bot.ids import MessageRef, Platform, UserRef, WorkspaceRef
from bot.panel import Verdict
from bot.ports.boxes import BoxState
from bot.voters import Standing
from bot.workers.rebuild import card_of
from store.codes import COUNTING, STANDINGS, mark_of
from store.engine import open_sync_engine
from store.repositories.states import STATE, states
from store.settings import StoreSettings
from store.tables import box, box_tool, mark, voter, workspace
from tests.flows.house import House
from tests.flows.votes.chats import Chat

_COUNTED = re.compile(r"counted \S+.*?, (in sync|catching up)")
_SUGGESTED = re.compile(r"Compare with|v1:compare:")
Private = Mapping[tuple[Platform, str], Mapping[MessageRef, frozenset[str]]]
"""by person and card what they voted by button, where a receipt told them that it counts"""


@dataclass
class Stored:
    """Everything that stands, as the database holds it."""

    boxes: dict[MessageRef, BoxState] = field(default_factory=dict)
    homes: dict[bytes, WorkspaceRef] = field(default_factory=dict)
    """of voters who count"""
    marks: dict[tuple[bytes, MessageRef], dict[tuple[str, BallotKind], datetime]] = field(default_factory=dict)


def stored(url: str) -> Stored:
    """Asked past the bot, by a line of its own."""
    found, numbers = Stored(), dict[int, MessageRef]()
    engine = open_sync_engine(StoreSettings(url=url).address)
    with engine.connect() as connection:
        rows = connection.execute(STATE.order_by(box.c.id, box_tool.c.seat)).all()
        for number, state in zip(dict.fromkeys(row.id for row in rows), states(rows), strict=True):
            numbers[number] = state.box.message
            found.boxes[state.box.message] = state
        people = (
            select(voter.c.key, workspace.c.platform, workspace.c.workspace)
            .join(workspace, workspace.c.id == voter.c.workspace_id)
            .where(voter.c.standing.in_(COUNTING))
        )
        for key, platform, home in connection.execute(people):
            found.homes[key] = WorkspaceRef(Platform(platform), home)
        marks = select(voter.c.key, mark.c.box_id, mark.c.code, mark.c.at).join(voter, voter.c.id == mark.c.voter_id)
        # Who is found out to be a bot counts no more at once; the next reading of the card takes its marks away.
        of_people = marks.where(mark.c.stands, voter.c.standing != STANDINGS[Standing.BOT])
        for key, number, code, at in connection.execute(of_people):
            found.marks.setdefault((key, numbers[number]), {})[mark_of(code)] = at
    engine.dispose()
    return found


class Judge:
    """`differences` names everything that is not equal; an empty list is the proof."""

    def __init__(self, house: House, chats: Sequence[Chat]) -> None:
        self._house = house
        self._chats = chats
        self._people = {
            self._key(chat, user): (chat.platform, user) for chat in chats for user in [*chat.people, *chat.bots]
        }

    async def differences(self, private: Private) -> list[str]:
        known = stored(self._house.url)
        async with self._house.world.store() as unit:
            recounted = await unit.tallies.recount(fix=False)
        return [
            *self._boxes(known),
            *self._ballots(known, private),
            *await self._tallies(known),
            *recounted,
            *await self._cards(known),
        ]

    def _boxes(self, known: Stored) -> Iterable[str]:
        """Under each card the marks are the reactions of people, and a card that is gone has no open box."""
        live = {card: chat for chat in self._chats for card in chat.cards()}
        for card, state in known.boxes.items():
            if card.channel.channel != DESK_CHANNEL and state.closed is (card in live):
                yield f"{card.message}: the box is {'closed' if state.closed else 'open'}, the message is not"
        for card, chat in live.items():
            if card not in known.boxes:
                continue  # killed between posting and opening: no vote was ever promised under it
            seen = {
                (self._key(chat, user), emoji)
                for user, emoji in chat.standing(card)
                if emoji in known.boxes[card].box.emoji
            }
            ours = {
                (key, emoji)
                for (key, where), marks in known.marks.items()
                for emoji, kind in marks
                if where == card and kind is BallotKind.REACTION
            }
            yield from (f"{card.message}: stored, not seen: {self._named(one)}" for one in sorted(ours - seen))
            yield from (f"{card.message}: seen, not stored: {self._named(one)}" for one in sorted(seen - ours))

    def _ballots(self, known: Stored, private: Private) -> Iterable[str]:
        """What a receipt promised is what stands."""
        names = {person: key for key, person in self._people.items()}
        for person, cards in private.items():
            for card, emoji in cards.items():
                marks = known.marks.get((names[person], card), {})
                ours = {one for one, kind in marks if kind is BallotKind.PRIVATE}
                if ours != emoji:
                    yield f"{card.message}: {person} was told {sorted(emoji)}, stored is {sorted(ours)}"

    async def _tallies(self, known: Stored) -> Iterable[str]:
        """The pure law over what stands, here and everywhere."""
        here, everywhere = lawful(known)
        slugs = sorted({slug for state in known.boxes.values() for slug in state.box.tools})
        found: list[str] = []
        for chat in self._chats:
            async with self._house.world.store() as unit:
                counted = await unit.tallies.community(chat.channel.home, slugs)
            for slug in slugs:
                want = (here[chat.channel.home, slug], everywhere[slug])
                have = (counted[slug].here, counted[slug].everywhere)
                if want != have:
                    found.append(f"{slug} on {chat.platform}: stored {have}, the law says {want}")
        return found

    async def _cards(self, known: Stored) -> Iterable[str]:
        """Everybody sees the numbers as they are."""
        found: list[str] = []
        for chat in self._chats:
            for card in chat.cards():
                state = known.boxes.get(card)
                if state is None:
                    continue
                should = await card_of(self._house.world, state.box, in_sync=True)
                assert should
                want, have = _text(chat.drawn(should)), _text(chat.shown(card))
                if want != have:
                    found.append(f"{card.message} shows other numbers than it should:\n{_apart(have, want)}")
        return found

    def _key(self, chat: Chat, user: str) -> bytes:
        return self._house.world.keys.voter(UserRef(chat.platform, chat.channel.workspace, user)).key

    def _named(self, one: tuple[bytes, str]) -> str:
        return f"{self._people.get(one[0], one[0])} {one[1]}"


def lawful(known: Stored) -> tuple[Mapping[tuple[WorkspaceRef, str], Tally], Mapping[str, Tally]]:
    """Tallies by `bot.ballots.votes`, which knows nothing of databases."""
    ballots: defaultdict[bytes, list[CastBallot]] = defaultdict(list)
    for (key, where), marks in known.marks.items():
        for kind in BallotKind:
            cast = tuple(Mark(emoji, at) for (emoji, how), at in marks.items() if how is kind)
            if cast:
                ballots[key].append(CastBallot(_box(known, where), kind, cast))
    counts: Counter[tuple[WorkspaceRef | None, str, Verdict]] = Counter()
    for key, home in known.homes.items():
        for slug, vote in votes(ballots[key]).items():
            counts.update([(home, slug, vote.verdict), (None, slug, vote.verdict)])
    here: defaultdict[tuple[WorkspaceRef, str], Tally] = defaultdict(Tally)
    everywhere: defaultdict[str, Tally] = defaultdict(Tally)
    for (scope, slug, verdict), n in counts.items():
        more = Tally(ship=n) if verdict is Verdict.SHIP else Tally(skip=n)
        if scope is None:
            everywhere[slug] += more
        else:
            here[scope, slug] += more
    return here, everywhere


def _box(known: Stored, message: MessageRef) -> Box:
    return known.boxes[message].box


def _text(native: object) -> str:
    """Without the minute of counting and the suggestions, which follow what is asked and wait for no vote.

    That a card is still catching up stays: it is not at rest.
    """
    lines = _COUNTED.sub(r"counted, \1", json.dumps(native, ensure_ascii=False, indent=1)).splitlines()
    return "\n".join(line for line in lines if not _SUGGESTED.search(line))


def _apart(have: str, want: str) -> str:
    pairs = zip(have.splitlines(), want.splitlines(), strict=False)
    return next((f"  {a.strip()}\n  {b.strip()}" for a, b in pairs if a != b), "  other parts")
