"""A source laid beside the catalogue: what it completes, what it adds, what it contradicts, what it leaves unclear."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from bot.catalog.clashes import clashes
from bot.catalog.form import ToolForm
from bot.catalog.sources.matching import Group, Match, Matcher, grouped, settled
from bot.catalog.sources.offers import Adds, SourceRead
from bot.catalog.sources.pricing import Disagreement, best, fact_of, priced
from bot.catalog.sources.words import exact
from bot.tools import Entry, Tool

CATEGORY = "Models"
OPEN = "Open weights"
Watched = Callable[[Sequence[Group]], Iterable[Group]]


@dataclass(frozen=True, slots=True)
class Laid:
    """`tools` are those that the source speaks of, as they should be; `strangers` are models that nobody added."""

    tools: tuple[Tool, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    unsure: tuple[Match, ...] = ()
    strangers: tuple[str, ...] = ()


def lay(
    known: Mapping[str, Tool],
    source: SourceRead,
    *,
    overwrite: bool = False,
    add: bool = True,
    watched: Watched = iter,
) -> Laid:
    """Nothing is written here. Private tools of workspaces are not touched, nor are retired ones."""
    public = {slug: tool for slug, tool in known.items() if tool.workspace is None}
    groups = grouped(source.offers)
    matches = _matched(public, watched(groups))
    # A new tool may be what other sellers' entries mean: they are asked again until nothing is new.
    while added := _added(known, public, matches, source) if add else ():
        public |= {tool.slug: tool for tool in added}
        matches = _matched(public, groups)
    spoken_of: dict[str, list[Group]] = {}
    for match in matches:
        if match.sure and not public[match.sure].retired:
            spoken_of.setdefault(match.sure, []).append(match.group)
    done = [
        _completed(
            public[slug], Group(tuple(offer for one in some for offer in one.offers)), source, overwrite=overwrite
        )
        for slug, some in spoken_of.items()
    ]
    return Laid(
        tools=tuple(tool for tool, _ in done),
        disagreements=tuple(one for _, said in done for one in said),
        unsure=tuple(match for match in matches if match.maybe),
        strangers=tuple(match.group.shown for match in matches if not match.sure and not match.maybe),
    )


def _matched(tools: Mapping[str, Tool], groups: Iterable[Group]) -> list[Match]:
    matcher = Matcher(tools)
    return settled([matcher.match(group) for group in groups])


def _completed(
    tool: Tool, group: Group, source: SourceRead, *, overwrite: bool
) -> tuple[Tool, tuple[Disagreement, ...]]:
    """What is known stays; what is not known is filled in; the price goes by the rules of prices."""
    offer, first = best(group), group.first
    prices, said = tool.prices, tuple[Disagreement, ...]()
    if offer is not None:
        prices, said = priced(tool, fact_of(offer, source.address, source.checked), overwrite=overwrite)
    opened = any(one.open_weights for one in group.offers if one.own or one.open_weights)
    filled = replace(
        tool,
        prices=prices,
        maker=tool.maker or group.maker,
        context=tool.context or first.context,
        released=tool.released or (first.released if first.own else None),
        licence=tool.licence or (OPEN if opened else ""),
        entry=tool.entry or _entry(opened=opened, paid=bool(prices)),
    )
    if filled != tool and not filled.checked:
        filled = replace(filled, checked=source.checked)
    return filled, said


def _entry(*, opened: bool, paid: bool) -> Entry | None:
    """Weights that anybody may run cost nothing to begin with; a price of 0 says nothing."""
    return Entry.FREE if opened else Entry.PAID if paid else None


def _added(
    known: Mapping[str, Tool], public: Mapping[str, Tool], matches: Iterable[Match], source: SourceRead
) -> tuple[Tool, ...]:
    """Models that are for sale today, under names that nobody has yet."""
    fresh = [match.group for match in matches if not match.sure and not match.maybe]
    made = [tool for group in fresh if (tool := _new(group, source)) is not None and tool.slug not in known]
    taken = list(public.values())
    wrong = {clash.at for clash in clashes([*taken, *made])}
    return tuple({tool.slug: tool for at, tool in enumerate(made, start=len(taken)) if at not in wrong}.values())


def _new(group: Group, source: SourceRead) -> Tool | None:
    first = group.first
    wanted = {Adds.NONE: False, Adds.OWN: first.own, Adds.ALL: True}[source.adds]
    if not (wanted and first.maker and first.name and not first.gone and (best(group) or not source.priced)):
        return None
    try:
        form = ToolForm(
            name=first.name,
            aliases=(first.plain,) if exact(first.plain) != exact(first.name) else (),
            category=CATEGORY,
            kind="model",
            maker=first.maker,
            source=source.address,
            checked=source.checked,
        )
    except ValidationError:
        return None
    return form.made(sample=False)
