"""What an import changes, shown before it happens."""

from rich.console import Console
from rich.text import Text

from bot.catalog.differences import Changes, FieldChange

LONGEST = 80
MOST_FIELDS = 12


def show_changes(console: Console, changes: Changes) -> None:
    """+ for new tools, ~ for changed ones with each field before and after, and a line that sums it up."""
    for tool in changes.added:
        console.print(Text(f"+ {tool.name} ({tool.slug}), {tool.category}", style="green"), soft_wrap=True)
    for change in changes.changed:
        console.print(Text(f"~ {change.after.name} ({change.after.slug})", style="yellow"), soft_wrap=True)
        for field in change.fields[:MOST_FIELDS]:
            console.print(Text(f"    {_field(field)}"), soft_wrap=True)
        if len(change.fields) > MOST_FIELDS:
            console.print(Text(f"    and {len(change.fields) - MOST_FIELDS} more fields"), soft_wrap=True)
    console.print(
        Text(f"{len(changes.added)} new, {len(changes.changed)} changed, {len(changes.same)} the same.", style="bold"),
        soft_wrap=True,
    )


def _field(field: FieldChange) -> str:
    return f"{field.field}: {_short(field.before)} → {_short(field.after)}"


def _short(text: str) -> str:
    flat = " ".join(text.split()) or "nothing"
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
