"""Tools written as a catalogue file that reads back as the same tools."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from bot.panel import Review
from bot.tools import MAKER, PriceFact, Tool, private_slug, slugify

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def dump_catalog(tools: Iterable[Tool]) -> str:
    """YAML for people: fields in the order of the form, nothing that only repeats a default."""
    listed = [as_fields(tool) for tool in tools]
    text: str = yaml.dump({"tools": listed}, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=110)
    return text


def as_fields(tool: Tool) -> Mapping[str, Any]:
    """What the form of a file would say of it."""
    reviews = [_review(review, sample=tool.sample) for review in tool.panel.reviews]
    return _filled(
        name=tool.name,
        slug=tool.slug if tool.slug != _derived(tool) else "",
        aliases=list(tool.aliases),
        category=tool.category,
        kind=tool.kind if tool.kind != "tool" else "",
        maker=tool.maker,
        tagline=tool.tagline,
        description=tool.description,
        entry=tool.entry and str(tool.entry),
        prices=[_price(price) for price in tool.prices],
        licence=tool.licence,
        context=tool.context,
        released=tool.released,
        source=tool.source,
        checked=tool.checked,
        sample=tool.sample,
        retired=tool.retired,
        workspace=tool.workspace,
        panel=_filled(checked=tool.panel.checked, reviews=reviews),
    )


def _derived(tool: Tool) -> str:
    return private_slug(tool.name, tool.workspace) if tool.workspace else slugify(tool.name)


def _price(price: PriceFact) -> Mapping[str, Any]:
    by = price.by if price.by != MAKER else ""
    return _filled(text=price.text, by=by, source=price.source, checked=price.checked)


def _review(review: Review, *, sample: bool) -> Mapping[str, Any]:
    written = _filled(
        role=review.role,
        verdict=str(review.verdict),
        line=review.line,
        text=review.text,
        reviewer=review.reviewer,
        inferred=review.inferred,
        drafted=review.drafted,
    )
    return written if review.sample is sample else {**written, "sample": review.sample}


def _filled(**fields: Any) -> Mapping[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", None, False, [], {})}
