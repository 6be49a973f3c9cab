"""A question names tools as people do; the answer is those tools, or says what is unclear."""

import pytest

from bot.names import Ambiguous, Found, Index, One, Resolution, Same, Unknown
from tests.bot.names.catalogue import tools

INDEX = Index.build(tools())

PAIRS = """
Cursor vs Windsurf|cursor windsurf
Cursor Windsurf|cursor windsurf
windsurf, cursor|windsurf cursor
Cursor -vs- Windsurf|cursor windsurf
Cursor compared to Windsurf|cursor windsurf
Cursor 🆚 Windsurf|cursor windsurf
Cursor / Windsurf / Zed|cursor windsurf zed
cursorvswindsurf|cursor windsurf
CLAUDE OPUS 4.5 VS GPT 4O|claude-opus-4-5 gpt-4o
claude 4.5 haiku gpt-4o-mini|claude-haiku-4-5 gpt-4o-mini
opus 4.5 vs 4o|claude-opus-4-5 gpt-4o
gpt5 claudesonnet4|gpt-5 claude-sonnet-4
langchian vs llamaindx|langchain llamaindex
huging face vs openrouetr|hugging-face openrouter
weigths and biases vs mlfow|weights-biases mlflow
mistral larg 3 vs mistral medum 3|mistral-large-3 mistral-medium-3
perplexity ia vs yuo.com|perplexity-ai you-com
wandb vs mlflow|weights-biases mlflow
w&b vs mlflow|weights-biases mlflow
hf vs mj|hugging-face midjourney
elevenlabs or notion|eleven-labs notion-ai
sora vs midjourney|sora-2 midjourney
mini o3 vs large mistral 3|o3-mini mistral-large-3
llama 3.1 8b vs llama3.3 70b|llama-3-1-8b-instruct llama-3-3-70b-instruct
k2 thinking vs r1|kimi-k2-thinking deepseek-r1
Command R+ versus Command R|command-r-plus command-r
Ｃｕｒｓｏｒ　ｖｓ　Ｗｉｎｄｓｕｒｆ|cursor windsurf
“Cláude Opus 4.5” – “GPT‑5”|claude-opus-4-5 gpt-5
"AI or Not" "Yes or No Tarot"|ai-or-not yes-or-no-tarot
Yes or No Tarot or AI Tarot|yes-or-no-tarot ai-tarot
Wikis VS Books vs Claude|wikis-vs-books claude
AI/ML API / OpenRouter|ai-ml-api openrouter
VWRP vs Midjourney|video-watermark-remover-pro--vwrp midjourney
cursor vs windsurf for coding?|cursor windsurf
which is better, midjourney or ideogram?|midjourney ideogram
which one is smarter, claude or chatgpt|claude chatgpt
my team is torn between cursor and windsurf|cursor windsurf
cursor vs windsurf, asking for a friend|cursor windsurf
GPT-5 (OpenAI) vs Anthropic Claude Opus 4|gpt-5 claude-opus-4
OpenAI's GPT-5 vs Google Gemini 2.5 Pro|gpt-5 gemini-2-5-pro
openai/gpt-5 moonshotai/kimi-k2|gpt-5 kimi-k2
claude-opus-4-5-20251124 vs gpt-4o-2024-08-06|claude-opus-4-5 gpt-4o
ChatGPT oder Claude|chatgpt claude
¿Cursor o Windsurf?|cursor windsurf
ChatGPTとClaudeの違い|chatgpt claude
ChatGPT和Claude哪个好|chatgpt claude
<@U12> cursor vs windsurf <!here>|cursor windsurf
<http://bolt.new|bolt.new> vs <https://lovable.dev|Lovable>|bolt-new lovable
https://cursor.com vs https://lovable.dev|cursor lovable
/compare cursor windsurf|cursor windsurf
1. Cursor 2. Windsurf|cursor windsurf
**Cursor** vs `Windsurf`|cursor windsurf
Cursor&nbsp;vs&nbsp;Windsurf|cursor windsurf
:robot_face: ChatGPT vs :sparkles: Gemini|chatgpt gemini
You vs Perplexity|you-com perplexity-ai
poll: cursor or windsurf|cursor windsurf
snipd vs ollama|snipd-podcast-summaries ollama
"""
UNKNOWN = """
cursor vs zorblax
pizza vs pasta
chatgpt vs my cousin
🙃 vs 🔥
gpt-8 vs gpt-5
gpt-5o vs gpt-5
gpt 51 vs gpt 5
claude opus 9 vs gpt-5
claude haiku 4.1 vs gpt-5
gpt-5 ultra vs gpt-5
o9 vs o3
llama 3.1 70b vs cursor
midjourney v9 vs ideogram
python vs redis
spring boot vs cursor
gmail vs cursor
chatgpt vs google docs
gpt-8 gpt-5
"""
AMBIGUOUS = """
sonnet vs gpt-5
claude 4 vs gpt-5
copilot vs cursor
gemini flash vs gpt-5
claude opus gpt-5
llama 3.3 70b vs haiku
"""
ONE = """
cursor
compare cursor
cursor vs
Claude Opus 4.5 for legal drafting
"Notion AI"
Wikis VS Books
AI/ML API
help
sonnet
"""
SAME = """
claude 4 opus vs Claude Opus 4
midjourney vs midjorney
n8n N8N
hugging face / huggingface
perplexity vs perplexity ai
"""


def _lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("row", _lines(PAIRS))
def test_what_people_type_becomes_the_tools_they_mean(row: str) -> None:
    """Order, separators, case, slips, talk, markup and makers do not matter."""
    text, _, slugs = row.rpartition("|")
    found = INDEX.resolve(text)

    assert isinstance(found, Found), found
    assert tuple(slugs.split()) == found.slugs


@pytest.mark.parametrize("text", _lines(UNKNOWN))
def test_what_does_not_exist_is_never_turned_into_what_does(text: str) -> None:
    """A strange name, an ordinary word and a version that was never released are unknown."""
    assert isinstance(INDEX.resolve(text), Unknown)


@pytest.mark.parametrize("text", _lines(AMBIGUOUS))
def test_several_equally_good_readings_are_offered(text: str) -> None:
    """Nobody can know which Sonnet is meant, so the answer asks."""
    found = INDEX.resolve(text)

    assert isinstance(found, Ambiguous), found
    assert all(2 <= len(asked.candidates) <= 5 for asked in found.unclear)


@pytest.mark.parametrize("text", ["", " ", *_lines(ONE)])
def test_fewer_than_two_names_are_one(text: str) -> None:
    """A comparison needs two names; with fewer the answer says so."""
    assert isinstance(INDEX.resolve(text), One)


@pytest.mark.parametrize("text", _lines(SAME))
def test_two_spellings_of_one_tool_are_the_same(text: str) -> None:
    """A tool cannot be compared with itself."""
    found = INDEX.resolve(text)

    assert isinstance(found, Same), found
    assert found.slug


def test_the_newest_of_a_family_is_offered_first() -> None:
    """Most people mean the newest version."""
    found = INDEX.resolve_one("claude opus")

    assert ("claude-opus-4-5", "claude-opus-4-1", "claude-opus-4") == found.candidates
    assert found.several


def test_a_button_completes_the_question_and_keeps_the_other_tool() -> None:
    """Choosing one candidate must not lose what was clear already."""
    found = INDEX.resolve("sonnet vs gpt-5")
    again = INDEX.resolve(found.choose(0, found.asked[0].candidates[0]))

    assert isinstance(again, Found)
    assert ("claude-sonnet-4-5", "gpt-5") == again.slugs


def test_an_unknown_name_comes_with_suggestions_of_its_family() -> None:
    """Who asks for GPT-8 is shown what there is."""
    found = INDEX.resolve("gpt-8 vs cursor")

    assert ["gpt-8", "cursor"] == [asked.text for asked in found.asked]
    assert any(slug.startswith("gpt-5") for slug in found.asked[0].candidates)
    assert "cursor" == found.asked[1].slug


def test_of_more_than_four_names_the_first_four_count() -> None:
    """A card has room for four; the others are named, not lost."""
    found = INDEX.resolve("cursor, windsurf, zed, ollama, n8n, lovable")

    assert isinstance(found, Found)
    assert ("cursor", "windsurf", "zed", "ollama") == found.slugs
    assert ("n8n", "lovable") == found.beyond


def test_the_verdict_on_one_tool_needs_one_name() -> None:
    """/verdict takes one name; several names are candidates."""
    assert "claude-opus-4-5" == INDEX.resolve_one("opus 4.5").slug
    assert ("cursor", "windsurf") == INDEX.resolve_one("cursor vs windsurf").candidates
    assert not INDEX.resolve_one("zorblax").known


def test_a_workspace_has_words_of_its_own() -> None:
    """An alias of one workspace counts there and nowhere else, and before any public name."""
    extra = {"our editor": "cursor", "Claude": "claude-opus-4"}

    assert _slugs(INDEX.resolve("our editor vs claude", extra)) == ("cursor", "claude-opus-4")
    assert isinstance(INDEX.resolve("our editor vs claude"), Unknown)


def _slugs(found: Resolution) -> tuple[str, ...]:
    assert isinstance(found, Found), found
    return found.slugs
