"""Text from people and catalogues on its way to Slack: it never formats, links or pings, and never breaks a limit."""

import re
from collections.abc import Callable
from functools import lru_cache

import regex

from bot.graphemes import clip as clip_graphemes
from bot.graphemes import count

BLANK = "—"
"""stands where a text has nothing that can be seen; Slack refuses empty ones"""
ELLIPSIS = "…"

_JOINERS = "\u200c\u200d"
"""hold emoji sequences and Persian words together"""
_UNSEEN = regex.compile(rf"[\p{{Cc}}\p{{Cf}}\p{{Cs}}--[\n{_JOINERS}]]", regex.VERSION1)
_BREAKS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_MANY_BREAKS = re.compile(r"\n\s*\n\s*\n+")
_SPACES = re.compile(r"\s+")
_VISIBLE = re.compile(rf"[^\s{_JOINERS}\ufe0e\ufe0f\u2060]")

_STOP = "\u2060"
"""word joiner: cannot be seen, and keeps Slack from reading what follows as its own"""
_MEANS_SOMETHING = re.compile(r"[&<>*_~`@]|:[\w+'-]+:")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LOOK_ALIKES = {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"}
_MARKERS = re.compile(r"`|(?<![^\W_])[*_~]|[*_~](?![^\W_])")
_PINGS = re.compile(r"@(?=here|channel|everyone)|<(?=[@#!])", re.IGNORECASE)
_EMOJI_CODES = re.compile(r":(?=[\w+'-]+:)")
_QUOTES = re.compile(r"(?m)^(?=&gt;)")


def clean(text: str) -> str:
    """Without control characters, overrides of the reading direction and invisible marks; line breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    broken = _BREAKS.sub("\n", text.replace("\t", " "))
    return _MANY_BREAKS.sub("\n\n", _UNSEEN.sub("", broken))


def one_line(text: str) -> str:
    cleaned = clean(text)
    return _SPACES.sub(" ", cleaned).strip() if "\n" in cleaned or "  " in cleaned else cleaned.strip()


def visible(text: str) -> bool:
    """Whether a person sees anything of it."""
    return _VISIBLE.search(text) is not None


def escape(text: str) -> str:
    """Cleaned text as data inside mrkdwn: shown as it is, whatever Slack's own language would make of it.

    Slack knows no way to escape its formatting marks, so those that could open or close one become look-alikes;
    marks inside a word (snake_case) mean nothing to Slack and stay.
    """
    if _MEANS_SOMETHING.search(text) is None:
        return text
    marked = _MARKERS.sub(lambda mark: _LOOK_ALIKES[mark[0]], quiet(text).translate(_ENTITIES))
    return _QUOTES.sub(_STOP, _EMOJI_CODES.sub(f":{_STOP}", marked))


def quiet(text: str) -> str:
    """Without anything that Slack could take for a mention, wherever the text stands."""
    return _PINGS.sub(lambda ping: f"{ping[0]}{_STOP}", text)


def clip(text: str, limit: int, shown: Callable[[str], str] = str) -> str:
    """`shown(text)` in at most `limit` characters; what is left out is cut between graphemes and leaves an ellipsis.

    `shown` may lengthen a text (as escaping does) but never shorten it.
    """
    whole = shown(text)
    if len(whole) <= limit:
        return whole
    start = text[: limit + 1]
    best, low, high = "", 1, min(limit, count(start))
    while low <= high:
        middle = (low + high) // 2
        candidate = shown(clip_graphemes(start, middle))
        if len(candidate) <= limit:
            best, low = candidate, middle + 1
        else:
            high = middle - 1
    return best


@lru_cache(4096)
def plain(text: str, limit: int) -> str:
    """One line for plain_text and raw_text, where Slack formats nothing."""
    line = one_line(text)
    return clip(line if visible(line) else BLANK, limit, quiet)


@lru_cache(512)
def fallback(text: str, limit: int) -> str:
    """The message's own text, which notifications and screen readers use."""
    cleaned = clean(text).strip()
    return clip(cleaned if visible(cleaned) else BLANK, limit, escape)
