"""What a source says of one model at one seller, and all that was read from a source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.catalog.problems import Problem


@dataclass(frozen=True, slots=True)
class TokenPrice:
    """US dollars per 1,000,000 tokens; `note` is what limits the price, such as ", up to 200k"."""

    input: Decimal
    output: Decimal | None = None  # None where only what goes in is paid for, as with embeddings
    note: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """One model as one provider sells it; `ident` is spelt as in the source, `plain` without provider and date."""

    ident: str
    plain: str
    name: str
    provider: str
    maker: str = ""
    own: bool = False  # the provider is the maker
    price: TokenPrice | None = None
    context: int | None = None
    open_weights: bool | None = None  # None: the source does not say
    released: date | None = None
    gone: bool = False  # no longer sold, or about to end


class Skip(StrEnum):
    """Why an entry, or its price, was left out."""

    DATED = "dated versions of a model that is listed"
    LATEST = "pointers to whatever is newest"
    REGION = "the same model in one region"
    VARIANT = "another way to run a listed model (:free, :thinking)"
    TUNED = "prices for fine-tuned copies"
    NOT_TEXT = "models that are not paid by text tokens"
    VARIABLE = "routers with a variable price"
    DOCUMENTATION = "documentation of the file itself"
    ZERO = "prices of 0, which do not say that it is free"
    BROKEN = "entries with a mistake"


class Adds(StrEnum):
    """Which models a list may add: it has to know what they are called and whose they are."""

    NONE = "none"
    OWN = "those that their makers sell"
    ALL = "all whose makers are known"


@dataclass(frozen=True, slots=True)
class SourceRead:
    """What was read. A list that could not be read at all has `failed` and no offers; `broken` entries are left out."""

    name: str
    address: str  # what stands as the source of its facts
    checked: date
    offers: tuple[Offer, ...] = ()
    adds: Adds = Adds.OWN
    broken: tuple[Problem, ...] = ()
    failed: tuple[Problem, ...] = ()
    skipped: Mapping[Skip, int] = field(default_factory=dict[Skip, int])

    @property
    def priced(self) -> bool:
        """Whether this is a list with prices at all: in one, what has none is not for sale."""
        return any(offer.price for offer in self.offers)
