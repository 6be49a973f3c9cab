"""The design that is written first, to be measured against: tables with an ORM, a session for each request, no cache."""

import json
import tempfile
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.models import blocks as sdk
from sqlalchemy import ForeignKey, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from store.engine import LAZY, open_engine
from store.settings import StoreSettings
from tests.bench.counted import Counted
from tests.bench.httpload import BOXES, place
from tests.bench.places import tools


class Base(DeclarativeBase):
    """Its tables."""


class Review(Base):
    """One reviewer on one tool."""

    __tablename__ = "review"
    id: Mapped[int] = mapped_column(primary_key=True)
    tool_id: Mapped[int] = mapped_column(ForeignKey("tool.id"), index=True)
    role: Mapped[str]
    ships: Mapped[bool]
    line: Mapped[str]


class Tool(Base):
    """What is compared."""

    __tablename__ = "tool"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    category: Mapped[str]
    price: Mapped[str]
    reviews: Mapped[list[Review]] = relationship(lazy="selectin")


class Vote(Base):
    """One person's vote on one tool."""

    __tablename__ = "vote"
    tool_id: Mapped[int] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(primary_key=True)
    ship: Mapped[bool]


async def listening(bolt: AsyncApp, answered: Counted, voted: Counted, *, posting: bool = False) -> AsyncApp:
    """With its own database, as durable as ours."""
    folder = tempfile.mkdtemp(prefix="bench-")
    engine = open_engine(StoreSettings(url=f"sqlite:///{folder}/naive.db"))
    reading = async_sessionmaker(engine.execution_options(**LAZY))
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with sessions.begin() as session:
        session.add_all(_rows())

    @bolt.command("/compare")
    async def compare(ack: Any, command: dict[str, Any], client: Any) -> None:
        await ack()
        try:
            async with reading() as session:
                card = await _card(session, str(command["text"]))
            if posting:
                await client.chat_postMessage(channel=command["channel_id"], text="…", blocks=card)
            else:
                json.dumps(card)
        finally:
            answered.one()

    @bolt.event("reaction_added")
    async def react(event: dict[str, Any]) -> None:
        try:
            async with sessions.begin() as session:
                await _vote(session, event)
        finally:
            voted.one()

    return bolt


async def _vote(session: AsyncSession, event: dict[str, Any]) -> None:
    """On both tools of the card, and on nothing that is taken back."""
    boxes = {place(number): number + 1 for number in range(BOXES)}
    first = boxes[event["item"]["channel"], event["item"]["ts"]]
    for tool in (first, first + 1):
        ship = (tool == first) == (event["reaction"] == "one")
        await session.merge(Vote(tool_id=tool, user=event["user"], ship=ship))


def _rows() -> list[Tool]:
    return [
        Tool(
            name=tool.name.casefold(),
            category=tool.category,
            price=tool.prices[0].text,
            reviews=[Review(role=one.role, ships=one.ships, line=one.line) for one in tool.panel.reviews],
        )
        for tool in tools()
    ]


async def _card(session: AsyncSession, words: str) -> list[dict[str, Any]]:
    """Names as they are typed between “vs”; what is misspelt is not found."""
    names = [name.strip().casefold() for name in words.replace(",", " vs ").split(" vs ")]
    found = (await session.scalars(select(Tool).where(Tool.name.in_(names)))).all()
    ids = [tool.id for tool in found]
    counted = (
        select(Vote.tool_id, Vote.ship, func.count()).where(Vote.tool_id.in_(ids)).group_by(Vote.tool_id, Vote.ship)
    )
    votes = {(tool, ship): n for tool, ship, n in await session.execute(counted)}
    fields = [
        sdk.MarkdownTextObject(
            text=f"*{tool.name}*\n{tool.category}\n{tool.price}\n{votes.get((tool.id, True), 0)} ship"
        )
        for tool in found
    ]
    reviews = [
        sdk.SectionBlock(text=f"*{one.role}* on {tool.name}: {one.line}") for tool in found for one in tool.reviews
    ]
    made: list[sdk.Block] = [sdk.HeaderBlock(text=" vs ".join(names)[:150]), *reviews]
    if fields:
        made.insert(1, sdk.SectionBlock(fields=fields[:10]))
    buttons = [sdk.ButtonElement(text="Vote privately", action_id="ballot", value=",".join(names)[:200])]
    return [block.to_dict() for block in (*made, sdk.ActionsBlock(elements=buttons))]
