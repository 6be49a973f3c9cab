"""Answers calls: the caller as Slack knows them, a reply with all its lines, and no error without a word."""

from hashlib import blake2s

from adapters.slack.inbound.calls import Asked
from adapters.slack.reply import Desk, SlackReply
from adapters.slack.wording import unknown_card
from bot.cards import Card
from bot.errors import PlatformError, Refusal
from bot.ports.platform import Inbound, Reply
from bot.wording.trouble import apology_card, refusal_card
from bot.wording.words import words


class Answering:
    def __init__(self, inbound: Inbound, desk: Desk, umbrella: str) -> None:
        self._inbound = inbound
        self._desk = desk
        self._umbrella = umbrella

    async def answer(self, asked: Asked, other: Reply | None = None) -> None:
        """Never raises: a refusal is a sentence, a mistake of ours an apology with a reference that the log has too."""
        origin = asked.origin
        reference = reference_of(origin.event)
        caller = await self._desk.slack.people.caller(origin.workspace, origin.user, origin.name, origin.team)
        reply = other or SlackReply(self._desk, origin, caller.locale, reference)
        said = words(caller.locale)
        try:
            if asked.call is None:
                await reply.whisper(unknown_card(said, self._umbrella))
            else:
                await self._inbound.call(asked.call.by(caller), reply)
        except Refusal as refusal:
            await self._last_word(reply, refusal_card(said, str(refusal)), reference)
        except Exception:
            verb = asked.call.verb if asked.call else ""
            self._desk.log.exception("slack.call_failed", reference=reference, verb=verb)
            await self._last_word(reply, apology_card(said, reference), reference)

    async def _last_word(self, reply: Reply, card: Card, reference: str) -> None:
        try:
            await reply.whisper(card)
        except PlatformError as trouble:
            self._desk.log.warning("slack.not_answered", reference=reference, trouble=str(trouble))


def reference_of(event: str) -> str:
    """A short name for one interaction, which people can read out; the same wherever it is made from."""
    return blake2s(event.encode(errors="replace"), digest_size=4).hexdigest()
