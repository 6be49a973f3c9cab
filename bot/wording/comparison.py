"""The comparison card: the decision first, the facts in the middle, how to take part last."""

from datetime import tzinfo

from bot.cards import Card, Line, Quiet
from bot.comparison import Comparison
from bot.wording.frame import Frame
from bot.wording.standing import standing
from bot.wording.words import Words


def comparison_card(words: Words, comparison: Comparison, zone: tzinfo) -> Card:
    now = standing(words, comparison)
    seen = now.frame
    above, below = Quiet((_about(words, seen, comparison),)), Quiet(_footer(words, seen, comparison, zone))
    return Card(seen.title, now.plain, (above, *now.blocks, below))


def _about(words: Words, seen: Frame, comparison: Comparison) -> str:
    asked = words.say("asked by {name}", name=comparison.asker) if comparison.asker else ""
    return " · ".join([part for part in (seen.categories, asked, seen.panel_checked) if part])


def _footer(words: Words, seen: Frame, comparison: Comparison, zone: tzinfo) -> Line:
    parts = (counted(words, comparison, zone), seen.facts_checked)
    return (" · ".join([part for part in parts if part]), *seen.sources)


def counted(words: Words, comparison: Comparison, zone: tzinfo) -> str:
    at = words.clock(comparison.freshness.counted, zone)
    if comparison.freshness.away:
        return words.say("not counted, {time}", time=at)
    if comparison.freshness.in_sync:
        return words.say("counted {time}, in sync", time=at)
    return words.say("counted {time}, catching up", time=at)
