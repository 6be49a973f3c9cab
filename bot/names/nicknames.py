"""Short forms no rule can know, written by hand: they count only where the full name is in the catalogue."""

_KEYS = """
hfspaces huggingface · sklearn scikitlearn · tf tensorflow · torch pytorch
mj midjourney · k8s kubernetes · pplx perplexity · lgbm lightgbm · lgb lightgbm · xgb xgboost
oai openai · tgi textgenerationinference · hftgi textgenerationinference · textgenwebui textgenerationwebui
ooba textgenerationwebui · oobabooga textgenerationwebui · owui openwebui
a1111 stablediffusionwebui · automatic1111 stablediffusionwebui · nlm notebooklm · vw vowpalwabbit · wnb weightsbiases
dl4j eclipsedeeplearning4j · mcp modelcontextprotocol · 11labs elevenlabs · 11elabs elevenlabs · pyg pytorchgeometric
gcopilot githubcopilot · ghcp githubcopilot · bingai bingchat
aws amazonwebservicesai · awsbedrock amazonbedrock · ptl pytorchlightning · sb3 stablebaselines
roo roocode · rplus commandrplus · cai characterai · character characterai · pd pandas · sns seaborn
np numpy · oi openinterpreter · aistudio googleaistudio · colab colaboratory · googlecolab colaboratory
airflow apacheairflow · spark apachespark · nifi apachenifi · iceberg apacheiceberg · zeppelin apachezeppelin
postgresql postgres · pg postgres · chatgptcodex openaicodex · dreammachine lumadreammachine · together togetherai
"""
_PAIRS = [pair.split() for line in _KEYS.strip().splitlines() for pair in line.split("·")]
SHORTS: dict[str, tuple[str, ...]] = {
    full: tuple(short for short, other in _PAIRS if other == full) for full in {full for _, full in _PAIRS}
}

PHRASES = (
    ("Stable Diffusion", "SD"),
    ("Hugging Face", "HF"),
    ("DeepSeek", "DS"),
    ("GitHub ", "GH "),
    ("Microsoft ", "MS "),
)
WORDS = {
    "dalle": "dall",
    "oai": "openai",
    "pplx": "perplexity",
    "ms": "microsoft",
    "msft": "microsoft",
    "gh": "github",
    "goog": "google",
    "fb": "facebook",
}

PRODUCTS = {
    maker: frozenset(products.split())
    for maker, products in {
        "openai": "chatgpt gpt codex whisper sora dall dalle o1 o3 o4",
        "anthropic": "claude opus sonnet haiku",
        "anthropics": "claude opus sonnet haiku",
        "google": "gemini gemma bard veo imagen notebooklm vertex colaboratory jules lyria tensorflow nano paligemma palm",
        "googledeepmind": "gemini gemma veo imagen",
        "deepmind": "gemini gemma veo imagen",
        "meta": "llama pytorch segment",
        "metaai": "llama",
        "facebook": "llama pytorch fasttext",
        "microsoft": "copilot phi azure bing semantic autogen designer lightgbm github",
        "xai": "grok",
        "mistral": "codestral devstral pixtral mixtral ministral magistral voxtral le",
        "mistralai": "codestral devstral pixtral mixtral ministral magistral voxtral le mistral",
        "alibaba": "qwen qwq wan",
        "moonshot": "kimi",
        "moonshotai": "kimi",
        "zhipu": "glm chatglm",
        "zhipuai": "glm chatglm",
        "zai": "glm",
        "bytedance": "doubao seed seedance seedream trae",
        "tencent": "hunyuan",
        "baidu": "ernie",
        "nvidia": "nemotron tensorrt",
        "ibm": "granite watson",
        "amazon": "nova titan bedrock codewhisperer",
        "cohere": "command aya embed rerank",
        "blackforestlabs": "flux",
        "bfl": "flux",
        "stability": "stable dreamstudio",
        "stabilityai": "stable dreamstudio",
        "perplexity": "sonar comet",
        "github": "copilot",
        "huggingface": "smollm transformers",
        "hf": "smollm transformers",
        "adobe": "firefly podcast",
        "vercel": "v0",
        "apache": "spark airflow kafka flink",
        "qwen": "qwen qwq",
        "luma": "ray dream",
        "lumalabs": "ray dream",
        "jetbrains": "junie",
        "anysphere": "cursor",
        "codeium": "windsurf",
        "cognition": "devin windsurf",
        "cognitionlabs": "devin windsurf",
        "stackblitz": "bolt",
        "databricks": "dolly mlflow",
    }.items()
}
