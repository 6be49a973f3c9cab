"""How one tool may be spelt: the keys that are exactly it, and the variants a part or a typo is matched against."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.names.common import COMMON
from bot.names.folding import folded
from bot.names.kinds import FILLS, GENERIC, KINDS, VARIES
from bot.names.named import Named
from bot.names.nicknames import PHRASES, SHORTS
from bot.names.reading import HARD, atoms_of, key_of, read_name
from bot.names.weights import WHOLE, weight

NAME, SLUG, ALIAS, DERIVED, SHORT = range(5)  # how well a key speaks for its tool: a name beats an alias of another

_HEAD = re.compile(r"\s+[-–—|/]+\s+|:\s|\s*[(\[]|\s+by\s+")
_ACRONYM = re.compile(r"^(.*)\(([A-Za-z]{3,6})\)$")
_TWO = re.compile(r"(?<=[a-z]{2})2(?=[a-z]{3})")
_MAKER = re.compile(r"^([\w .-]{2,30}): ")
_PATH = re.compile(r"^[\w.@-]+(?:/[\w.@-]+)+(?::[\w.]+)?$")
_DOTTED = re.compile(r"(?:[a-z-]+\.){2,}")  # eu.anthropic.claude-…: the id of a region
_PROVIDER = re.compile(r"^[a-z]+\.(?=[a-z]{3}\S*\d)")  # anthropic.claude-opus-4-6-v1
_REVISION = re.compile(r"^(\S*\d\S*)-v1$")  # it is the model's number before that counts
_SHORTEST_HEAD = 4
_CAMEL = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z][a-z]+|[a-z]{2,}|[A-Z]+(?=[A-Z][a-z])")
_WRITTEN = re.compile(r"[A-Za-z]{4,}")
MOST_ATOMS = 12
SHORTEST_KEY, LONGEST_KEY = 3, 40  # letters between which a misspelling is looked for


@dataclass(frozen=True, slots=True)
class Variant:
    """One spelling as atoms; `parts` are atoms that are only a part of a written word (Llama of LlamaIndex)."""

    atoms: tuple[str, ...]
    parts: frozenset[str] = frozenset()
    bag: frozenset[str] = frozenset()
    head: str = ""

    @classmethod
    def of(cls, atoms: Iterable[str], parts: frozenset[str] = frozenset()) -> "Variant":
        told = tuple(atom for atom in atoms if atom != "and")
        head = told[0] if told else ""
        return cls(told, parts, frozenset(told), head)


def keys(named: Named) -> dict[str, int]:
    """Every key that is this tool, with its rank."""
    found: dict[str, int] = {}
    for key, rank in _keys(named):
        if key:
            spoken_two = _TWO.sub("to", key)  # Text2SQL is said "text to SQL"
            if spoken_two != key:
                found.setdefault(spoken_two, DERIVED)
            found[key] = min(rank, found.get(key, rank))
    for key in found.keys() & SHORTS.keys():
        for short in SHORTS[key]:
            found.setdefault(short, SHORT)
    return found


def variants(named: Named) -> tuple[Variant, ...]:
    """The spellings a person shortens, swaps or mistypes; each set of atoms once, the name first."""
    found: dict[tuple[str, ...], Variant] = {}
    for spelling in spoken(named):
        for variant in _variants(spelling):
            if variant.atoms:
                found.setdefault(tuple(sorted(variant.atoms)), variant)
    kept = [one for one in found.values() if not any(_adds_nothing(other, one) for other in found.values())]
    return tuple(kept)


def _adds_nothing(more: Variant, less: Variant) -> bool:
    """Whether a spelling only adds words that may be left out: then it alone is enough."""
    return less.bag < more.bag and all(weight(atom) == WHOLE for atom in more.bag - less.bag)


def makers(named: Named) -> frozenset[str]:
    """The words that may stand before the name to say who makes it."""
    said = {named.maker, *(match[1] for alias in named.aliases if (match := _MAKER.match(alias)))}
    said |= {alias.partition("/")[0] for alias in named.aliases if _PATH.match(alias)}
    return frozenset(key for maker in said for key in (key_of(read_name(maker).words), _short(maker)) if key)


def _keys(named: Named) -> Iterator[tuple[str, int]]:
    for spelling, rank in ((named.name, NAME), (named.slug, SLUG), *((alias, ALIAS) for alias in named.aliases)):
        yield from ((key, rank) for key in _spelt(spelling))
    for spelling in spoken(named):
        reading = read_name(spelling)
        yield key_of(reading.words), DERIVED
        yield key_of([word for word in reading.words if word != "and"]), DERIVED
        if named.maker:
            for maker in dict.fromkeys((key_of(read_name(named.maker).words), _short(named.maker))):
                yield key_of([maker, *reading.words]) if maker else "", DERIVED
    yield _short(named.name), SHORT
    tail = _HEAD.split(named.name, maxsplit=1)[-1]
    if not tail.isascii():  # Imgak - 照片AI修复工具 has two names
        yield key_of(read_name(tail).words), DERIVED
    for spelling in (named.name, *named.aliases):
        yield _acronym(spelling), DERIVED


def _spelt(spelling: str) -> set[str]:
    reading = read_name(spelling)
    words = [
        f",{word}" if gap == HARD and at else word
        for at, (word, gap) in enumerate(zip(reading.words, reading.gaps, strict=True))
    ]
    return {key_of(reading.words), key_of(words)}


def spoken(named: Named) -> Iterator[str]:
    """The name, what stands before its dash or colon, and the aliases without the path of a provider."""
    yield named.name
    head = _HEAD.split(named.name, maxsplit=1)[0]
    if head != named.name and len(head) >= _SHORTEST_HEAD:
        yield head
    for phrase, short in PHRASES:
        if named.name.startswith(phrase):
            yield short + named.name[len(phrase) :]
    for alias in named.aliases:
        said = _said(alias)
        if said:
            yield said


def _said(alias: str) -> str:
    """The part of an alias that a person would say; nothing of an id that only machines use."""
    if ":" not in alias:
        alias = _REVISION.sub(r"\1", _PROVIDER.sub("", alias))
    if _PATH.match(alias):
        plain = alias.count("/") == 1 or "/models/" in alias
        return alias.rpartition("/")[2].partition(":")[0] if plain else ""
    if "/" not in alias and not _DOTTED.match(alias) and ":" not in alias:
        return alias
    match = _MAKER.match(alias)
    return alias[match.end() :] if match else ""


def _variants(spelling: str) -> Iterator[Variant]:
    reading = read_name(spelling)
    plain, words = reading.text, reading.words[:MOST_ATOMS]
    yield Variant.of(atom for word in words for atom in atoms_of(word))
    split = {folded(word): _camel(word) for word in _WRITTEN.findall(plain)}
    camel = {whole: parts for whole, parts in split.items() if len(parts) > 1}
    if camel:
        pieces = [piece for word in words for piece in camel.get(word, (word,))]
        inner = frozenset(part for parts in camel.values() for part in parts)
        yield Variant.of((atom for piece in pieces for atom in atoms_of(piece)), inner)


def _camel(word: str) -> tuple[str, ...]:
    parts = _CAMEL.findall(word)
    whole = "".join(parts) == word and all(len(part) > 1 for part in parts)
    return tuple(part.lower() for part in parts) if whole else ()


def _short(name: str) -> str:
    """The name without a generic end, unless what is left says nothing alone: Murf AI is murf, Photo AI is not photo."""
    reading = read_name(name)
    words, kinds = reading.words[:], reading.kinds
    while len(words) > 1 and kinds[len(words) - 1] & GENERIC and not kinds[len(words) - 1] & VARIES:
        words.pop()  # the dev of Magic.dev, not that of FLUX.1-dev
    said = [word for word in words if not KINDS.get(word, 0) & (GENERIC | VARIES)]
    telling = len(said) > 1 or any(not KINDS.get(word, 0) & FILLS and word not in COMMON for word in said)
    return key_of(words) if telling else ""


def misspellable(named: Named) -> set[str]:
    """The keys near which a typed text may be this tool: names and spoken aliases, not the ids of providers."""
    found = {key_of(read_name(spelling).words) for spelling in spoken(named)} | {_short(named.name)}
    found.update(short for key in found & SHORTS.keys() for short in SHORTS[key] if len(short) > SHORTEST_KEY)
    return {key for key in found if SHORTEST_KEY <= len(key) <= LONGEST_KEY}


def _acronym(spelling: str) -> str:
    """The letters in brackets behind the words they stand for: (CVAT), but not (free)."""
    match = _ACRONYM.match(spelling)
    if match is None:
        return ""
    letters, rest = match[2].lower(), iter(word[0] for word in read_name(match[1]).words)
    return letters if all(letter in rest for letter in letters) and letters not in COMMON else ""
