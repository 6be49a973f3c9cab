"""Words that amount to a verdict without saying it, and words that lean one way."""

import re
from collections.abc import Sequence

from bot.lines.verbs import vocabulary
from bot.lines.words import words

_REFUSES = r"(?:(?:would|will|do|can|could|should)(?: not|n't)|wouldn't|won't|don't|can't|cannot|shouldn't|should)"
_USES = r"(?:use|buy|pay|fund|build|recommend|trust|put|let|give|sign|adopt|bet|deploy|renew|touch|want|need|run|keep)"
_SKIP = (
    r"keep (?:it|this|them|that|your)?\s?(?:\w+ )?(?:away|out|money)|stay(?:ing)? (?:away|out of|clear)|steer(?:ing)? clear|look elsewhere|avoid|leave (?:it|this)|walk away",
    r"not (?:yet )?(?:for (?:us|me)|worth|ready)|no thanks|thumbs down|hard no|(?:a|it's) no(?: from me)?",
    rf"(?:i|we|i'd|we'd)(?: \w+)? ?{_REFUSES} (?:\w+ )?{_USES}|(?:nobody|no one) should",
    r"(?:does|do) not get|i'm out|come back when|ask me again|hold off|i(?:'d| would| will|'ll)? wait|i'd rather|i would rather",
    r"(?:i|we) (?:uninstalled|cancelled|canceled|deleted|removed|gave up|went back|switched back|turned it off|stopped)",
    r"indistinguishable from wrong|not (?:with|on) my",
)
_ME = r"(?:i|we|i'd|we'd|i'm|we're)(?: would| will| can| happily| gladly| going to| still)?"
_SHIP = (
    r"worth (?:it|every|the|its|more|paying)|count me in|i'm in|stay(?:s|ed)? in (?:my|our|the)|pays for itself|thumbs up",
    r"green light|send it|a yes(?: from me)?|no notes",
    rf"{_ME} (?:recommend|buy|keep(?:ing)?|renew(?:ed|ing)?|adopt(?:ed|ing)?|roll(?:ed|ing) (?:it|this) out|bet|pay|put everything)",
    r"won me over|sold me|nothing else|no competitor|nobody else|never (?:caught|seen|lost|failed)|not caught",
    r"the (?:best|only|first) \w+|better than|on[- ]time to|(?:is|and) early to|nothing faster|sells? itself|makes itself|refuses? to",
)
_PERSONAL = r"i'd|i would|i'll|i will|we'd|we would|for (?:me|us)|my (?:vote|verdict|answer|money)|in my book|on balance|in the end"
MEANT_SKIP = re.compile(rf"\b(?:{'|'.join(_SKIP)})\b")
MEANT_SHIP = re.compile(rf"\b(?:{'|'.join(_SHIP)})\b")
PERSONAL = re.compile(rf"\b(?:{_PERSONAL})\b")

_GRUDGES = re.compile(
    r"\b(?:cost (?:me|us) (?:an?|the|two|three)|longer than|will complain|awake|i(?: would|'d) (?:like|want|love)|i (?:wish|miss)|fair complaint|i admit|change my mind|ask me again|i(?: will|'ll) be back"
    r"|(?:will not|won't|doesn't|does not) win|(?:not|isn't) the (?:fastest|prettiest|cheapest|smartest|quickest|best)"
    r"|i do (?:keep|like|love)|i cried|i (?:will )?grant|i(?: will|'ll) give)\b"
)

_GOOD = vocabulary("""
accurate admire admired advantage answered answers beat beats beautiful best better bored boring brilliant calm
calmer catchy caught charm charming cheap cheaper cheapest clapped clean cleaner clear clever compounds correct
correctly credit crisp cured cute delightful delivers durable earn earned earns easier easiest easy effortless
elegant exact exactly excellent fair fast faster fastest favorite favourite finally fits flawless found free fun
generous genuine genuinely gladly glorious gold good gorgeous graceful great handsome happier happily harmless held
helpful honest honors honours ideal impressive improved improves inevitable instant intact joy kinder kindest
leverage love lovely loves lowest moat modest neat nice nicely noticed obvious offline painless patient perfect
plain pleasant pleasing pleasure polished polite portable praise precise predictable prettier pretty private
produced quick quickly quiet quietly readable real recommend reliable relief remembers renew renews replaced
replaces rescued resumes right rock-solid safe safer sane satisfying save saved saves secure sensible sharp shorter
shrank simple smaller smart smooth solid sound stable stays stick sticks strong stronger sturdy superb survive
survived survives sweet tasteful thorough tidy transparent trust trusted trustworthy unchanged unlocks useful
valuable verified warm welcome win wins wonderful work works worth
""")
_BAD = vocabulary("""
abandoned absent absorbed ads aggressive annoying apologised apologises apologizes ashamed audit audited
awful awkward bad banned below bites bitter blames bland bloat bloated blocked breaks brittle broke broken bug buggy
bugs burden burned chased chore churn churns clumsy clunky cluttered cold collapses commodity complain complains
complaint confusing countdown cramped crash crashed crashes crawl crawls creepy crude dated dead dear dearer debt
delay delayed delays deprecated die died dies difficult disappear disappeared disappears disappointing distrust
drift drifted drifts dropout dropouts dropped drops drowning dull embarrassing empty error errors excuse expensive
fade fades fail failed fails failure failures fake false fears fees fell fiddly finicky fired flaky flat forbid
forbids forgets forgetting forgot fragile freezes friction gap gaps gimmick gone guess guesses hallucinated
hallucinates hallucinations harsh hate hated hates heavy hidden hurt hurts hype ignored ignores immature inaccurate
inconsistent invented invents jams jarring killed kills lack lacks laggy lags lame late lawsuit lawsuits leak leaked
leaking leaks liability lie lied lies limited limits locked lonely lose loses losing lost mangled manual mediocre
melts mess messy meter missed misses missing mistake mistakes nagging nags narrower nightmare noise noisy nonsense
notch obsolete opaque outage outages outdated outgrown overheats overkill overpriced overrun pain painful patchy
penalty poor premature pricey problem problems redundant refused regression regressions regret renamed renames
rewrote risk risky rotten rough rude scam shaky shallow shame silently slow slower spaghetti spam sparse stale stall
stalled stalls starves steep stingy stopped stops strange struggle struggles stuck stumbles stutter stutters suffer suffers
surcharge tax tedious thin thinner threatens throttled timeout timeouts tired toy trails trap ugly unable unclear
undisclosed uneven unfinished uninstalls unpredictable unreadable unreliable unstable unusable useless vague
vandalism vanish vanished vanishes wall walls warning warnings waste wasted watching weak weaker weakest wobble
wobbles worried worries worry worse worsens worst wrapper wrong wrongly young
""")
_LEANING = _GOOD | _BAD
_NOT = vocabulary(
    "no not never nothing nobody without hardly neither nor cannot can't won't don't doesn't didn't isn't aren't"
)
_STOP = re.compile(r"[,;:—()]")
_MOST = 2  # good words beyond these say nothing new
_NEAR = 3  # words that a denial reaches, and no comma


def grudges(folded: str) -> bool:
    """Whether a sentence grants the other side something, whatever the verdict is."""
    return _GRUDGES.search(folded) is not None


def leans(folded: str, there: Sequence[str], verdict: str | None) -> int:
    """How far a sentence of these words speaks for the verdict: good words for a ship, bad ones for a skip."""
    if verdict not in {"ship", "skip"} or _LEANING.isdisjoint(there):
        return 0
    lean = max(-_MOST, min(_MOST, _leaning(folded)))
    return lean if verdict == "ship" else -lean


def _leaning(folded: str) -> int:
    """How many more good words than bad ones, each counted once; "no undo worth the name" is a bad one."""
    leans: dict[str, int] = {}
    for part in _STOP.split(folded):
        said = words(part)
        for at, word in enumerate(said):
            if word in _LEANING:
                denied = not _NOT.isdisjoint(said[max(0, at - _NEAR) : at])
                leans[word] = 1 if (word in _GOOD) is not denied else -1
    return sum(leans.values())
