"""The form of a catalogue file: which fields a tool has, and the tool that they make."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.catalog.fields import Day, Name, OneLiner, Place, Prose, Slug, Words, cased
from bot.panel import Panel, Review, Verdict
from bot.tools import MAKER, Entry, Kind, PriceFact, Tool, private_slug, slugify


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PriceForm(_Form):
    text: Annotated[Words, Field(max_length=120)]
    by: Name = MAKER
    source: Place | None = None
    checked: Day | None = None

    def made(self) -> PriceFact:
        return PriceFact(self.text, self.by, self.source or "", self.checked)


class ReviewForm(_Form):
    role: Annotated[Words, Field(max_length=40)]
    verdict: Annotated[Verdict, cased(str.lower)]
    text: Annotated[Prose, Field(max_length=4000)]
    line: OneLiner | None = None
    reviewer: Name | None = None
    inferred: bool = False
    drafted: bool = False
    sample: bool | None = None

    def made(self, *, sample: bool) -> Review:
        """`sample` is what the tool says about its whole panel; the review's own word wins."""
        return Review(
            role=self.role,
            verdict=self.verdict,
            text=self.text,
            line=self.line or "",
            inferred=self.inferred,
            sample=sample if self.sample is None else self.sample,
            reviewer=self.reviewer or "",
            drafted=self.drafted,
        )


class PanelForm(_Form):
    checked: Day | None = None
    reviews: Annotated[tuple[ReviewForm, ...], Field(max_length=40)] = ()


class ToolForm(_Form):
    name: Name
    slug: Slug | None = None
    aliases: Annotated[tuple[Name, ...], Field(max_length=60)] = ()
    category: Annotated[Words, Field(max_length=60)]
    kind: Annotated[Kind, cased(str.lower)] = "tool"
    maker: Name | None = None
    tagline: Annotated[Words, Field(max_length=200)] | None = None
    description: Annotated[Prose, Field(max_length=2000)] | None = None
    entry: Annotated[Entry, cased(str.capitalize)] | None = None
    prices: Annotated[tuple[PriceForm, ...], Field(max_length=20)] = ()
    licence: Name | None = None
    context: Annotated[int, Field(gt=0, le=1_000_000_000)] | None = None
    released: Day | None = None
    source: Place | None = None
    checked: Day | None = None
    sample: bool | None = None
    retired: bool = False
    workspace: Name | None = None
    panel: PanelForm = PanelForm()

    def made(self, *, sample: bool) -> Tool:
        """`sample` is what the file says about all its tools; the tool's own word wins."""
        sample = sample if self.sample is None else self.sample
        reviews = (review.made(sample=sample) for review in self.panel.reviews)
        return Tool(
            slug=self.slug or (private_slug(self.name, self.workspace) if self.workspace else slugify(self.name)),
            name=self.name,
            aliases=self.aliases,
            category=self.category,
            tagline=self.tagline or "",
            description=self.description or "",
            entry=self.entry,
            prices=tuple(price.made() for price in self.prices),
            licence=self.licence or "",
            context=self.context,
            kind=self.kind,
            maker=self.maker or "",
            released=self.released,
            source=self.source or "",
            checked=self.checked,
            panel=Panel.of(reviews, self.panel.checked),
            sample=sample,
            retired=self.retired,
            workspace=self.workspace,
        )


class FileForm(_Form):
    """The head of a file: what holds for all its tools, which are read one by one."""

    about: Prose | None = None
    sample: bool = False
    tools: list[object]
