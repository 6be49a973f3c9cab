"""A made-up catalogue in a few words, and its answer to a question in a few words."""

from bot.names import Index, Named
from bot.names.evaluation import evaluated


def catalogue(*names: str) -> Index:
    """One tool a name; behind a bar stand its aliases: "Tellomax 2|tello/max-2"."""
    split = [name.split("|") for name in names]
    return Index.build(Named(slug_of(name), name, tuple(aliases)) for name, *aliases in split)


def slug_of(name: str) -> str:
    """The letters and digits, with hyphens between the words."""
    return "-".join("".join(char if char.isalnum() else " " for char in name.lower()).split())


def answer(index: Index, query: str) -> str:
    """The slugs in order, or the kind of refusal."""
    said = evaluated(index, {"id": 0, "query": query})
    return f"!{said['error']}" if "error" in said else " ".join(said["slugs"])
