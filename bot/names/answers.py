"""What the resolver answers: the tools in the order they were typed, or what is unclear and what might be meant."""

from dataclasses import dataclass

MOST_NAMES = 4  # a comparison card has room for four tools
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One name as it was typed: the tool it is, or the tools it might be, best first."""

    text: str
    slug: str = ""
    candidates: tuple[str, ...] = ()
    several: bool = False  # the candidates are equally good readings; else they are only similar

    @property
    def known(self) -> bool:
        return bool(self.slug)


@dataclass(frozen=True, slots=True)
class _Answer:
    """Every answer lists all names asked for, in order; `cut` says that the text was too long to be read to its end."""

    asked: tuple[Asked, ...] = ()
    cut: bool = False

    @property
    def unclear(self) -> tuple[Asked, ...]:
        return tuple(asked for asked in self.asked if not asked.known)

    def choose(self, position: int, slug: str) -> str:
        """The whole question with one name settled, as text that resolves again; the other names are kept."""
        said = [asked.slug or asked.text for asked in self.asked]
        said[position:position] = [slug]
        del said[position + 1 : position + 2]
        return " vs ".join(said)


@dataclass(frozen=True, slots=True)
class Found(_Answer):
    """Two to four different tools. With more than four names the first four count and `beyond` holds the others."""

    slugs: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous(_Answer):
    """At least one name has several equally good readings; all others are known or ambiguous too."""


@dataclass(frozen=True, slots=True)
class Unknown(_Answer):
    """At least one name is no tool we know; its candidates are suggestions by similarity and may be none."""


@dataclass(frozen=True, slots=True)
class One(_Answer):
    """Nothing or one name: `slug` is the tool when it is known."""

    @property
    def slug(self) -> str:
        return self.asked[0].slug if self.asked else ""

    @property
    def candidates(self) -> tuple[str, ...]:
        return self.asked[0].candidates if self.asked else ()


@dataclass(frozen=True, slots=True)
class Same(_Answer):
    """One tool, asked for more than once."""

    @property
    def slug(self) -> str:
        return self.asked[0].slug


Resolution = Found | Ambiguous | Unknown | One | Same
