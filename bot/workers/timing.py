"""How long a person waited: a Reply that tells the meter about the first answer that went through it."""

from collections.abc import Sequence

from bot.cards import Card, File
from bot.forms import Form
from bot.ids import MessageRef, Platform
from bot.ports.platform import Lack, Reply
from bot.ports.world import World


class TimedReply:
    """Satisfies bot.ports.platform.Reply around another one."""

    def __init__(self, reply: Reply, platform: Platform, world: World) -> None:
        self._reply = reply
        self._platform = platform
        self._world = world
        self._began = world.clock()
        self._answered = False

    async def post(self, card: Card) -> MessageRef | None:
        message = await self._reply.post(card)
        self._note()
        return message

    async def whisper(self, card: Card) -> None:
        await self._reply.whisper(card)
        self._note()

    async def update(self, card: Card) -> None:
        await self._reply.update(card)
        self._note()

    async def hand(self, card: Card, file: File) -> None:
        await self._reply.hand(card, file)
        self._note()

    async def ask(self, form: Form) -> None:
        await self._reply.ask(form)
        self._note()

    async def lacks(self) -> Sequence[Lack]:
        return await self._reply.lacks()

    def _note(self) -> None:
        if not self._answered:
            self._answered = True
            waited = (self._world.clock() - self._began).total_seconds()
            self._world.meter.observe("verdict_answer_seconds", max(0.0, waited), platform=self._platform)
