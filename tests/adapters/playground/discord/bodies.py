"""Request bodies: at each limit, and those that Discord takes or refuses."""

from collections.abc import Callable

from adapters.playground.discord.wire import Json

V2 = 32768
POST = "POST /channels/{channel}/messages"
EDIT = "PATCH /channels/{channel}/messages/{message}"
ANSWER = "POST /interactions/{interaction}/{token}/callback"
FOLLOW = "POST /webhooks/{application}/{token}"
SYNC = "PUT /applications/{application}/commands"


def text(content: str) -> Json:
    """A text display."""
    return {"type": 10, "content": content}


def button(custom_id: str = "a", **more: object) -> Json:
    """A button."""
    return {"type": 2, "style": 1, "label": "Go", "custom_id": custom_id, **more}


def row(*parts: Json) -> Json:
    """A row."""
    return {"type": 1, "components": list(parts)}


def v2(*parts: Json) -> Json:
    """A message of components V2."""
    return {"flags": V2, "components": list(parts)}


def choices(count: int, **more: object) -> list[Json]:
    """Options of a select."""
    return [{"label": str(number), "value": str(number), **more} for number in range(count)]


def select(count: int, **more: object) -> Json:
    """A select."""
    return {"type": 3, "custom_id": "s", "options": choices(count), **more}


def section(*texts: str, accessory: Json | None = None) -> Json:
    """A section."""
    parts: Json = {"type": 9, "components": [text(each) for each in texts]}
    return {**parts, "accessory": accessory} if accessory else parts


def command(**more: object) -> list[Json]:
    """The list of one command."""
    return [{"name": "compare", "description": "Compare", **more}]


def option(name: str = "a", **more: object) -> Json:
    """An option of a command."""
    return {"type": 3, "name": name, "description": "A tool", **more}


def modal(*parts: Json, title: str = "Why") -> Json:
    """A form."""
    return {"type": 9, "data": {"custom_id": "m", "title": title, "components": list(parts)}}


def label(words: str = "Reason", **more: object) -> Json:
    """A field of a form."""
    return {"type": 18, "label": words, "component": {"type": 4, "custom_id": "r", "style": 1, **more}}


def suggest(count: int, length: int = 3) -> Json:
    """An answer to typing."""
    return {"type": 8, "data": {"choices": [{"name": "x" * length, "value": str(number)} for number in range(count)]}}


def embed(**more: object) -> Json:
    """A message of one embed."""
    return {"embeds": [{"title": "t", **more}]}


# name of the limit: (route, body of this size)
SIZED: dict[str, tuple[str, Callable[[int], object]]] = {
    "content": (POST, lambda n: {"content": "x" * n}),
    "nonce": (POST, lambda n: {"content": "x", "nonce": "n" * n}),
    "mentions allowed": (POST, lambda n: {"content": "x", "allowed_mentions": {"users": [str(i) for i in range(n)]}}),
    "embeds": (POST, lambda n: {"embeds": [{"title": "t"}] * n}),
    "embeds together": (POST, lambda n: {"embeds": [{"description": "x" * 3000}, {"description": "x" * (n - 3000)}]}),
    "embed title": (POST, lambda n: embed(title="x" * n)),
    "embed description": (POST, lambda n: embed(description="x" * n)),
    "embed fields": (POST, lambda n: embed(fields=[{"name": "n", "value": "v"}] * n)),
    "embed field name": (POST, lambda n: embed(fields=[{"name": "n" * n, "value": "v"}])),
    "embed field value": (POST, lambda n: embed(fields=[{"name": "n", "value": "v" * n}])),
    "embed footer": (POST, lambda n: embed(footer={"text": "x" * n})),
    "embed author": (POST, lambda n: embed(author={"name": "x" * n})),
    "rows": (POST, lambda n: {"components": [row(button(str(i))) for i in range(n)]}),
    "components": (POST, lambda n: v2(*(text("x") for _ in range(n)))),
    "text displays together": (POST, lambda n: v2(text("x" * 2000), text("x" * (n - 2000)))),
    "section texts": (POST, lambda n: v2(section(*"x" * n, accessory=button()))),
    "gallery items": (
        POST,
        lambda n: v2({"type": 12, "items": [{"media": {"url": "https://a.example/b.png"}}] * n}),
    ),
    "row buttons": (POST, lambda n: {"components": [row(*(button(str(i)) for i in range(n)))]}),
    "custom_id": (POST, lambda n: {"components": [row(button("x" * n))]}),
    "button label": (POST, lambda n: {"components": [row(button(label="x" * n))]}),
    "select options": (POST, lambda n: {"components": [row(select(n))]}),
    "select option": (POST, lambda n: {"components": [row(select(0, options=[{"label": "x" * n, "value": "v"}]))]}),
    "placeholder": (POST, lambda n: {"components": [row(select(1, placeholder="x" * n))]}),
    "modal title": (ANSWER, lambda n: modal(label(), title="x" * n)),
    "modal components": (ANSWER, lambda n: modal(*(label(custom_id=str(i)) for i in range(n)))),
    "modal label": (ANSWER, lambda n: modal(label("x" * n))),
    "text input": (ANSWER, lambda n: modal(label(value="x" * n))),
    "text input placeholder": (ANSWER, lambda n: modal(label(placeholder="x" * n))),
    "choices": (ANSWER, suggest),
    "choice": (ANSWER, lambda n: suggest(1, n)),
    "command name": (SYNC, lambda n: command(name="x" * n)),
    "command description": (SYNC, lambda n: command(description="x" * n)),
    "command options": (SYNC, lambda n: command(options=[option(f"o{i}") for i in range(n)])),
    "bulk delete": (f"{POST}/bulk-delete", lambda n: {"messages": [str(i) for i in range(n)]}),
    "thread name": ("POST /channels/{channel}/threads", lambda n: {"name": "x" * n}),
}

REFUSED: dict[str, tuple[str, object]] = {
    "an-unknown-field": (POST, {"content": "x", "color": 1}),
    "an-unknown-field-deep-inside": (POST, v2(text("x") | {"markdown": True})),
    "nothing-to-say": (POST, {"content": "  "}),
    "nothing-at-all": (POST, {}),
    "content-with-components-v2": (POST, v2(text("x")) | {"content": "y"}),
    "embeds-with-components-v2": (POST, v2(text("x")) | embed()),
    "text-display-without-the-flag": (POST, {"components": [text("x")]}),
    "ephemeral-in-a-channel": (POST, {"content": "x", "flags": 64}),
    "the-same-custom-id-twice": (POST, {"components": [row(button("a"), button("a"))]}),
    "the-same-id-twice": (POST, v2(text("x") | {"id": 3}, text("y") | {"id": 3})),
    "a-section-without-accessory": (POST, v2(section("x"))),
    "a-section-with-a-select": (POST, v2(section("x", accessory=select(1)))),
    "a-container-in-a-container": (
        POST,
        v2({"type": 17, "components": [{"type": 17, "components": [text("x")]}]}),
    ),
    "a-button-outside-a-row": (POST, v2(button())),
    "a-select-beside-a-button": (POST, {"components": [row(button(), select(1))]}),
    "an-empty-row": (POST, {"components": [row()]}),
    "an-empty-text": (POST, v2(text(""))),
    "a-link-button-with-a-custom-id": (POST, {"components": [row(button(style=5, url="https://a.example"))]}),
    "a-link-to-a-script": (
        POST,
        {"components": [row({"type": 2, "style": 5, "label": "x", "url": "javascript:alert(1)"})]},
    ),
    "a-button-without-words": (POST, {"components": [row({"type": 2, "style": 1, "custom_id": "a"})]}),
    "a-select-with-the-same-value-twice": (POST, {"components": [row(select(0, options=choices(1) * 2))]}),
    "a-select-that-asks-for-more-than-it-has": (POST, {"components": [row(select(2, max_values=3))]}),
    "a-text-input-in-a-message": (POST, {"components": [row({"type": 4, "custom_id": "a", "style": 1})]}),
    "users-parsed-and-listed": (POST, {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}),
    "an-embed-field-without-value": (POST, embed(fields=[{"name": "n", "value": ""}])),
    "a-number-for-a-text": (POST, {"content": 5}),
    "a-list-for-an-object": (POST, []),
    "no-body": (POST, None),
    "a-body-for-a-tap": ("PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me", {"a": 1}),
    "a-defer-with-content": (ANSWER, {"type": 5, "data": {"content": "x"}}),
    "a-defer-as-components-v2": (ANSWER, {"type": 5, "data": {"flags": V2}}),
    "an-unknown-kind-of-answer": (ANSWER, {"type": 11}),
    "a-modal-with-a-button": (ANSWER, modal(row(button()))),
    "an-upper-case-command": (SYNC, command(name="Compare")),
    "a-command-with-a-space": (SYNC, command(name="com pare")),
    "a-command-without-description": (SYNC, [{"name": "compare"}]),
    "a-required-option-after-another": (SYNC, command(options=[option("a"), option("b", required=True)])),
    "choices-and-suggestions": (
        SYNC,
        command(options=[option(autocomplete=True, choices=[{"name": "a", "value": "a"}])]),
    ),
    "options-of-the-same-name": (SYNC, command(options=[option("a"), option("a")])),
    "a-subcommand-beside-an-option": (
        SYNC,
        command(options=[option("a"), {"type": 1, "name": "b", "description": "d"}]),
    ),
    "a-message-command-with-a-description": (SYNC, [{"name": "This", "type": 3, "description": "d"}]),
    "an-unknown-locale": (SYNC, command(name_localizations={"xx": "a"})),
}

ACCEPTED: dict[str, tuple[str, object]] = {
    "a-card": (
        POST,
        v2(
            {
                "type": 17,
                "accent_color": 0x5865F2,
                "components": [
                    section("## A vs B", accessory=button("why")),
                    {"type": 14, "divider": True, "spacing": 2},
                    text("Panel"),
                    row(select(3, min_values=0, max_values=2)),
                    row(button("a"), {"type": 2, "style": 5, "label": "x", "url": "https://a.example"}),
                    section("x", accessory={"type": 11, "media": {"url": "attachment://a.png"}}),
                ],
            }
        ),
    ),
    "an-edit-of-nothing-but-flags": (EDIT, {"flags": 0, "tts": False}),
    "a-whisper": (FOLLOW, {"content": "x", "flags": 64}),
    "an-embed": (POST, embed(url="https://a.example", color=1, timestamp="2026-01-01T00:00:00Z")),
    "a-form": (ANSWER, modal(label(), text("x"), {**label(), "component": select(2, custom_id="other")})),
    "suggestions-of-numbers": (ANSWER, {"type": 8, "data": {"choices": [{"name": "one", "value": 1}]}}),
    "a-command-in-thai": (SYNC, command(name="เปรียบเทียบ")),
    "groups": (
        SYNC,
        command(
            options=[
                {
                    "type": 2,
                    "name": "g",
                    "description": "d",
                    "options": [{"type": 1, "name": "s", "description": "d", "options": [option()]}],
                }
            ]
        ),
    ),
    "a-message-command": (SYNC, [{"name": "Compare this", "type": 3}]),
}
