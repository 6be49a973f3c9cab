"""Who makes a model: by the organisation in its id, by the provider that sells only its own, or by its family's name."""

import re
from types import MappingProxyType

# name: (spellings of the organisation, first words of its models)
_MAKERS = {
    "AI21": ("ai21", "jamba"),
    "Alibaba": ("alibaba qwen dashscope", "qwen qwq qvq"),
    "Amazon": ("amazon nova", "nova titan"),
    "Anthropic": ("anthropic", "claude"),
    "Arcee AI": ("arcee arcee-ai", "trinity"),
    "Baidu": ("baidu", "ernie"),
    "ByteDance": ("bytedance bytedance-seed", "seed doubao"),
    "Cohere": ("cohere cohereforai cohere_chat", "command"),
    "DeepSeek": ("deepseek deepseek-ai", "deepseek"),
    "Google": ("google gemini", "gemini gemma"),
    "Hugging Face": ("huggingfacetb", "smollm smollm2 smollm3"),
    "IBM": ("ibm ibm-granite", "granite"),
    "Inception": ("inception", "mercury"),
    "Liquid": ("liquid", "lfm lfm2"),
    "Meta": ("meta meta-llama llama", "llama"),
    "Microsoft": ("microsoft", "phi"),
    "MiniMax": ("minimax minimaxai", "minimax"),
    "Mistral AI": ("mistral mistralai", "mistral codestral devstral pixtral mixtral ministral magistral voxtral open"),
    "Moonshot AI": ("moonshot moonshotai", "kimi moonshot"),
    "Nous Research": ("nousresearch", "hermes"),
    "NVIDIA": ("nvidia", "nemotron"),
    "OpenAI": ("openai", "gpt o1 o3 o4 chatgpt codex davinci babbage text"),
    "Perplexity": ("perplexity", "sonar"),
    "StepFun": ("stepfun stepfun-ai", "step"),
    "Tencent": ("tencent", "hunyuan hy"),
    "xAI": ("xai x-ai", "grok"),
    "Xiaomi": ("xiaomi", "mimo"),
    "Z.ai": ("zai z-ai zhipuai zai-org thudm", "glm"),
}
_BY_ORG = MappingProxyType({org: maker for maker, (orgs, _) in _MAKERS.items() for org in orgs.split()})
_BY_FAMILY = MappingProxyType(
    {family: maker for maker, (_, families) in _MAKERS.items() for family in families.split()}
)
_UNSURE_ALONE = frozenset({"nova", "open", "text", "seed", "step", "command", "hy", "trinity"})
"""words that other makers' models begin with too: they need the organisation beside them"""
_FIRST = re.compile(r"[a-z]+(?:[0-9](?![.0-9]))?|[a-z]*")
_SPELT_TOO = {"mistral": "Mistral AI", "zhipu ai": "Z.ai", "meta ai": "Meta", "x.ai": "xAI", "qwen": "Alibaba"}


def is_org(word: str) -> bool:
    return word.lower() in _BY_ORG


def maker_of(provider: str, ident: str) -> str:
    """The maker's name; "" when it cannot be told."""
    orgs = [part.lower() for part in re.split(r"[/.]", ident)[:-1]]
    named = next((_BY_ORG[org] for org in reversed(orgs) if org in _BY_ORG), "")
    family = _first_word(ident)
    known = _BY_FAMILY.get(family, "")
    if named:
        return named
    seller = _BY_ORG.get(provider.lower(), "")
    return known if known and (known == seller or family not in _UNSURE_ALONE) else ""


def sells_own(provider: str, ident: str) -> bool:
    """Whether this provider is the maker of this model: providers pass on others' models too."""
    seller = _BY_ORG.get(provider.lower(), "")
    return bool(seller) and maker_of(provider, ident) == seller


def same_maker(one: str, other: str) -> bool:
    """Spellings of makers' names; a maker that nobody named contradicts none."""
    return not one or not other or _canonical(one) == _canonical(other)


def _canonical(name: str) -> str:
    low = " ".join(name.lower().split())
    return _SPELT_TOO.get(low) or _BY_ORG.get(low.replace(" ", "")) or "".join(char for char in low if char.isalnum())


def _first_word(ident: str) -> str:
    last = ident.rstrip("/").rpartition("/")[2].lower()
    org, _, rest = last.partition(".")
    last = rest if rest and org in _BY_ORG else last
    found = _FIRST.match(last)
    word = found[0] if found else ""
    return word if word in _BY_FAMILY else word.rstrip("0123456789")
