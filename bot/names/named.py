"""What the index needs to know of a tool."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A tool by its names; `maker`, `released` (ISO date) and `weight` (how often asked) help to rank candidates."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    category: str = ""
    kind: str = ""
    maker: str = ""
    released: str = ""
    weight: int = 0

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.name, self.slug, *self.aliases)
