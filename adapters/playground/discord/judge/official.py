"""The judge that reads Discord's own description of its HTTP API, where a copy of it is at hand."""

from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import orjson

from adapters.playground.discord.judge.schema import Schema
from adapters.playground.discord.wire import Answer, Call, Json

METHODS: Final = ("get", "put", "post", "patch", "delete")
# discord.py sends these; the docs know nsfw, Discord ignores tts in an edit, the description leaves both out
TOLERATED: Final = ("/nsfw: unknown field", "/tts: unknown field")
REFUSALS: Final = 400  # error bodies are described by one loose schema; ours are checked by the clients


class Official:
    def __init__(self, path: Path) -> None:
        document: Json = orjson.loads(path.read_bytes())
        self._strict = Schema(document, strict=True)
        self._loose = Schema(document, strict=False)
        self._operations: dict[tuple[str, int], list[tuple[list[str], Json]]] = defaultdict(list)
        for template, item in document["paths"].items():
            parts = template.strip("/").split("/")
            for method in METHODS:
                if method in item:
                    self._operations[method.upper(), len(parts)].append((parts, item[method]))
        for rows in self._operations.values():
            rows.sort(key=lambda row: sum("{" in part for part in row[0]))

    def request(self, call: Call) -> list[str]:
        operation = self._find(call)
        if operation is None:
            return ["the official description has no such operation"]
        wanted = operation.get("requestBody")
        if wanted is None:
            return [] if call.body in (None, "", {}) else ["this request takes no body"]
        if call.body is None:
            return ["a body is required"] if wanted.get("required") else []
        content = wanted["content"]
        schema = (content.get("application/json") or next(iter(content.values())))["schema"]
        return [each for each in self._strict.problems(schema, call.body) if not each.endswith(TOLERATED)]

    def answer(self, call: Call, answer: Answer) -> list[str]:
        operation = self._find(call)
        if operation is None or answer.status >= REFUSALS:
            return []
        described = operation["responses"].get(str(answer.status))
        if described is None:
            return [f"status {answer.status} is none of {', '.join(operation['responses'])}"]
        if "content" not in described:
            return [] if answer.body is None else ["no body is described"]
        return self._loose.problems(described["content"]["application/json"]["schema"], answer.body)

    def _find(self, call: Call) -> Any:
        segments = call.path.strip("/").split("/")
        for parts, operation in self._operations.get((call.method, len(segments)), ()):
            if all("{" in part or part == segment for part, segment in zip(parts, segments, strict=True)):
                return operation
        return None
