"""From what was typed to plain words: chat markup, links, emoji codes and invisible characters are taken away."""

import html
import re
import unicodedata

from bot.names.asides import without_asides

LONGEST = 800  # characters that are read; four names of eighty characters leave room for a sentence around them
_RAW = 4 * LONGEST  # markup is removed from this much

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_MARKS = str.maketrans(dict.fromkeys("™®©℠") | dict.fromkeys("ʻʼʹ′", "'") | {"µ": "μ", "«": '"', "»": '"', "₊": "+"})
_POINT = re.compile(r"(?<=[A-Za-z])[・･](?=[A-Za-z])")  # a Japanese keyboard has no other for DALL·E
_BLANKS = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LABELLED = re.compile(r"<(?:https?://|mailto:)[^|<>]*\|([^<>]*)>")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]+)\]\((?:https?://|<)[^()\s]*\)")
_MARKUP = re.compile(r"<(?:[@#!:/]|a:|https?://|mailto:)[^<>]*>")
_TAG = re.compile(r"</?(?:br|p|b|i|u|s|li|ul|ol|div|span|strong|em|code|pre)\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>|]+", re.IGNORECASE)
_MENTION = re.compile(r"(?<![\w@])(?:cc:? )?@[\w.-]+", re.IGNORECASE)
_SHORTCODE = re.compile(r"(?<![\w:]):[a-z0-9_+'-]+:(?![\w:])", re.IGNORECASE)
_GATEWAY = re.compile(
    r"(?<!\S)(?:(?:openrouter|accounts|litellm|together_ai|fireworks(?:_ai)?|bedrock|vertex_ai|azure(?:_ai)?|models"
    r"|replicate|huggingface|requesty|kilo|nano-gpt|vercel|nvidia|groq|cerebras|sambanova|deepinfra|novita|chutes|baseten"
    r"|hyperbolic|siliconflow|parasail|nebius|friendli|cloudflare|github_?copilot)/)+(?=[\w./:-]*[\d-])|(?<!\S)ollama/(?=[\w.-]+:\w)",
    re.IGNORECASE,
)  # who passes the model on
_COMMAND = re.compile(r"(?<![\w./])/(?:compare|verdict|vs)\b(?:@\w+)?", re.IGNORECASE)
_PARTING = re.compile(
    r"\b(?:instead of|(?:rather|better|cheaper|worse) than|(?:as )?compared (?:to|with|against)"
    r"|(?:in|by) (?:comparison|contrast) (?:to|with)|(?:as )?opposed to|relative to|next to|as (?:good|well|fast|cheap|smart|accurate|reliable|powerful|capable|easy|useful) as|different (?:from|than|to)|(?:pitted|stacked|up)(?: up)? against|followed by|along with|v/s|v\.s\."
    r"|im vergleich (?:zu[mr]?|mit)|verglichen mit|par rapport (?:à|au)|comparée? (?:à|avec|au)"
    r"|(?:en comparación|comparad[oa]|em comparação|comparado) (?:con|com|a)|frente a|rispetto a|in confronto a"
    r"|in vergelijking met|ten opzichte van|jämfört med|sammenlignet med|ya da|ou bien|o bien|of wel|w porównaniu (?:z|do)|по сравнению с)(?!\w)",
    re.IGNORECASE,
)
_PARTED = re.compile(  # what every one of them has a piece of
    r"than|instead|different|as good|as well|as fast|as cheap|as smart|as acc|as rel|as pow|as cap|as easy|as use|compar|opposed|contrast|next to|relative|against|followed|along|v/s|\.s\.|vergl|rapport|frente|rispetto|confronto"
    r"|vergelijk|opzichte|jämfört|sammenlignet|ya da|bien|of wel|porównaniu|сравнению"
)
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ](?:s\b|(?=(?:t|m|d|ll|re|ve)\b))", re.IGNORECASE)  # github's, can't
_DATE = re.compile(r"[-@ ]?\(?\b20[12]\d-?[01]\d-?[0-3]\d\b(?:-v\d:\d\b)?\)?")
_DASHED = re.compile(r"(?<=-)(\d)-(?=\d{1,2}(?!\w))")  # claude-opus-4-5 is version 4.5
_UNDERSCORED = re.compile(r"(?<=\d)_(?=\d)")  # an id without points: solar-10_7b
_LISTED = re.compile(r"(?:^|(?<=[\s,;]))[(*_]*(?:\d{1,2}|[a-d])[.):][*_]*\s+", re.IGNORECASE)
_LIST = re.compile(
    r"(?:compare|options|poll|choose|pick)?:?\s*[(*_]*(?:[1a][.):][*_]*\s|[2-9][.)][*_]*\s.*\s[(*_]*[1-9][.)][*_]*\s)",
    re.IGNORECASE | re.DOTALL,
)
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^\s/?#:<>|]+)", re.IGNORECASE)


def clean(typed: str) -> tuple[str, tuple[str, ...], bool]:
    """The readable part, the hosts of the links in it, and whether it was cut."""
    text, cut = (typed, False) if len(typed) <= _RAW else (typed[:_RAW], True)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _POINT.sub("·", _INVISIBLE.sub("", text)).translate(_MARKS))
    if not text.isprintable():
        text = _CONTROL.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    links: tuple[str, ...] = ()
    if "<" in text or "/" in text or "www." in text:
        text, links = _unlinked(text)
    text = _plain(without_asides(text))
    if len(text) > LONGEST:
        text = _BLANKS.sub(" ", text).strip()
    if len(text) > LONGEST:
        text, cut = text[:LONGEST].rpartition(" ")[0] or text[:LONGEST], True
    return text, links, cut


def plain_name(name: str) -> str:
    """A name from the catalogue, read the same way as typed text, without the chat."""
    text = name[:LONGEST]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text).translate(_MARKS))
    text = _POSSESSIVE.sub("", text if text.isprintable() else _CONTROL.sub(" ", text))
    return _UNDERSCORED.sub(".", _DASHED.sub(r"\1.", _DATE.sub(" ", text) if "20" in text else text))


def _unlinked(text: str) -> tuple[str, tuple[str, ...]]:
    text = _LABELLED.sub(r" \1 ", text)
    text = _MARKDOWN_LINK.sub(r"\1", text)
    text = _TAG.sub("\n", text)
    found = _LINK.findall(text)
    links = tuple(match.group(1) for link in found if (match := _HOST.match(link)))
    return _LINK.sub(" ", _MARKUP.sub(" ", text)) if "<" in text or links else text, links


def _plain(text: str) -> str:
    """Without mentions, emoji codes, commands, dates and list numbers; each is looked for only where its sign is."""
    for sign, pattern, instead in _CLEANERS:
        if sign in text:
            text = pattern.sub(instead, text)
    if _LIST.match(text):
        text = _LISTED.sub(" , ", text)
    return _parted(text)


def _parted(text: str) -> str:
    """Separators of several words, as one."""
    return _PARTING.sub(" vs ", text) if _PARTED.search(text.lower()) else text


_CLEANERS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("@", _MENTION, " "),
    (":", _SHORTCODE, " "),
    ("/", _COMMAND, " , "),
    ("/", _GATEWAY, ""),
    ("'", _POSSESSIVE, ""),
    ("’", _POSSESSIVE, ""),
    ("20", _DATE, " "),
    ("-", _DASHED, r"\1."),
    ("_", _UNDERSCORED, "."),
)
