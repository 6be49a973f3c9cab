"""What is said about a name and belongs to no name: prices, years, plans, and how people begin."""

import re

from bot.names.kinds import words_of

PLANS = words_of("free plus pro team teams business enterprise premium individual starter")
OFFERS = words_of("plan plans tier tiers subscription license licence")
_MONEY = re.compile(r"[$€£¥]|\d\s?(?:usd|eur|doll|euro|bucks)", re.IGNORECASE)
_PRICE = re.compile(
    r"(?<!\w)(?:(?:US)?[$€£¥]\s?\d[\d.,]*[km]?|\d[\d.,]*\s?(?:[$€£¥](?!\s?\d)|(?:usd|eur|dollars?|euros?|bucks)\b))"
    r"(?:\s?(?:/|per|a)\s?(?:mo(?:nth)?|m|yr|year|seat|user|dev|token|1?m tokens)\b)*\+?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<=\w) (?:in )?\(?20[23]\d\)?[?!. ]*$")
_THINKING = re.compile(
    r"\b(?:thinking (?:of|about)|(?:mov|switch|migrat)(?:e|ing)? (?:off|away from)|swears? by|vis[ -][aà][ -]vis)\b",
    re.IGNORECASE,
)
_PARTING = ("thinking", " off ", "away", "swear", "vis-", "vis ")
_IDIOM = re.compile(
    r"\b(?:hands down|by far|(?:head|toe) to (?:head|toe)|one on one|for real|real (?:quick|talk)|no cap|opt(?:ed|ing)? for|falls? short of|(?<=better )off|(?:last|this|next) (?:year|month|week|time|quarter))\b",
    re.IGNORECASE,
)
_IDIOMS = (
    "hands",
    "by far",
    " to head",
    " to toe",
    "one on one",
    "real ",
    "no cap",
    "opt",
    " short ",
    "better off",
    "last ",
    "this ",
    "next ",
)
_MAY_I = re.compile(r"\b(?:should|could|can|would|will|shall|must) (?:i|we|one|you) [a-z]+\b", re.IGNORECASE)
_SHOUTED = re.compile(r"!+1+(?!\S)")
_HASHTAG = re.compile(r"(?<!\S)#[a-z][\w-]*", re.IGNORECASE)
_TLDR = re.compile(r"\btl;dr\b:?", re.IGNORECASE)
_AZURE = re.compile(r"\bgpt-?35(?=-)", re.IGNORECASE)  # Azure allows no point in a name
_CHATGPT = re.compile(r"\bchat[ -]?gpt[ -]?(?=\d)", re.IGNORECASE)  # people say ChatGPT 5 and mean GPT-5


def without_asides(text: str) -> str:
    """The text with names only, as far as signs tell; each is looked for only where its sign is."""
    if _MONEY.search(text):
        text = _PRICE.sub(" ", text)
    if " 20" in text or "(20" in text:
        text = _YEAR.sub("", text)
    if "#" in text or "!1" in text:
        text = _SHOUTED.sub("!", _HASHTAG.sub(" ", text))
    lower = text.lower()
    if "tl;dr" in lower:
        text = _TLDR.sub(" tldr ", text)
    if any(start in lower for start in _PARTING):
        text = _THINKING.sub(" , ", text)
    if any(start in lower for start in _IDIOMS):
        text = _IDIOM.sub(" ", text)
    if " i " in lower or " we " in lower or " you " in lower or " one " in lower:
        text = _MAY_I.sub(" ", text)  # "should I continue with Cursor" asks for no tool named Continue
    return _AZURE.sub("gpt-3.5", _CHATGPT.sub("gpt-", text)) if "gpt" in lower else text
