"""One question in two languages: OpenAI's chat completions and Anthropic's messages, both with a schema for the answer."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from bot.ports.models import ModelTrouble

MOST_TOKENS = 4_000  # of an answer; a panel has about a thousand
_VERSION = "2023-06-01"  # of Anthropic's API, https://docs.anthropic.com/en/api/versioning
_FENCE = re.compile(r"^\s*```(?:json)?\s*(.*?)\s*```\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Question:
    """What to be, what to do, and the form of the answer."""

    system: str
    user: str
    form: type[BaseModel]
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """The answer's JSON, and the tokens that the endpoint counted."""

    value: Any
    read: int
    written: int


class Chat:
    """Chat completions, as OpenAI, OpenRouter, Ollama, vLLM and many others speak them."""

    def headers(self, key: str) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {key}"} if key else {}

    def body(self, model: str, question: Question) -> Mapping[str, Any]:
        schema = question.form.model_json_schema()
        told = f"{question.system}\nAnswer with JSON of this schema and nothing else:\n{json.dumps(schema)}"
        return {
            "model": model,
            "messages": [{"role": "system", "content": told}, {"role": "user", "content": question.user}],
            "response_format": {"type": "json_schema", "json_schema": {"name": question.name, "schema": schema}},
            "max_tokens": MOST_TOKENS,
        }

    def read(self, answer: Any) -> Said:
        choice = answer["choices"][0]
        if choice.get("finish_reason") == "length":
            raise ModelTrouble("The model's answer was cut off. Choose a model that answers more briefly.")
        usage = answer.get("usage") or {}
        text = choice["message"]["content"]
        fenced = _FENCE.match(text)
        value = json.loads(fenced[1] if fenced else text)
        return Said(value, int(usage.get("prompt_tokens") or 0), int(usage.get("completion_tokens") or 0))


class Messages:
    """Anthropic's messages; the form of the answer is that of a tool which the model must use."""

    def headers(self, key: str) -> Mapping[str, str]:
        return {"anthropic-version": _VERSION, **({"x-api-key": key} if key else {})}

    def body(self, model: str, question: Question) -> Mapping[str, Any]:
        tool = {
            "name": question.name,
            "description": "Hands the answer in.",
            "input_schema": question.form.model_json_schema(),
        }
        return {
            "model": model,
            "system": question.system,
            "messages": [{"role": "user", "content": question.user}],
            "tools": [tool],
            "tool_choice": {"type": "tool", "name": question.name},
            "max_tokens": MOST_TOKENS,
        }

    def read(self, answer: Any) -> Said:
        if answer.get("stop_reason") == "max_tokens":
            raise ModelTrouble("The model's answer was cut off. Choose a model that answers more briefly.")
        value = next(part["input"] for part in answer["content"] if part["type"] == "tool_use")
        usage = answer.get("usage") or {}
        return Said(value, int(usage.get("input_tokens") or 0), int(usage.get("output_tokens") or 0))


Dialect = Chat | Messages
