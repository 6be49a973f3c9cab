"""The weekly post in words: at most ten lines, every number with its count, what to do last."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from bot.cards import Block, Bold, Card, Lead, Quiet, Text
from bot.digests.digest import Digest
from bot.wording.digest_rows import rows_of
from bot.wording.words import Words

MOST_LINES: Final = 10
"""of the top message, with its title; the rest stands in the thread"""


@dataclass(frozen=True, slots=True)
class Late:
    """When a late post was due and when it was made."""

    due: datetime
    posted: datetime
    zone: tzinfo


def digest_card(words: Words, digest: Digest, late: Late | None = None) -> Card:
    title = words.say("The week's verdicts · {days}", days=words.days(digest.first_day, digest.last_day))
    small = _small_print(words, digest, late)
    if digest.empty:
        return _empty_card(words, title, small)
    lead, turn = _lead(words, digest), _turn(words, digest)
    rows = rows_of(words, digest)
    room = MOST_LINES - 2 - len(small) - bool(turn)
    kept = sorted(rows, key=lambda row: -row.worth)[:room]
    shown = [row for row in rows if row in kept]
    blocks: list[Block] = [Lead((lead,))]
    blocks.extend(Text((Bold(row.label), f"  {row.said}")) for row in shown)
    if turn:
        blocks.append(Text((Bold(words.say("Your turn")), f"  {turn}")))
    blocks.extend(Quiet((line,)) for line in small)
    spoken = [f"{title}.", lead, *(words.say("{label}: {said}.", label=row.label, said=row.said) for row in shown)]
    return Card(title, _aloud([*spoken, turn]), tuple(blocks))


def _empty_card(words: Words, title: str, small: list[str]) -> Card:
    said = words.say("Nothing new this week: no votes and no new verdicts.")
    return Card(title, _aloud([f"{title}.", said]), (Lead((said,)), *(Quiet((line,)) for line in small)))


def _aloud(sentences: list[str]) -> str:
    """Dots in the middle of a line are for eyes only."""
    return " ".join(one for one in sentences if one).replace(" · ", ", ")


def _lead(words: Words, digest: Digest) -> str:
    count = len(digest.new) + digest.more_new
    parts = [words.plural("{n} new verdict", "{n} new verdicts", count)] if count else []
    if digest.votes:
        parts.append(_votes(words, digest))
    facts = words.say("{facts}.", facts=", ".join(parts)) if parts else words.say("No votes this week.")
    if not digest.votes:
        return facts
    if digest.mover:
        return words.say("{facts} Mover of the week: {tool}.", facts=facts, tool=digest.mover.tool.name)
    return words.say("{facts} No clear mover this week.", facts=facts)


def _votes(words: Words, digest: Digest) -> str:
    votes = words.plural("{n} vote", "{n} votes", digest.votes)
    if digest.people:
        people = words.plural("{n} person", "{n} people", digest.people)
        votes = words.say("{votes} from {people}", votes=votes, people=people)
    if digest.workspaces > 1 and digest.here != digest.votes:
        return words.say("{votes} ({here} of them here)", votes=votes, here=words.number(digest.here))
    return votes


def _turn(words: Words, digest: Digest) -> str:
    return words.say("Vote on the messages below.") if digest.items else ""


def _small_print(words: Words, digest: Digest, late: Late | None) -> list[str]:
    said: list[str] = []
    if late:
        said.append(
            words.say(
                "Posted late: due {due}, posted {posted}.",
                due=words.moment(late.due, late.zone),
                posted=words.moment(late.posted, late.zone),
            )
        )
    if digest.workspaces > 1:
        said.append(words.plural("Counted in {n} workspace.", "Counted in {n} workspaces.", digest.workspaces))
    return said
