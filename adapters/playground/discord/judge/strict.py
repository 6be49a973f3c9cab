"""The judge that is always there: shapes, totals and rules in our own words, unknown fields refused."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from adapters.playground.discord.judge import commands, wholes
from adapters.playground.discord.judge.forms import FORMS
from adapters.playground.discord.wire import Answer, Call, Json, Upload

_MESSAGES: Final[Mapping[str, tuple[bool, bool]]] = {  # route: (new, answer)
    "POST /channels/{channel}/messages": (True, False),
    "PATCH /channels/{channel}/messages/{message}": (False, False),
    "POST /webhooks/{application}/{token}": (True, True),
    "PATCH /webhooks/{application}/{token}/messages/{message}": (False, True),
}
_CALLBACK: Final = "POST /interactions/{interaction}/{token}/callback"
_MESSAGE, _UPDATE, _MODAL = 4, 7, 9


class Strict:
    def request(self, call: Call) -> list[str]:
        form = FORMS.get(call.route)
        if form is None:
            return ["this request has no body"] if call.body not in (None, {}, "") else []
        if call.body is None:
            return ["a body is required"]
        wrong = list(form(call.body, ""))
        return wrong or list(_wholes(call))

    def answer(self, _call: Call, _answer: Answer) -> list[str]:
        return []


def _wholes(call: Call) -> Iterator[str]:
    if call.route in _MESSAGES:
        new, answer = _MESSAGES[call.route]
        form = {**call.body, "attachments": call.body.get("attachments") or list(call.files)}
        yield from wholes.message(form, new=new, answer=answer)
        yield from wholes.files(call.body, call.files, new=new)
    elif call.route == _CALLBACK:
        yield from _callback(call.body, call.files)
    elif call.route.endswith("/commands"):
        for each in call.body if isinstance(call.body, list) else [call.body]:
            yield from commands.command(each)


def _callback(form: Json, files: Sequence[Upload]) -> Iterator[str]:
    data: Json = form.get("data") or {}
    if form["type"] in {_MESSAGE, _UPDATE}:
        yield from wholes.message(data, new=form["type"] == _MESSAGE, answer=True)
        yield from wholes.files(data, files, new=form["type"] == _MESSAGE)
    elif form["type"] == _MODAL:
        yield from wholes.components(data["components"])
