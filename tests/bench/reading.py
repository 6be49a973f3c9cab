"""The read path: what the core needs for one /compare, and rendering beside the builder classes of slack_sdk."""

import asyncio
import json
import statistics
import time
from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import UTC
from random import Random
from typing import Any

import orjson
from slack_sdk.models import blocks as sdk

from adapters.discord.render import components
from adapters.slack.inbound.calls import of_slash
from adapters.slack.render import message, written
from bot.ballots import Community, Tally
from bot.cards import Card
from bot.comparison import Comparison, Freshness
from bot.handlers.asked import question
from bot.handlers.table import commands
from bot.lookup import Snapshot
from bot.names import Found
from bot.numbers.prior import DEFAULT
from bot.settings import BotSettings
from bot.wording.comparison import comparison_card
from bot.wording.words import words
from tests.bench.names import questions, synthetic
from tests.bench.places import START, tools
from tests.bench.table import Options, Row, interleaved

ASKED = 300
Json = dict[str, Any]
COMMANDS = commands(BotSettings())


def body(text: str) -> Json:
    """A slash command as Slack sends it."""
    where = {"team_id": "T1", "channel_id": "C1", "channel_name": "general", "user_id": "U1", "user_name": "ada"}
    return where | {"command": "/compare", "text": text, "trigger_id": "1.2", "response_url": "https://example.com/r"}


def carded(snapshot: Snapshot, text: str) -> Card | None:
    """Parse, resolve, compare, word: everything between the payload and the renderer; votes are at hand."""
    call = of_slash(body(text), "T1", COMMANDS).call
    assert call is not None
    answer = snapshot.resolve(question(call, snapshot))
    if not isinstance(answer, Found):
        return None
    found = snapshot.by_slugs(answer.slugs)
    community = {tool.slug: Community(Tally(30, 10), Tally(300, 120), 7) for tool in found}
    duel = (40, 25) if len(found) == 2 else None
    comparison = Comparison(found, community, Freshness(START), "ada", DEFAULT, duel)
    return comparison_card(words("en"), comparison, UTC)


def built(block: Json) -> sdk.Block:
    """The same block by the SDK's classes, from texts that are escaped and fitted already."""
    match block["type"]:
        case "header":
            return sdk.HeaderBlock(text=sdk.PlainTextObject(text=block["text"]["text"]))
        case "section":
            fields = [sdk.MarkdownTextObject(text=one["text"]) for one in block.get("fields", ())]
            text = sdk.MarkdownTextObject(text=block["text"]["text"]) if "text" in block else None
            return sdk.SectionBlock(text=text, fields=fields or None)
        case "context":
            return sdk.ContextBlock(elements=[sdk.MarkdownTextObject(text=one["text"]) for one in block["elements"]])
        case "actions":
            return sdk.ActionsBlock(elements=[_control(one) for one in block["elements"]])
        case "divider":
            return sdk.DividerBlock()
        case _:
            found = sdk.Block.parse(block)
            assert found is not None, block["type"]
            return found


def _control(one: Json) -> sdk.InteractiveElement:
    assert one["type"] == "button"
    return sdk.ButtonElement(text=one["text"]["text"], action_id=one["action_id"], value=one.get("value"))


def by_models(rendered: Json) -> str:
    """Builder classes, their checks and their to_dict, then JSON as the SDK makes it."""
    return json.dumps({"text": rendered["text"], "blocks": [built(block).to_dict() for block in rendered["blocks"]]})


def median(act: Callable[[Any], object], values: Sequence[Any]) -> Callable[[], Any]:
    """Microseconds of the median act, as a candidate of a round."""

    async def one() -> float:
        taken = []
        for value in values:
            started = time.perf_counter()
            act(value)
            taken.append((time.perf_counter() - started) * 1e6)
        return statistics.median(taken)

    return one


def anew(draw: Callable[[Any], object], texts: Sequence[str]) -> Callable[[], Any]:
    """Each question for the first time: a catalogue that has just been read, for which nothing is kept yet."""

    async def one() -> float:
        snapshot = Snapshot.of(1, tools())
        return float(await median(lambda text: orjson.dumps(draw(carded(snapshot, text))), texts)())

    return one


def again(act: Callable[[Any], object], values: Sequence[Any]) -> Callable[[], Any]:
    """Each for the second time, whatever else was done since the last round."""

    async def one() -> float:
        for value in values:
            act(value)
        return float(await median(act, values)())

    return one


def unseen(cards: Sequence[Card]) -> Callable[[], Any]:
    """Cards of which no block was ever rendered."""

    async def one() -> float:
        return float(await median(lambda card: orjson.dumps(written(card, reactions=True)), deepcopy(cards))())

    return one


async def measured(options: Options) -> list[Row]:
    """Core time and rendering, in turns."""
    catalogue = tools()
    snapshot = Snapshot.of(1, catalogue)
    asked = questions(synthetic(len(catalogue), Random(2570)), ASKED, Random(1))
    understood = [text for text in asked if carded(snapshot, text)]
    cards = [card for text in understood if (card := carded(snapshot, text))]
    shown = [message(card, reactions=True) for card in cards]
    found = await interleaved(
        {
            "slack": anew(lambda card: written(card, reactions=True), understood),
            "discord": anew(components, understood),
            "again": again(lambda text: orjson.dumps(written(carded(snapshot, text), reactions=True)), understood),  # type: ignore[arg-type]
            "resolve": median(snapshot.index.resolve, understood),
            "render": again(lambda card: orjson.dumps(written(card, reactions=True)), cards),
            "first": unseen(cards),
            "models": median(by_models, shown),
        },
        options.rounds,
    )
    return [
        Row(
            f"/compare of two of {len(catalogue):,} tools for the first time, payload to Slack's JSON",
            found["slack"] / 1e3,
            "ms",
            most=1,
        ),
        Row("the same to Discord's JSON", found["discord"] / 1e3, "ms", most=1),
        Row("the same question again, to Slack's JSON", found["again"] / 1e3, "ms"),
        Row("of it: understanding the names", found["resolve"] / 1e3, "ms"),
        Row("of it: rendering for Slack, with JSON", found["render"] / 1e3, "ms"),
        Row("rendering ÷ the same blocks through slack_sdk.models", found["render"] / found["models"], most=0.03),
        Row("the same for cards of which no block was kept, ÷ the same", found["first"] / found["models"]),
    ]


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says, and what has to be said about it."""
    notes = [
        "slack_sdk.models are given texts that are escaped and fitted already; ours does that in the time measured.",
        "Blocks that facts and votes alone decide are kept as JSON until one of them changes; small print is made anew.",
    ]
    return asyncio.run(measured(options)), notes
