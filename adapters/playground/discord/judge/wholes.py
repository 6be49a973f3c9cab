"""Rules that look at a whole message or command: totals, what excludes what, what must be unique."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from adapters.playground.discord import components as c
from adapters.playground.discord.limits import most
from adapters.playground.discord.nouns import COMPONENTS_V2
from adapters.playground.discord.wire import Json, Upload

_OVERHEAD: Final = 12  # bytes per text display; discord-api-docs issue 8554
EPHEMERAL: Final = 64
SENDABLE: Final = (1 << 2) | (1 << 12) | (1 << 13) | COMPONENTS_V2  # docs, resources/message, Create Message, flags
_LINK, _PREMIUM = 5, 6
_WORDS: Final = ("content", "embeds", "poll", "sticker_ids")


def message(form: Json, *, new: bool, answer: bool) -> Iterator[str]:
    """A message or an edit of one; `answer` for interactions, which may whisper."""
    parts = form.get("components") or []
    yield from _flags(form, answer=answer)
    yield from _embeds(form.get("embeds") or [])
    yield from _mentions(form.get("allowed_mentions") or {})
    yield from components(parts)
    if int(form.get("flags") or 0) & COMPONENTS_V2:
        if present := [word for word in _WORDS if form.get(word)]:
            yield f"{', '.join(present)}: not with components V2"
    elif new:
        yield from _legacy(parts)
    if new and not any(
        form.get(key) for key in ("embeds", "components", "attachments", "poll", "sticker_ids", "message_reference")
    ):
        content = form.get("content")
        if not (isinstance(content, str) and content.strip()):
            yield "content: cannot send an empty message"


def files(form: Json, uploads: Sequence[Upload], *, new: bool) -> Iterator[str]:
    """What is announced is there, what is shown was announced, and what came is shown (docs, reference: uploading)."""
    announced = {f"files[{each.get('id', 0)}]": each.get("filename") for each in form.get("attachments") or []}
    came = {each.field: each.name for each in uploads}
    if new:
        yield from (f"attachments: {field} was announced and did not come" for field in announced if field not in came)
    names = {announced.get(field) or name for field, name in came.items()}
    parts = [each for each in c.walk(form.get("components") or []) if each.get("type") == c.FILE]
    shown = {str(each["file"]["url"]).removeprefix("attachment://") for each in parts}
    if new:
        yield from (f"components: the file {name} did not come along" for name in sorted(shown - names))
    if int(form.get("flags") or 0) & COMPONENTS_V2:
        yield from (f"attachments: {name} is in no component, nobody would see it" for name in sorted(names - shown))


def _flags(form: Json, *, answer: bool) -> Iterator[str]:
    unknown = int(form.get("flags") or 0) & ~(SENDABLE | (EPHEMERAL if answer else 0))
    if unknown:
        yield f"flags: {unknown} cannot be set here"


def _embeds(embeds: Sequence[Json]) -> Iterator[str]:
    total = sum(map(_length, embeds))
    if total > most("embeds together"):
        yield f"embeds: {total} characters in all, they take {most('embeds together')}"


def _length(embed: Json) -> int:
    words = [embed.get("title"), embed.get("description")]
    words += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        words += [field.get("name"), field.get("value")]
    return sum(len(each) for each in words if isinstance(each, str))


def _mentions(allowed: Json) -> Iterator[str]:
    for kind in ("users", "roles"):
        if kind in (allowed.get("parse") or []) and allowed.get(kind):
            yield f"allowed_mentions: {kind} either parsed or listed"


def _legacy(parts: Sequence[Json]) -> Iterator[str]:
    if len(parts) > most("rows"):
        yield f"components: {len(parts)} rows, a message takes {most('rows')}"
    if any(each.get("type") != c.ROW for each in parts):
        yield "components: only rows without the flag for components V2"


def components(parts: Sequence[Json]) -> Iterator[str]:
    """A tree of components, in a message or a modal."""
    everything = list(c.walk(parts))
    if len(everything) > most("components"):
        yield f"components: {len(everything)} in all, a message takes {most('components')}"
    yield from _texts([str(each.get("content") or "") for each in everything if each.get("type") == c.TEXT_DISPLAY])
    for name in ("custom_id", "id"):
        used = Counter(str(each[name]) for each in everything if each.get(name))
        yield from (f"components: {name} {each} used {times} times" for each, times in used.items() if times > 1)
    for each in everything:
        if rule := _RULES.get(each.get("type", 0)):
            yield from rule(each)


def _texts(texts: Sequence[str]) -> Iterator[str]:
    total = sum(map(len, texts))
    if total > most("text displays together"):
        yield f"components: {total} characters of text, a message takes {most('text displays together')}"
        return
    size = sum(len(each.encode(errors="replace")) + _OVERHEAD for each in texts)
    if size > most("text displays in bytes"):
        yield f"500 components: {size} bytes of text, Discord breaks above {most('text displays in bytes')}"


def _row(row: Json) -> Iterator[str]:
    inside = row.get("components") or []
    if len(inside) > 1 and any(each.get("type") != c.BUTTON for each in inside):
        yield "components: a row holds buttons or one select"


def _button(button: Json) -> Iterator[str]:
    style = button.get("style")
    wanted = {_LINK: "url", _PREMIUM: "sku_id"}.get(style if isinstance(style, int) else 0, "custom_id")
    for name in ("custom_id", "url", "sku_id"):
        if bool(button.get(name)) != (name == wanted):
            yield f"components: a button of style {style} has {wanted} and nothing else of its kind"
            return
    if style != _PREMIUM and not button.get("label") and not button.get("emoji"):
        yield "components: a button has a label or an emoji"


def _select(select: Json) -> Iterator[str]:
    options = select.get("options") or []
    values = [each.get("value") for each in options]
    if len(values) != len(set(values)):
        yield "components: the values of a select are unique"
    least, greatest = select.get("min_values"), select.get("max_values")
    if (least or 0) > len(options) or (greatest or 1) > len(options):
        yield "components: a select asks for more than it offers"
    if sum(bool(each.get("default")) for each in options) > (greatest or 1):
        yield "components: more defaults than may be chosen"


_RULES: Final[Mapping[int, Callable[[Json], Iterator[str]]]] = {
    c.ROW: _row,
    c.BUTTON: _button,
    c.STRING_SELECT: _select,
}
