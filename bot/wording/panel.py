"""The panel in words: shares, the lead sentence, where the reviewers part."""

from bot.comparison import Panels, share
from bot.panel import Panel, Review, Verdict
from bot.tools import Row, Tool
from bot.wording.words import NONE, Words


def panel_cell(words: Words, panel: Panel) -> str:
    """Like “75 %, 3 of 4”, or a dash for a tool that nobody reviewed."""
    if panel.share is None:
        return NONE
    return words.say(
        "{percent}, {ships} of {size}", percent=words.percent(panel.share), ships=panel.ships, size=panel.size
    )


def panel_sentence(words: Words, panel: Panel) -> str:
    """Like “3 of 4 ship, 75 %”."""
    if panel.share is None:
        return words.say("no panel yet")
    return words.say(
        "{ships} of {size} ship, {percent}", ships=panel.ships, size=panel.size, percent=words.percent(panel.share)
    )


def mark(words: Words, verdict: Verdict) -> str:
    return words.say("Ship") if verdict is Verdict.SHIP else words.say("Skip")


def panel_lead(words: Words, panels: Panels) -> str:
    """Who leads on the panel, with the counts; the panel is a jury, so this is a fact and not an estimate."""
    judged = [tool for tool in panels.tools if tool.panel.size]
    if not judged:
        return words.say("No panel has looked at these yet.")
    if len(judged) == 1:
        return words.say(
            "Only {tool} has a panel: {count}.", tool=judged[0].name, count=panel_sentence(words, judged[0].panel)
        )
    front = panels.leaders
    if len(front) == len(judged):
        return words.say("The panel is level: {count} for each.", count=_count(words, front[0]))
    rest = [tool for tool in judged if tool not in front]
    rest.sort(key=lambda tool: share(tool) or 0, reverse=True)
    against = words.listed([_count(words, tool) for tool in rest])
    if len(front) == 1:
        return words.say(
            "{tool} leads on the panel, {count} against {others}.",
            tool=front[0].name,
            count=_count(words, front[0]),
            others=against,
        )
    return words.say(
        "{tools} lead on the panel, {count} each against {others}.",
        tools=words.listed([tool.name for tool in front]),
        count=_count(words, front[0]),
        others=against,
    )


def parting_sentence(words: Words, panels: Panels) -> str:
    """Like “They part on Founder: …”, or that they agree; empty when there is nothing to compare."""
    row = panels.widest
    if row is None:
        judged = [tool for tool in panels.tools if tool.panel.size]
        return words.say("The reviewers agree on every role.") if len(judged) > 1 else ""
    others = [other.role for other in panels.parting if other != row]
    sides = _sides(words, panels.tools, row)
    if not others:
        return words.say("They part on {role}: {sides}", role=row.role, sides=sides)
    return words.say(
        "They part on {role}: {sides} Also on {others}.", role=row.role, sides=sides, others=words.listed(others)
    )


def spoken_parting(words: Words, panels: Panels) -> str:
    roles = [row.role for row in panels.parting]
    return words.say("Reviewers part on {roles}.", roles=words.listed(roles)) if roles else ""


def _sides(words: Words, tools: tuple[Tool, ...], row: Row) -> str:
    """One speaker from each side: the first who ships, the first who skips."""
    pairs = [(tool, review) for tool, review in zip(tools, row.reviews, strict=True) if review is not None]
    ship = next((tool, review) for tool, review in pairs if review.ships)
    skip = next((tool, review) for tool, review in pairs if not review.ships)
    return words.say(
        "ship {first}, {first_line}; skip {second}, {second_line}.",
        first=ship[0].name,
        first_line=_said(words, ship[1]),
        second=skip[0].name,
        second_line=_said(words, skip[1]),
    )


def _said(words: Words, review: Review) -> str:
    return words.say("“{line}”", line=review.line.rstrip(".")) if review.line else words.say("no reason given")


def _count(words: Words, tool: Tool) -> str:
    return words.say("{ships} of {size}", ships=tool.panel.ships, size=tool.panel.size)
