"""A model as the core's Writer: one request a question, within a time and a size, every trouble a sentence."""

import json
from http import HTTPStatus
from typing import Any

import aiohttp

from adapters.models import prompts
from adapters.models.dialects import Chat, Dialect, Messages, Question, Said
from adapters.models.forms import LineForm, PanelForm, checked
from adapters.models.settings import ModelSettings
from bot.errors import MALFORMED
from bot.panel import Review
from bot.ports.models import DraftedPanel, ModelTrouble, Usage, WrittenLine

_BIGGEST = 1 << 20  # bytes of an answer; a panel has a few thousand
_MILLION = 1_000_000
_REFUSALS = {
    401: "does not accept the key; check VERDICT_MODEL_KEY",
    403: "does not allow this; check what VERDICT_MODEL_KEY may do",
    404: "does not know this address or model; check VERDICT_MODEL_URL and VERDICT_MODEL_NAME",
    429: "asks for patience; try again later",
}


class ModelWriter:
    """Asks the endpoint that the settings name."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._dialect: Dialect = Messages() if settings.speaks_messages else Chat()

    async def line(self, review: Review, tool: str) -> WrittenLine:
        said, usage = await self._ask(Question(prompts.LINE, prompts.line(review, tool), LineForm, "line"))
        return WrittenLine(checked(LineForm, said).line, usage)

    async def panel(self, name: str, facts: str) -> DraftedPanel:
        said, usage = await self._ask(Question(prompts.PANEL, prompts.panel(name, facts), PanelForm, "panel"))
        return DraftedPanel(checked(PanelForm, said).made(self._settings.name), self._settings.name, usage)

    async def _ask(self, question: Question) -> tuple[Any, Usage]:
        raw = await self._answer(question)
        try:
            said = self._dialect.read(json.loads(raw))
        except (*MALFORMED, StopIteration):
            raise ModelTrouble("The model's answer is not what was asked for. Try again, or another model.") from None
        return said.value, self._usage(said)

    async def _answer(self, question: Question) -> bytes:
        settings, dialect = self._settings, self._dialect
        limit = aiohttp.ClientTimeout(total=settings.seconds)
        headers = dialect.headers(settings.key.get_secret_value())
        try:
            async with (
                aiohttp.ClientSession(timeout=limit) as session,
                session.post(
                    settings.address,
                    json=dialect.body(settings.name, question),
                    headers=headers,
                    allow_redirects=False,  # a key is for the address that the operator set, and no other
                ) as answer,
            ):
                if answer.status != HTTPStatus.OK:
                    raise ModelTrouble(f"The model's endpoint {_refusal(answer.status)}.")
                return await _read(answer)
        except TimeoutError:
            raise ModelTrouble(f"The model took longer than {settings.seconds:g} seconds. Try again later.") from None
        except aiohttp.ClientError as error:
            said = type(error).__name__
            raise ModelTrouble(f"The model's endpoint cannot be reached ({said}); check VERDICT_MODEL_URL.") from None

    def _usage(self, said: Said) -> Usage:
        settings = self._settings
        if settings.input_price is None or settings.output_price is None:
            return Usage(said.read, said.written)
        dollars = (said.read * settings.input_price + said.written * settings.output_price) / _MILLION
        return Usage(said.read, said.written, dollars)


async def _read(answer: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in answer.content.iter_any():
        body += chunk
        if len(body) > _BIGGEST:
            raise ModelTrouble("The model's answer is too long to be one. Try another model.")
    return bytes(body)


def _refusal(status: int) -> str:
    return _REFUSALS.get(status, f"answers {status}; try again later, or check VERDICT_MODEL_URL")
