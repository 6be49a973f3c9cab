"""Who may change something at once: people who were judged, and new ones whose judgement has come with them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.eligibility import Judgement
from bot.ids import WorkspaceRef
from bot.ports.storage import Change, MarkChange, Outcome, PrivateBallot
from bot.voters import Standing
from bot.workspaces import VotingRules, WorkspaceSettings
from store.codes import EMOJI
from store.writer.link import Link, Query
from store.writer.people import People, Person
from store.writer.spots import Spot

Told = tuple[Change, Spot, int]
"""a change about an open box, and its moment in numbers"""
Single = MarkChange, PrivateBallot
"""kinds of changes that name their voter"""
_NOTHING = Outcome()
_WAITING = {standing: Outcome(unsettled=standing) for standing in Standing}
_SETTINGS = Query("SELECT id, settings FROM workspace WHERE id {any}")


def turned_away(link: Link, told: Mapping[int, Told], known: Iterable[Person], people: People) -> Mapping[int, Outcome]:
    """What becomes of the changes that are not made, by their places."""
    standings = {person.key: person.stands_as for person in known}
    gone: dict[int, Outcome] = {}
    new: dict[int, tuple[WorkspaceRef, Judgement]] = {}
    for place, (change, spot, _) in told.items():
        if not isinstance(change, Single):
            continue
        if isinstance(change, MarkChange) and EMOJI.get(change.emoji) not in spot.facts.codes:
            gone[place] = _NOTHING
            continue
        if not change.unless:
            continue
        standing = standings.get(change.voter.key)
        if standing is None and change.judgement and change.judgement.standing not in change.unless:
            new[place] = change.voter.home, change.judgement
        elif (standing or Standing.UNCHECKED) in change.unless:
            gone[place] = _WAITING[standing or Standing.UNCHECKED]
    if new:
        rules = _rules(link, {home for home, _ in new.values()}, people)
        gone |= {place: _WAITING[Standing.UNCHECKED] for place, (home, one) in new.items() if one.rules != rules[home]}
    return gone


def judgements(told: Iterable[Told]) -> dict[bytes, Judgement]:
    """Those that have come with changes, by the keys of their voters."""
    return {
        change.voter.key: change.judgement
        for change, _, _ in told
        if isinstance(change, Single) and change.judgement is not None and change.unless
    }


def _rules(link: Link, homes: Iterable[WorkspaceRef], people: People) -> Mapping[WorkspaceRef, VotingRules]:
    """As they are now; a workspace that is not known yet has the defaults."""
    numbers = {home: people.known_home(link, home) for home in homes}
    wanted = sorted({number for number in numbers.values() if number})
    settings: dict[int | None, str | None] = dict(link.ask(_SETTINGS, link.numbers(wanted))) if wanted else {}
    return {home: _read(settings.get(number)) for home, number in numbers.items()}


@lru_cache(maxsize=1_000)
def _read(settings: str | None) -> VotingRules:
    return WorkspaceSettings.model_validate_json(settings).voting if settings else VotingRules()
