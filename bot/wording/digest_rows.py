"""The rows of a weekly post: one fact each, with its counts."""

from dataclasses import dataclass
from typing import Final

from bot.ballots import Tally
from bot.digests.digest import Against, Digest, Follow, FollowRace, Moved, NewVerdict, Race, Switched, Voted
from bot.wording.community import tally_text
from bot.wording.words import Words

OFTEN: Final = 2
"""once is asked, not often asked"""


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    said: str
    worth: int
    """what is told first when there is no room for all"""


def rows_of(words: Words, digest: Digest) -> list[Row]:
    """In the order of reading."""
    told = (
        (9, words.say("New"), _new(words, digest) if digest.new else ""),
        (8, *_moved(words, digest.mover)),
        (7, words.say("Split"), _split(words, digest.split)),
        (6, words.say("Closest"), _closest(words, digest.closest)),
        (4, words.say("Most asked"), _asked(words, digest)),
        (3, words.say("Most voted"), _voted(words, digest.voted)),
        (5, words.say("Changed"), _switched(words, digest.switched)),
        (8, words.say("Last week"), _follow(words, digest)),
    )
    return [Row(label, said, worth) for worth, label, said in told if said]


def _moved(words: Words, moved: Moved | None) -> tuple[str, str]:
    if moved is None:
        return "", ""
    said = words.say(
        "{tool}: {week} this week, {before} before",
        tool=moved.tool.name,
        week=_of(words, moved.ship, moved.skip),
        before=_of(words, moved.before_ship, moved.before_skip),
    )
    return words.say("Up") if moved.up else words.say("Down"), said


def _closest(words: Words, race: Race | None) -> str:
    if race is None:
        return ""
    return words.say(
        "{first} and {second}, {wins} to {losses} head to head",
        first=race.first.name,
        second=race.second.name,
        wins=words.number(race.wins),
        losses=words.number(race.losses),
    )


def _asked(words: Words, digest: Digest) -> str:
    if digest.asked is None or digest.asked.times < OFTEN:
        return ""
    pair = words.say("{first} vs {second}", first=digest.asked.first.name, second=digest.asked.second.name)
    times = words.plural("{n} time", "{n} times", digest.asked.times)
    return words.say("{pair}, {times}", pair=pair, times=times)


def _voted(words: Words, voted: Voted | None) -> str:
    if voted is None:
        return ""
    votes = words.plural("{n} vote", "{n} votes", voted.cast)
    tally = tally_text(words, voted.tally)
    if voted.cast == voted.tally.n:
        return words.say("{tool}, {votes}: {tally}", tool=voted.tool.name, votes=votes, tally=tally)
    return words.say("{tool}, {votes} this week; {tally} in all", tool=voted.tool.name, votes=votes, tally=tally)


def _new(words: Words, digest: Digest) -> str:
    said = "; ".join(_verdict(words, one) for one in digest.new)
    if not digest.more_new:
        return said
    return words.plural("{said}; and {n} more", "{said}; and {n} more", digest.more_new, said=said)


def _verdict(words: Words, new: NewVerdict) -> str:
    name, ships, size = new.tool.name, new.ships, new.reviews
    if 2 * ships > size:
        said = words.say("{tool}: panel ships, {ships} of {size}", tool=name, ships=ships, size=size)
    elif 2 * ships == size:
        said = words.say("{tool}: panel is split, {ships} of {size} ship", tool=name, ships=ships, size=size)
    else:
        said = words.say("{tool}: panel skips, {ships} of {size} ship", tool=name, ships=ships, size=size)
    return f"{said} · {words.say(new.entry)}" if new.entry else said


def _split(words: Words, split: Against | None) -> str:
    if split is None:
        return ""
    return words.say(
        "Crowd against critics: {tool}, panel {ships} of {size}, crowd {crowd}",
        tool=split.tool.name,
        ships=split.ships,
        size=split.reviews,
        crowd=tally_text(words, split.tally),
    )


def _switched(words: Words, switched: Switched | None) -> str:
    if switched is None:
        return ""
    up = switched.to_ship >= switched.to_skip
    most, few = (switched.to_ship, switched.to_skip) if up else (switched.to_skip, switched.to_ship)
    said = (
        words.plural(
            "{n} person went from skip to ship on {tool}",
            "{n} people went from skip to ship on {tool}",
            most,
            tool=switched.tool.name,
        )
        if up
        else words.plural(
            "{n} person went from ship to skip on {tool}",
            "{n} people went from ship to skip on {tool}",
            most,
            tool=switched.tool.name,
        )
    )
    return words.plural("{said}, {n} the other way", "{said}, {n} the other way", few, said=said) if few else said


def _follow(words: Words, digest: Digest) -> str:
    """What became of what the last post said: its closest race, and the votes on its items."""
    parts = [_race(words, digest.follow_race)] if digest.follow_race else []
    parts.extend(_item(words, one) for one in digest.follow[: 2 - len(parts)])
    return "; ".join(parts)


def _race(words: Words, race: FollowRace) -> str:
    names = {"first": race.first.name, "second": race.second.name}
    score = words.say("{wins} to {losses}", wins=words.number(race.now[0]), losses=words.number(race.now[1]))
    then = words.say("{wins} to {losses}", wins=words.number(race.then[0]), losses=words.number(race.then[1]))
    if race.decided:
        winner = race.first.name if race.now[0] > race.now[1] else race.second.name
        return words.say("{first} and {second}: {winner} is ahead, {score}", winner=winner, score=score, **names)
    if race.now == race.then:
        return words.say("{first} and {second}: still {score}", score=score, **names)
    return words.say("{first} and {second}: still close, {score} (was {then})", score=score, then=then, **names)


def _item(words: Words, follow: Follow) -> str:
    return words.say(
        "{tool}: {now} would ship, {then} a week ago",
        tool=follow.tool.name,
        now=_of(words, follow.ship, follow.skip),
        then=_of(words, follow.then_ship, follow.then_skip),
    )


def _of(words: Words, ship: int, skip: int) -> str:
    """Bare counts, which anyone can recount."""
    return words.say("{ship} of {n}", ship=words.number(ship), n=words.number(Tally(ship, skip).n))
