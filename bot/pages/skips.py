"""Who skipped: the page gives only a share, so the skips go to the reviews that speak most like one."""

import re
from collections.abc import Sequence
from functools import lru_cache

_CLAUSES = re.compile(r"(?<=[.!?;:,—–])\s|\s[—–-]\s|\bbut\b|\byet\b|\band\b", re.IGNORECASE)
_SKIP = (
    (6, r"\b(?:earn|get|rate|deserve|call)\w*\s(?:it\s|this\s)?(?:a|the|my|an easy|a hard)\s(?:\w+\s)?skip\b"),
    (
        5,
        r"^(?:(?:it|this|that)(?:'s| is)\s|so\s|i\s|i'm\s|i'd\s|i would\s|hard\s|easy\s|a\s|still\s|for now\s)*skip(?:ping|s)?\b",
    ),
    (
        5,
        r"\bskip (?:it|this|because|until|unless|for|as|if|at|on|with)\b|\b(?:a|is|hard|easy|clear|firm) skip\b|\bskip$",
    ),
    (5, r"\b(?:not|never|n't|no|cannot)\s(?:\w+\s){0,3}ship(?:ping)?\s?(?:it|this|that|because|yet|$)"),
    (5, r"\bno ship\b|\bnot a ship\b|\bunship"),
    (
        4,
        r"\b(?:i|we|i'd|we'd|everyone else|most|people|teams|shops|would|will|should|must|hard|easy|a) (?:should |must |will |would |'ll ){0,2}pass\b|^pass\b|\bpass on (?:it|this)\b",
    ),
    (
        3,
        r"\bavoid\b|\bstay away\b|\bkeep (?:this|it) (?:\w+ )?away\b|\bwalk away\b|\bleave it\b|\bdon't (?:build|buy|bother|use)\b",
    ),
    (
        3,
        r"\bnot worth\b|\bno (?:real )?(?:business|moat|buyer|defensibility|wedge|reason)\b|\bnot a (?:business|product)\b",
    ),
    (2, r"\b(?:wait|until|wrapper|commodity|redundant|demo|unproven|overpriced|fails|broken|worse|vapor\w*)\b"),
)
_SHIP = (
    (
        6,
        r"\bearn(?:s|ed|ing)?\s(?:it\s)?(?:the|a|its|my)\s(?:\w+\s)?ship\b|\ba (?:\w+ )?ship\b|\bis (?:a |an )?(?:\w+ )?ship\b",
    ),
    (
        5,
        r"^(?:so\s|i\s|i'd\s|i would\s|i'm\s|still\s|it\s|this\s|that\s)*(?:ship|ships|shipping)\b(?!\s(?:a|an|the|with|without|their|its)\b)",
    ),
    (
        5,
        r"\bi(?:'m| am)? (?:\w+ )?ship(?:ping)?\b|\bship it\b|\bshipping (?:it|this|because)\b|\bthis ships\b|\bworth shipping\b",
    ),
    (5, r"\b(?:can't|cannot|not|never|won't|wouldn't|hard to) (?:\w+ )?skip\b"),
    (2, r"\b(?:real|right|correct|genuine|legitimate|worth|moat is|earns|pays for itself|wins)\b"),
)
_CUES = sorted(
    ((sign * weight, re.compile(cue)) for sign, cues in ((1, _SKIP), (-1, _SHIP)) for weight, cue in cues),
    key=lambda cue: (-abs(cue[0]), -cue[0]),
)
"""the strongest first; of equals a skip"""
_SAID = 10  # the strength of a verdict in the last words
_LAST_WORDS = 2  # clauses; the verdict is usually there


@lru_cache(maxsize=64)  # of one page every review is asked for many times
def skip_strength(text: str) -> float:
    """How much a review speaks like a skip; below zero like a ship. Each clause is read alone."""
    clauses = [clause.strip().casefold().replace("’", "'") for clause in _CLAUSES.split(text)]
    clauses = [clause.rstrip(".!?;:,—–\"”') ") for clause in clauses if clause]
    strengths = [_clause_strength(clause) for clause in clauses]
    return sum(strengths[:-_LAST_WORDS]) + 2 * sum(strengths[-_LAST_WORDS:])


def _clause_strength(clause: str) -> float:
    """The strongest cue decides; a negated ship is a skip although it says ship."""
    return next((weight for weight, cue in _CUES if cue.search(clause)), 0)


def skips_among(share: int, size: int) -> int:
    """round((100 - share) * size / 100), halves up."""
    return ((100 - share) * size * 2 + 100) // 200


def share_fits(share: int, size: int) -> bool:
    """Whether the percentage can be that of so many reviews, however it was rounded."""
    return size > 0 and any(abs(100 * ships - share * size) < size for ships in range(size + 1))


def share_problem(share: int | None, texts: Sequence[str]) -> str:
    """Why a share and the reviews under it do not go together; nothing when they may."""
    if share is None:
        return "there are reviews, but no panel share."
    strengths = [skip_strength(text) for text in texts]
    skips = skips_among(share, len(texts))
    if sum(strength >= _SAID for strength in strengths) > skips:
        return f"more reviews say skip than a share of {share} % allows; perhaps figures are swapped."
    if sum(strength <= -_SAID for strength in strengths) > len(texts) - skips:
        return f"more reviews say ship than a share of {share} % allows; perhaps figures are swapped."
    return ""


def who_skips(texts: Sequence[str], share: int | None) -> frozenset[int]:
    """The places of the skips; without a share only those whose words speak for a skip."""
    strengths = [skip_strength(text) for text in texts]
    if share is None:
        return frozenset(place for place, strength in enumerate(strengths) if strength > 0)
    order = sorted(range(len(texts)), key=lambda place: -strengths[place])
    return frozenset(order[: skips_among(share, len(texts))])
