"""A small catalogue with the traps of a large one: families, versions, makers, separators inside names."""

from bot.names import Named

_CLAUDE = {"Opus": ("4", "4.1", "4.5"), "Sonnet": ("3.5", "4", "4.5"), "Haiku": ("3.5", "4.5")}
_DATES = {"3.5": "2024-06-20", "4": "2025-05-22", "4.1": "2025-08-05", "4.5": "2025-11-24"}


def _claude() -> list[Named]:
    return [
        Named(
            slug=f"claude-{line}-{version}".lower().replace(".", "-"),
            name=f"Claude {line} {version}",
            aliases=(f"Claude {version} {line}", f"Anthropic: Claude {line} {version}"),
            kind="model",
            maker="Anthropic",
            released=_DATES[version],
        )
        for line, versions in _CLAUDE.items()
        for version in versions
    ]


def _models() -> list[Named]:
    rows = """
    gpt-4o|GPT-4o|OpenAI|gpt-4o-2024-08-06
    gpt-4o-mini|GPT-4o mini|OpenAI|
    gpt-4-1|GPT-4.1|OpenAI|
    gpt-5|GPT-5|OpenAI|openai/gpt-5
    gpt-5-mini|GPT-5 Mini|OpenAI|
    gpt-5-1|GPT-5.1|OpenAI|
    o3|o3|OpenAI|
    o3-mini|o3 Mini|OpenAI|
    gemini-2-5-pro|Gemini 2.5 Pro|Google|google/gemini-2.5-pro
    gemini-2-5-flash|Gemini 2.5 Flash|Google|
    gemini-2-0-flash|Gemini 2.0 Flash|Google|
    llama-3-1-8b-instruct|Llama 3.1 8B Instruct|Meta|
    llama-3-3-70b-instruct|Llama 3.3 70B Instruct|Meta|
    mistral-large-3|Mistral Large 3|Mistral|
    mistral-medium-3|Mistral Medium 3|Mistral|
    deepseek-r1|DeepSeek-R1|DeepSeek|deepseek-ai/DeepSeek-R1
    deepseek-v3|DeepSeek V3|DeepSeek|
    kimi-k2|Kimi K2|Moonshot AI|moonshotai/kimi-k2
    kimi-k2-thinking|Kimi K2 Thinking|Moonshot AI|
    command-r|Command R|Cohere|
    command-r-plus|Command R+|Cohere|
    smollm3|SmolLM3|Hugging Face|
    sora-2|Sora 2|OpenAI|
    sora-2-pro|Sora 2 Pro|OpenAI|
    """
    split = [row.strip().split("|") for row in rows.strip().splitlines()]
    return [
        Named(slug, name, (alias,) if alias else (), kind="model", maker=maker) for slug, name, maker, alias in split
    ]


_PRODUCTS = (
    *(
        "Cursor",
        "Windsurf",
        "Zed",
        "ChatGPT",
        "Midjourney",
        "Ideogram",
        "Ollama",
        "LM Studio",
        "OpenAI",
        "n8n",
        "MLflow",
    ),
    *("LangChain", "LlamaIndex", "Hugging Face", "OpenRouter", "Notion AI", "Bolt.new", "Lovable", "Perplexity AI"),
    *("GitHub Copilot", "Microsoft Copilot", "Stable Diffusion", "DALL-E 3", "Text Generation Web UI", "AI Boost"),
    *("AI or Not", "Yes or No Tarot", "AI Tarot", "AI/ML API", "Wikis VS Books", "Video Watermark Remover Pro (VWRP)"),
    *("Snipd Podcast Summaries", "GPT for Gmail", "Redis Insight AI", "Gemini", "Claude", "Llama"),
)


def tools() -> list[Named]:
    """Models in families, and products one by one."""
    products = [
        Named("".join(char if char.isalnum() else "-" for char in name.lower()).strip("-"), name) for name in _PRODUCTS
    ]
    return [
        *_claude(),
        *_models(),
        *products,
        Named("weights-biases", "Weights & Biases", ("wandb",)),
        Named("you-com", "You.com", ("You",)),
        Named("eleven-labs", "Eleven Labs"),
    ]
