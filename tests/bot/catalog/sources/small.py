"""Small lists in each source's form, with our own models and prices."""

import json
from datetime import date
from typing import Any

from bot.tools import MAKER, Entry, PriceFact, Tool

DAY = date(2026, 11, 20)
EARLIER = date(2026, 8, 1)

OPUS = Tool(
    "claude-opus-9",
    "Claude Opus 9",
    aliases=("Opus 9",),
    category="Models",
    kind="model",
    maker="Anthropic",
    entry=Entry.PAID,
    prices=(PriceFact("$15 in, $75 out / 1M tokens", MAKER, "https://maker.example/prices", EARLIER),),
    checked=EARLIER,
)
LLAMA = Tool("llama-9-8b", "Llama 9 8B", category="Models", kind="model", maker="Meta")
EDITOR = Tool("claude-editor", "Claude Editor", category="Editors")


def known(*tools: Tool) -> dict[str, Tool]:
    """A catalogue of these."""
    return {tool.slug: tool for tool in tools}


def models_dev(**providers: dict[str, dict[str, Any]]) -> str:
    """Providers with their models, each given as the fields that matter."""
    return json.dumps(
        {
            provider.replace("_", "-"): {
                "id": provider,
                "name": provider.title(),
                "models": {ident: {"id": ident, "name": ident, "limit": {}} | fields for ident, fields in some.items()},
            }
            for provider, some in providers.items()
        },
        indent=1,
    )


def cost(paid_in: float, paid_out: float, **more: Any) -> dict[str, Any]:
    """Per 1,000,000 tokens, as models.dev writes it."""
    return {"cost": {"input": paid_in, "output": paid_out} | more}


def lite_llm(**models: dict[str, Any]) -> str:
    """Entries by key; two underscores stand for a slash and one for a hyphen, as keywords cannot have them."""
    named = {key.replace("__", "/").replace("_", "-"): fields for key, fields in models.items()}
    return json.dumps({"sample_spec": {"mode": "one of: chat"}} | named, indent=1)


def open_router(*models: dict[str, Any]) -> str:
    """A whole answer of OpenRouter."""
    return json.dumps({"data": list(models)}, indent=1)


def routed(ident: str, name: str, prompt: str, completion: str, **more: Any) -> dict[str, Any]:
    """One model of OpenRouter."""
    pricing = {"prompt": prompt, "completion": completion}
    return {"id": ident, "name": name, "pricing": pricing, "context_length": 200000} | more
