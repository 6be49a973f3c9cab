"""Of the names that fit some words, the one that is meant, or those that may be meant."""

from bot.names.accepting import Fit, Guess, accepted, numbered, tells
from bot.names.kinds import BRANDED, KINDS, VARIES
from bot.names.parts import FAMILY, Parts
from bot.names.weights import CONTENT, VARIANT, VERSION, WHOLE, weight

HEADLESS = 2
UNSURE = 6  # the price of not knowing which
VAGUE = 200  # the price of a version without a name: only where nothing else is said


def choose(fits: list[Fit], parts: Parts) -> Guess | None:
    """The one fit that lacks least; several when others lack no more, or when it is a guess which version is meant."""
    lines = [fit for fit in fits if _of_a_line(fit, parts)]
    if len(lines) == len(fits):
        return None
    best = nearest = fits[0]
    if best.missing == CONTENT:  # Copilot Chat is not Chat With PDF by Copilot
        best = min(fits, key=_lack)
        fits = [fit for fit in fits if fit.missed == best.missed or fit.missing < CONTENT]
    else:
        fits = [fit for fit in fits if fit.missed == best.missed]
    family = [fit for fit in fits if fit.missing < CONTENT and (fit.headless, fit.slips) == (best.headless, best.slips)]
    chosen = _base(family) if family else best if len(fits) == 1 else None
    chosen = None if chosen in lines else chosen
    if chosen and any(_rivals(chosen, fit) for fit in fits):
        chosen = None
    if chosen and chosen.missed > nearest.missed and _begun(nearest, parts):
        return _several([nearest, chosen])  # Cogito Preview may be Cogito v1 Preview on Qwen
    found = accepted(chosen, parts, alone=len(fits) == 1) if chosen else None
    if found is not None:
        return found
    likely = family if len(family) > 1 else fits
    several = [fit for fit in likely if tells(fit) or numbered(fit) or not (fit.headless or fit.slips)]
    if len(several) <= 1 and _one_family(fits, parts):
        several = fits
    leading = [fit for fit in several if _begun(fit, parts)]
    if len(leading) == 1 and _leads(leading[0]):
        return Guess((leading[0].slug,), sure=True, price=2 * leading[0].missing + 3 * leading[0].slips)
    several = several or [fit for fit in fits if _of_a_version(fit, telling=len(fits) < FAMILY)]
    return _several(several) if len(several) > 1 else None


def _of_a_version(fit: Fit, *, telling: bool) -> bool:
    """Whether plain words name a kind that comes in versions: "deep research" is o3 Deep Research, or another one."""
    varying = all(KINDS.get(atom, 0) & VARIES for atom in fit.matched)
    plain = len(fit.matched) > 1 and not (fit.slips or fit.inner or fit.missed)
    return plain and not (varying and telling) and bool(_versions(fit))


def _of_a_line(fit: Fit, parts: Parts) -> bool:
    """Whether the words count a family, but the number is that of a line in it: GPT-1 is not GPT Image 1."""
    said = frozenset(fit.matched)
    return any(
        variant.head in said and parts.counts(variant.head) and _counts_line(variant.atoms, said)
        for variant in parts.spelt(fit.slug).variants
        if said <= variant.bag
    )


def _counts_line(atoms: tuple[str, ...], said: frozenset[str]) -> bool:
    """Whether nothing that was said stands between the head and the first version said, but something else does."""
    at = next((at for at, atom in enumerate(atoms) if at and atom in said), 0)
    return weight(atoms[at]) == VERSION and any(
        weight(atom) > VERSION and not KINDS.get(atom, 0) & BRANDED for atom in atoms[1:at]
    )


def _leads(fit: Fit) -> bool:
    """Whether more is missing than a variant, but a version was said: Hermes 3 is no Hermes 2 Pro on Llama 3."""
    return fit.missing == CONTENT and any(weight(atom) == VERSION for atom in fit.matched) and tells(fit)


def _begun(fit: Fit, parts: Parts) -> bool:
    """Whether a name begins with all the words."""
    said = frozenset(fit.matched)
    return any(frozenset(variant.atoms[: len(said)]) == said for variant in parts.spelt(fit.slug).variants)


def _one_family(fits: list[Fit], parts: Parts) -> bool:
    """Whether two variants together, as in "flash lite", are only found in one family."""
    heads = {parts.spelt(fit.slug).variants[0].head for fit in fits}
    return len(fits) > 1 and len(heads) == 1 and all(len(fit.matched) > 1 and fit.missing < CONTENT for fit in fits)


def _lack(fit: Fit) -> tuple[int, Fit]:
    return fit.rank, fit


def _rivals(chosen: Fit, other: Fit) -> bool:
    """Whether another name may be meant as well as the one that lacks least.

    Doubao is neither Doubao 1.5 Pro nor Doubao Seed; Hermes 405B is of Hermes 4, or of Hermes 3 on Llama;
    Nemotron Super is Nemotron 3 Super, or the Super of Llama 3.3 Nemotron; Splash is SplashAI or Splash Pro.
    """
    if other.headless:
        branded = len(other.matched) > 1 and any(KINDS.get(atom, 0) & BRANDED for atom in other.matched)
        return branded and not chosen.headless and chosen.missing == VERSION and other.missing < CONTENT
    if other.missing < CONTENT:
        return chosen.inner and not other.inner
    if chosen.missing != VERSION:
        return chosen.missing == VARIANT
    return bool(_versions(other)) and _versions(other).isdisjoint(_versions(chosen))


def _versions(fit: Fit) -> set[str]:
    return {atom for atom in fit.extras if weight(atom) == VERSION}


def _base(family: list[Fit]) -> Fit | None:
    """The member that all others only add to; none when the family comes in several versions."""
    best = family[0]
    level = [fit for fit in family if fit.missing == best.missing]
    if best.missing == WHOLE and not best.headless and len(level) == 1:
        return best
    versions = {atom for fit in family for atom in fit.extras if weight(atom) == VERSION}
    if len(versions) > 1:
        return None
    if len(family) == 1:
        return best
    needed = {fit.slug: {atom for atom in fit.extras if weight(atom) != WHOLE} for fit in family}
    return next((fit for fit in level if _below_all(fit, family, needed)), None)


def _below_all(fit: Fit, family: list[Fit], needed: dict[str, set[str]]) -> bool:
    """Whether all other members lack what this one lacks, and more."""
    return all(fit is other or needed[fit.slug] < needed[other.slug] for other in family)


def _several(fits: list[Fit]) -> Guess:
    price = (UNSURE if any(map(tells, fits)) else VAGUE) + 3 * fits[0].slips
    return Guess(tuple(fit.slug for fit in fits), sure=False, price=price)
