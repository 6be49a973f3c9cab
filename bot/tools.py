"""What is compared: a product or model with its facts, each with source and date, and its panel."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from bot.panel import NOBODY, Panel, Review, roles_of

MAKER = "maker"
KEY_LIMIT = 20  # a button's payload carries several keys; Discord allows 100 characters for a custom_id
SLUG_LIMIT = 80
_SPOKEN = str.maketrans({"+": " plus ", "#": " sharp ", "&": " and ", "@": " at "})

Kind = Literal["model", "tool"]


class Entry(StrEnum):
    """What the cheapest way in costs."""

    FREE = "Free"
    FREEMIUM = "Freemium"
    PAID = "Paid"


@dataclass(frozen=True, slots=True)
class PriceFact:
    text: str
    by: str = MAKER  # "maker", or the name of the other provider who asks this price
    source: str = ""
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """What a workspace's own reviewers say of a tool, and what it calls it; for that workspace alone."""

    workspace: str
    panel: Panel = NOBODY
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    category: str = ""
    tagline: str = ""
    description: str = ""
    entry: Entry | None = None
    prices: tuple[PriceFact, ...] = ()
    licence: str = ""
    context: int | None = None  # tokens
    kind: Kind = "tool"
    maker: str = ""
    released: date | None = None
    source: str = ""
    checked: date | None = None
    panel: Panel = NOBODY
    sample: bool = False
    retired: bool = False
    workspace: str | None = None  # None: for everybody; else private to this workspace
    teams: tuple[Team, ...] = ()  # in what a workspace sees, at most its own

    @property
    def key(self) -> str:
        """A name of at most 20 characters for button payloads; the same for the same slug, always."""
        return key_of(self.slug)

    @property
    def site(self) -> Panel:
        """The public panel; a workspace's own tool has none."""
        return self.panel if self.workspace is None else NOBODY

    @property
    def team(self) -> Panel:
        """What the workspace's own reviewers say, where the tool was taken from what the workspace sees."""
        if self.workspace is None and not self.teams:
            return NOBODY
        reviews = [review for team in self.teams for review in team.panel.reviews]
        return Panel.of([*(self.panel.reviews if self.workspace else ()), *reviews])

    def seen_by(self, team: Team) -> "Tool":
        """As one workspace sees it: with its own names for it and what its own reviewers say."""
        return replace(self, teams=(team,), aliases=tuple(dict.fromkeys((*self.aliases, *team.aliases))))

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Row:
    """What one role says about each of the compared tools, in their order; None where the panel lacks the role."""

    role: str
    reviews: tuple[Review | None, ...]

    @property
    def parts(self) -> bool:
        return len({review.verdict for review in self.reviews if review}) > 1


def key_of(slug: str) -> str:
    return slug if len(slug) <= KEY_LIMIT else f"{slug[:11]}~{_digest(slug)}"


def split(tools: Sequence[Tool]) -> tuple[Row, ...]:
    """The reviewer split: one row per role that sits on any of the panels."""
    panels = [tool.panel for tool in tools]
    return tuple(Row(role, tuple(panel.review_by(role) for panel in panels)) for role in roles_of(panels))


def parting(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows on which the verdicts differ, with the lines that say why."""
    return tuple(row for row in rows if row.parts)


def leaders(tools: Sequence[Tool]) -> tuple[Tool, ...]:
    """The tools with the highest panel share; several when they are level, none when nobody has a panel."""
    shares = [(tool, Fraction(tool.panel.ships, tool.panel.size)) for tool in tools if tool.panel.size]
    best = max((share for _, share in shares), default=None)
    return tuple(tool for tool, share in shares if share == best)


def slugify(name: str) -> str:
    """A slug of a-z, 0-9 and hyphens; a name with letters that have no such form gets a digest, so no two meet."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_SPOKEN)
    letters = [char for char in plain if not unicodedata.combining(char)]
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in letters).split()
    lost = any(char.isalnum() and not char.isascii() for char in letters)
    slug = "-".join([*words, _digest(plain)] if lost or not words else words)
    return slug if len(slug) <= SLUG_LIMIT else f"{slug[: SLUG_LIMIT - 9].rstrip('-')}-{_digest(plain)}"


def private_slug(name: str, workspace: str) -> str:
    """Two workspaces may call their own tools alike, and a public tool may come to be called so too."""
    return f"{slugify(name)[: SLUG_LIMIT - 9].rstrip('-')}-{_digest(workspace)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]
