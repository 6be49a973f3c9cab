"""What a line can do without: openers that hang on the sentence before, announcements, pronouns in front, tails."""

import re
from functools import lru_cache

from bot.lines.verbs import FINITE
from bot.lines.words import KEPT, words

_OPENER = re.compile(
    r"(?:(?:but|and|yet|so|still|also|however|that said|even so|nonetheless|nevertheless|then again|in short|overall|net"
    r"|honestly|frankly|ngl|to be fair|bottom line|all in all|in the end|on balance|anyway|thus|hence|therefore|then"
    r"|of course|in sum|for all that|as it is)(?:,|:| —)\s+"
    r"|(?:on|at|by|given|with) (?:those|that|these|this) (?:numbers?|figures?|evidence|price|rate|basis|score|terms|odds|pace"
    r"|measure|strength|maths?|grounds),?\s+(?=[a-z]+\s)|then\s+(?=(?:the|our|my|we|i|a|an|it|they)\b)|(?:but|and|yet|so)\s+(?!far\b|much\b|long\b|many\b|for\b|another\b))",
    re.IGNORECASE,
)
_VERDICT_LEAD = re.compile(
    r"(?:(?:i|we)(?:'m|’m|'d|’d| am| would| will|'ll|’ll| have to)?\s)?(?:\w+ly,?\s|still\s)?"
    r"(?:(?:it|this)\s)?(?:ship|skip|pass|shipping|skipping|passing|ships|earn(?:s|ed) (?:the|its|a|my) (?:ship|skip))"
    r"(?: (?:it|this|on it|on this|from me))?,?\s(?:because|since|as)\s(?!of\b)"
    r"|what (?:matters|counts|tips it|(?:decides|settles) (?:it|this)|(?:sold|convinced|convinces|sells) me)(?: here)? (?:is|was) that\s",
    re.IGNORECASE,
)
_ANNOUNCEMENT = re.compile(
    r"(?:(?:the|my|our|one|a|an|what|why|here|that|this|its)\b[^:;,.—]{0,80}\b"
    r"(?:decision|reason|verdict|catch|point|thesis|moment|bet|risk|problem|upside|downside|thing|part|trick|answer|test"
    r"|question|effect|scenario|dependency|state|argument|difference|detail|why|earns|earned|sold|sells|tips|tipped|matters"
    r"|kills|killed|counts|decides|decided|convinced|misses|infrastructure|ship|skip|hold|me|it|this|line|rub|summary|trouble|snag|kicker|upshot|crux|lesson)\b"
    r"[^:;,.—]{0,40}|verdict|conclusion|result|reason|summary|in short|bottom line|ship|skip|pass):\s+",
    re.IGNORECASE,
)
_BE = r"(?:['’](?:s|re)| is| are)"
_IT_IS = re.compile(
    rf"(?:(?:it|this|there){_BE}\s+(?!(?:why|how|where|what|when|because|been|got)\b)|they{_BE}\s+(?=\w+ing\b|an?\b|the\b|not\b))(?:also\s)?",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:it|this(?: one)?)\s+(?:also\s+)?(?=(?:(?:still|simply|just|already|never|only)\s)?((?!(?:is|are|was|were)\b|(?:may|might|can|could|will|would|does|did)(?:n['’]t)?[,.;:])[\w'’]+))",
    re.IGNORECASE,
)
_IT_MEANS = re.compile(
    r"(?:it|this|that) (?:also )?(?:means|meant) (?:that |(?=(?:i|we|you|they|nobody|no one|everyone|there)\b))",
    re.IGNORECASE,
)
_IT_DOES = re.compile(r"it [a-z]{2,}[^s\W]s\s", re.IGNORECASE)
_IT_AGAIN = re.compile(r"(?<=,)( (?:and |but |or )?)it(?: (?=[a-z]{2,}s\b(?<! is))|(?P<be>['’]s|\sis) )")
_POINTING = re.compile(r"(?:those|these)\s+(?=[a-z]+s\s)", re.IGNORECASE)
_HANGING = re.compile(
    r"(?:it|they|he|she|ours|theirs|those|these(?! days)|them|none of (?:that|them|this|it|those)|neither|both|that|such|all of (?:that|them)"
    r"|this (?:is|was|has|makes|means|alone)|for (?:that|this|these|those)|of (?:that|this)|so|then|there,|until then"
    r"|which|who|here,|like (?:that|this)|if (?:it|they|this) (?:does|do|did|is|are|happens|holds)|if that [a-z]+(?:s|ed)"
    r"|(?:one|some|most|many|each|half|two|three) of (?:them|these|those|it)|for an? [\w -]{2,30} (?:that|this)(?:['’]s| is)"
    r"|[\w-]+ (?:isn['’]t|aren['’]t|doesn['’]t|don['’]t|didn['’]t|wasn['’]t)(?=[,;]))\b",
    re.IGNORECASE,
)
_MAKERS = re.compile(r"they (?!are\b|were\b|all\b|both\b)[a-z'’-]+ ", re.IGNORECASE)  # of the tool
_SUPPOSED = re.compile(
    r"(?:the|my|our|one) (?:[\w-]+ ){0,2}(?:state|scenario|thesis|bet|dependency|test|world|future|case)\b(?!.{0,20}\b(?:earn|decide))"
    r"|what (?:would|has to|had to|must|needs to)\b|to ship\b",
    re.IGNORECASE,
)
_CONDITIONS = {
    **dict.fromkeys(("if", "unless", "until", "once", "without", "below", "above"), 1.5),
    **dict.fromkeys(("when", "although", "while", "for", "at", "on", "with"), 0.5),
}
_LIMITS = {
    **dict.fromkeys(("if", "unless"), 1.5),
    **dict.fromkeys(("without", "when", "until", "where", "before", "after"), 0.7),
}
_HEDGE = re.compile(
    r"\s\([^()]{1,80}\)|,? (?:in my (?:tests?|opinion|experience|view)|of course|[Ii] think|to be fair|for what it is worth|by the way"
    r"|in practice|at the moment|as far as I can tell|if you ask me|to be honest|more to the point)(?=[,.;:]|\s)"
    r"|(?<=\w) (?:really|actually|simply|genuinely|honestly|frankly|basically|literally)(?=\s)",
)
_TAIL = re.compile(
    r"(?:,| —|;)\s+(?:(?:and )?(?:that|this)(?: \w+)?(?:['’]s| is)|which(?:['’]s| is)) (?:exactly |also )?(?:why|the reason)"
    r" (?:(?:i|we|it|this)(?:['’](?:d|m|ll|re))? )?(?:(?:would|will|can|am|still) )?(?:ship|skip|pass|shipping|skipping|passing|ships|passed|shipped)"
    r"(?: (?:it|this|on it))?[.!]?$"
    r"|(?:,| —|;)\s+(?:(?:and )?(?:that|this)(?:['’]s| is)|which(?:['’]s| is)) (?:exactly |also )?why (?:it|this|that)(?:['’]s| is) an? (?:\w+ )?"
    r"(?:ship|skip|pass)(?: (?:from|for|to) (?:me|us))?[.!]?$"
    r"|(?:,| —|;)\s+(?:which(?:['’]s| is)|(?:and )?that(?:['’]s| is)) (?:exactly |also )?why (?:i|we)(?:['’](?:d|m|ll|ve))?"
    r" (?:(?:would|will|can|am|keep|have) )?[\w-]+(?: (?:it|on it|with it|for it|this|on this|on this one))?[.!]?$"
    r"|(?:,| —)\s+(?:which is|and that(?:['’]s| is)) (?:the|my) (?:whole|only|real|entire) (?:argument|point|reason|case|story)"
    r"(?: (?:for|to) (?:ship|skip|pass)\w*(?: (?:it|this|on it))?)?[.!]?$",
    re.IGNORECASE,
)
_TAIL_WORDS = ("why", "reason", "argument", "point", "case", "story")


@lru_cache(maxsize=KEPT)
def opener(text: str) -> int:
    """How many characters of "But", "That said," and their like begin the text."""
    length = 0
    while found := _OPENER.match(text, length):
        length = found.end()
    return length


def verdict_lead(text: str) -> int:
    """The length of "I ship it because": what follows is the reason itself."""
    found = _VERDICT_LEAD.match(text)
    return found.end() if found else 0


def announcement(text: str) -> int:
    """The length of "The decision that earns the ship:", which says that something will be said."""
    found = _ANNOUNCEMENT.match(text)
    return found.end() if found else 0


@lru_cache(maxsize=KEPT)
def pronoun(text: str) -> int:
    """The length of an "It" in front of a verb: "Breaks the first Tuesday" stands under the tool's name as well."""
    if found := _IT_IS.match(text) or _IT_MEANS.match(text) or _POINTING.match(text):
        return found.end()
    found = _PRONOUN.match(text)
    if found is None:
        return 0
    does = _IT_DOES.match(text) or found[1].casefold().replace("’", "'") in FINITE
    return found.end() if does else 0  # "They sell to the CTO" keeps its "they": without it that is an order


def unpaired(text: str, lead: str) -> str:
    """“It joins, it talks, and it books” loses every “it”, or none; so does “it's early, it's rough”."""
    if not lead.casefold().startswith("it"):
        return text
    being = _IT_IS.match(f"{lead} ") is not None
    return _IT_AGAIN.sub(lambda again: again[1] if being is bool(again["be"]) else again[0], text)


def supposes(text: str) -> bool:
    """Whether a lead made what follows a supposition, which must not be told as a fact."""
    return _SUPPOSED.match(text) is not None


def condition(lead: str) -> float:
    """The price of leaving a leading clause out: "if" and "until" change what is said, "when" and "as" hardly."""
    first = lead.split(maxsplit=1)[:1]
    return _CONDITIONS.get(first[0].casefold(), 0.0) if first else 0.0


def limited(rest: str) -> float:
    """The price of leaving out what limits what was said: "…, unless nobody looks"."""
    first = words(rest, 1)
    return _LIMITS.get(first[0].casefold(), 0.0) if first else 0.0


def trimmed(text: str) -> str:
    """Without brackets and hedges; every other word stays."""
    return _HEDGE.sub("", text)


@lru_cache(maxsize=KEPT)
def tail(text: str) -> int:
    """Where a closing ", and that is why it ships" begins; the length of the text where there is none."""
    if not any(word in text for word in _TAIL_WORDS):
        return len(text)
    found = _TAIL.search(text)
    return found.start() if found else len(text)


@lru_cache(maxsize=KEPT)
def hangs(text: str) -> bool:
    """Whether the text begins by pointing back at something that is not there."""
    return _HANGING.match(text) is not None and _MAKERS.match(text) is None
