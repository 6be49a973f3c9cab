"""Bot, the one Inbound: finds the handler of a call, keeps its promises, and turns what goes wrong into sentences."""

import secrets
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from bot.cards import Choice
from bot.commands import Call, Command
from bot.errors import RateLimited, Refusal, StoreAway
from bot.handlers.compare import compare
from bot.ids import ChannelRef, MessageRef, Platform, UserRef, WorkspaceRef
from bot.ports.background import Background
from bot.ports.platform import Cleared, ReactionChange, ReactionState, Reply
from bot.ports.world import World
from bot.voters import Profile
from bot.wording.trouble import apology_card, away_card, busy_card, refusal_card, refused
from bot.workers.intake import take_change, take_clearing, take_state
from bot.workers.leaving import changed, depart, leave, take_stock
from bot.workers.moderation import Watch
from bot.workers.patience import Patience
from bot.workers.purging import Purger
from bot.workers.reconcile import Reconciler
from bot.workers.refresh import Refresher
from bot.workers.sourcing import Fetch, Sourcing
from bot.workers.speech import speak
from bot.workers.timing import TimedReply
from bot.workers.weekly.rounds import WeeklyRounds

Handler = Callable[[World, Call, Reply], Awaitable[None]]


def handler_of(verb: str) -> Handler | None:
    """Comparing is always at hand; the rest is loaded for the first such deed, and no start waits for it."""
    if verb == "compare":
        return compare
    if verb.startswith("catalog"):
        from bot.handlers.catalog.table import DEEDS  # noqa: PLC0415

        return DEEDS.get(verb)
    from bot.handlers.rest import REST  # noqa: PLC0415

    return REST.get(verb)


class Bot:
    """What adapters call. Every method returns only when what it was told is durable."""

    def __init__(self, world: World, background: Background | None = None, fetch: Fetch | None = None) -> None:
        """Without an engine the bot posts by itself, one channel after the other."""
        self.commands: Sequence[Command] = world.commands
        self.reconciler = Reconciler(world)
        self.refresher = Refresher(world, self.reconciler.in_sync)
        self.watch = Watch(world)
        self.purger = Purger(world)
        self.weekly = WeeklyRounds(world, background)
        self.sourcing = Sourcing(world, background, fetch)
        self._patience = Patience(world)
        self._world = world

    async def call(self, call: Call, reply: Reply) -> None:
        """Answers, whatever comes: a refusal is a sentence, a mistake of ours an apology with a reference."""
        reply = TimedReply(reply, call.where.platform, self._world)
        words = await speak(self._world, call)
        handler, outcome = handler_of(call.verb), "failed"
        try:
            if handler is None:
                raise Refusal(words.say("I do not know what to do with that. Try {help}.", help=self._help()))  # noqa: TRY301
            self._patience.check(call, words)
            await handler(self._world, call, reply)
            outcome = "done"
        except Refusal as refusal:
            outcome = "refused"
            await reply.whisper(refusal_card(words, refused(words, refusal)))
        except StoreAway as trouble:
            self._world.log.warning("call.store_away", verb=call.verb, trouble=str(trouble))
            await reply.whisper(away_card(words))
        except RateLimited as limit:
            outcome = "limited"
            await reply.whisper(busy_card(words, limit.retry_after))
        except Exception:
            reference = secrets.token_hex(4)
            self._world.log.exception("call.failed", reference=reference, verb=call.verb)
            await reply.whisper(apology_card(words, reference))
        finally:
            # A verb that nobody knows is whatever somebody typed: not for a label.
            self._world.meter.count("verdict_commands_total", verb=call.verb if handler else "unknown", outcome=outcome)

    async def complete(self, call: Call, typed: str) -> Sequence[Choice]:
        found = (await self._world.shelf.current(call.where.home)).index.complete(typed)
        return tuple(Choice(one.text, one.text) for one in found)[:25]

    async def reactions(self, box: MessageRef, change: ReactionChange | ReactionState | Cleared) -> None:
        match change:
            case ReactionChange():
                await take_change(self._world, box, change)
            case ReactionState():
                await take_state(self._world, box, change)
            case Cleared():
                await take_clearing(self._world, box, change)

    async def vanished(self, messages: Sequence[MessageRef]) -> None:
        async with self._world.store() as unit:
            await unit.boxes.close(messages)

    async def channel_gone(self, channel: ChannelRef) -> None:
        async with self._world.store() as unit:
            await unit.boxes.close_channel(channel)

    async def gap(self, workspaces: Sequence[WorkspaceRef] | None, platform: Platform) -> None:
        self.reconciler.gap(platform)
        self._world.log.info("events.gap", platform=platform, workspaces=len(workspaces) if workspaces else "all")

    async def joined(
        self, workspace: WorkspaceRef, name: str, locale: str | None, *, greet: UserRef | ChannelRef | None = None
    ) -> None:
        async with self._world.store() as unit:
            await unit.workspaces.joined(workspace, name, locale or self._world.settings.locale)
        if greet:
            from bot.handlers.welcome import welcome  # noqa: PLC0415

            await welcome(self._world, workspace, greet)

    async def present(
        self,
        platform: Platform,
        workspaces: Sequence[WorkspaceRef],
        *,
        among: Callable[[WorkspaceRef], bool] = lambda _: True,
    ) -> None:
        await take_stock(self._world, platform, workspaces, among)

    async def removed(self, workspace: WorkspaceRef, at: datetime | None = None) -> None:
        await depart(self._world, workspace, at)

    async def left(self, person: UserRef, *, banned: bool = False) -> None:
        await leave(self._world, person, banned=banned)

    async def changed(self, profile: Profile, at: datetime | None = None) -> None:
        await changed(self._world, profile, at)

    async def tick(self) -> None:
        """One round of the bot's own work; the composition root calls it about once a second."""
        await self._world.asked.tick()
        await self.reconciler.tick()
        await self.watch.tick()
        await self.purger.tick()
        await self.weekly.tick()
        await self.sourcing.tick()
        await self.refresher.tick()

    def _help(self) -> str:
        return f"/{self._world.settings.umbrella_command} help"
