"""Which words carry a sentence, and whether some words make a clause: a subject and a verb of its own."""

import re
from functools import lru_cache
from itertools import islice

from bot.lines.verbs import AUXILIARIES, BASE_VERBS, FINITE, NOUNS_TOO, PERHAPS_FINITE, vocabulary

_WORD = re.compile(r"[^\W_]+(?:[.,'&/+-][^\W_]+)*")
_LITTLE = """
a an the this that these those it its it's i i'm i'd i'll i've me my we we're we'd us our ours you your yours he she they
them their theirs who whom whose which what where when why how is are was were be been being am do does did done has have
had having will would shall should can could may might must not no nor and or but yet so if then than as at by for from in
into of off on onto out over per to under up upon with within without about after again all also another any because
before between both during each either else even ever every few further here just least less like more most much neither
never now once one only other others own rather same since some still such there there's however though through too until very
while don't doesn't didn't isn't aren't wasn't can't cannot won't wouldn't that's what's
"""


LITTLE_WORDS = vocabulary(_LITTLE)
VERDICT_WORDS = vocabulary(
    "ship ships shipped shipping skip skips skipped skipping pass passes passing easy hard clear firm strong reluctant"
    " reluctantly grudgingly gladly happily kindly narrowly yes green light thumbs down vote verdict notes"
)

_CONTRACTED = ("'s", "'re", "'m", "'ll", "'d", "'ve")
_PLURAL_SUBJECTS = vocabulary("i we you they people teams users others")
_POINTERS = vocabulary("these those")  # "those are the two things I measure"
_SUBJECTS = vocabulary("i we you they he she it")
_OBJECTS = vocabulary("me us them him")
_PRONOUNS = vocabulary("i we you they he she it that this there who what here")
_NEVER_FIRST = vocabulary("which who whose whom to of having being")
_NO_SUBJECT = vocabulary("which that who whose whom to of with for in on at by from")
_DETERMINERS = vocabulary("the a an its their his her our my your no these those")
_TAKEN = vocabulary(
    "the a an my our your his her its their this these those it them me us him itself themselves every each what how over into onto towards away"
)
_AGAIN = ("re", "out", "over", "under", "mis", "un", "co-", "re-", "fore")
_ADVERBS = vocabulary("already always also ever even just never now once only really still")
_KNOWING = vocabulary(
    "knows says thinks means shows finds feels tells sees claims hopes believes know say think show find tell see"
)
_RELATIVE = vocabulary("that which who")
KEPT = 512  # texts whose words were counted: a line weighs the same pieces again and again
_READ = 20  # words; a clause shows its verb early


def words(text: str, most: int | None = None) -> list[str]:
    text = text.replace("’", "'")
    return _WORD.findall(text) if most is None else [match[0] for match in islice(_WORD.finditer(text), most)]


def first_word(text: str) -> str:
    found = words(text, 1)
    return found[0].casefold() if found else ""


def content(text: str) -> list[str]:
    """The words that say something, folded."""
    return [word for word in words(text.casefold()) if word not in LITTLE_WORDS]


@lru_cache(maxsize=KEPT)
def substance(text: str) -> int:
    """How many words say something beyond the verdict itself."""
    return beside(content(text))


def beside(said: list[str]) -> int:
    """How many of these words say something beyond the verdict itself."""
    return sum(word not in VERDICT_WORDS for word in said)


def is_clause(text: str) -> bool:
    """Whether the words can stand as a sentence: an order, or a subject with a verb of its own."""
    found = [word.casefold() for word in words(text, _READ)]
    if len(found) < 2:  # noqa: PLR2004  a subject and a verb
        return False
    if found[0] in _NEVER_FIRST or found[:2] == ["no", "matter"]:
        return False
    if found[0] in BASE_VERBS and found[1] not in FINITE:
        return True
    owed = 0
    for at in range(len(found)):
        if at > 1 and found[at] in _KNOWING and found[at - 1] in _RELATIVE:
            owed += 1  # "a model that knows you slept badly" has a second verb that is not its own
        elif _is_verb(found, at):
            if not owed:
                return True
            owed -= 1
    return False


def _describes(found: list[str], at: int) -> bool:
    """“The cost it removes” is a cost, and no clause."""
    if at <= 2 or found[at - 1] not in _SUBJECTS or found[0] not in _DETERMINERS:  # noqa: PLR2004  a noun between
        return False
    before = found[at - 2]
    return not (before in LITTLE_WORDS or before in FINITE or before in BASE_VERBS)


def _is_verb(found: list[str], at: int) -> bool:
    word, before = found[at], found[at - 1] if at else ""
    if "'" in word and word not in AUXILIARIES:  # "it's", "they're"; "Google's" is no verb
        return word.split("'")[0] in _PRONOUNS and word.endswith(_CONTRACTED)
    if at > 1 and _is_adverb(before):
        before = found[at - 2]
        relative = before in _NO_SUBJECT
    else:
        relative = before in _NO_SUBJECT and (before, at) != ("that", 1)
    article = before in _DETERMINERS and not (before in _POINTERS and word in AUXILIARIES)
    if at == 0 or article or relative or _describes(found, at):
        return False
    after = found[at + 1] if at + 1 < len(found) else ""
    plural = before in _PLURAL_SUBJECTS or before.endswith("s")
    return (
        word in FINITE
        or (word in BASE_VERBS and (plural or after in _OBJECTS))
        or (at == 1 and before in _SUBJECTS and word not in LITTLE_WORDS and not _is_adverb(word))
        or (after in _TAKEN and (word in PERHAPS_FINITE or (word in NOUNS_TOO and plural)))
        or (word not in LITTLE_WORDS and _is_derived(word))
    )


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word not in BASE_VERBS)


def _is_derived(word: str) -> bool:
    """“It outgrows, rebuilds and misreads” are grows, builds and reads."""
    return word.startswith(_AGAIN) and any(
        word.startswith(front) and word.removeprefix(front) in FINITE - AUXILIARIES for front in _AGAIN
    )
