"""Which words carry a sentence, and whether some words make a clause: a subject and a verb of its own."""

import re
from itertools import islice

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


def vocabulary(text: str) -> frozenset[str]:
    return frozenset(text.split())


LITTLE_WORDS = vocabulary(_LITTLE)
VERDICT_WORDS = vocabulary(
    "ship ships shipped shipping skip skips skipped skipping pass passes passing easy hard clear firm strong reluctant"
    " reluctantly grudgingly gladly happily kindly narrowly yes green light thumbs down vote verdict notes"
)

_AUXILIARIES = """
is isn't are aren't was wasn't were weren't am be has hasn't have haven't had hadn't does doesn't do don't did didn't will
won't would wouldn't can can't cannot could couldn't should shouldn't must may might needs
"""
_REGULAR = """
accept accelerate act add admire admit agree aim allow answer appear apply approve argue arrive ask assume automate avoid
back base beat belong benefit bill block boot break bring browse buckle build bundle buy call cancel care carry catch cause
change charge chase check choose cite claim clear click close collapse collect come commoditize compete compile compound
connect convert copy cost count cover crash create cut deal decay decide defend define degrade deliver demand depend
deploy deserve design destroy die differ disappear do double draft drag drift drive drop earn eat encode end enforce erode
evaporate exceed execute exist expect explain expose fade fail fall feel fill find finish fit fix flag flatter fold follow
force forget fork fund gain gate generate get give go grow guess handle happen hate help hide hire hit hold hope host
hurt imply import improve include index install integrate interrupt invent invite keep kill know label lack lag last launch
lead leak learn leave let lift like limit list live load lock look lose love maintain make map match matter mean measure
meet merge miss mistake move multiply name narrow need notice offer open outlast outlive outperform own pass pay persuade
pick plan play please point predict prefer present preserve price produce promise prompt prove publish pull push put rank
reach read record recover reduce refuse regress reject release rely remain remember remove rename renew rent repeat replace
reply report request require reset resist resolve respond rest return reveal review reward rise run satisfy save say scale
sell send separate serve set settle shift ship shorten show shrink sign simplify sit skip slow solve sound speak spend
split spread stack stall stand start stay stick stop store suffer suggest support surface survive switch take talk teach
tell test thank think throw tie touch track trade train transcribe transfer travel treat trigger trust try turn understand
undo unlock update use
abandon absorb accompany adapt adjust adopt align amount annoy anticipate approach arrange assign assist attract behave bend blame
borrow bother breathe bypass calculate charm clarify classify clean collaborate combine command communicate compare compete complain
complete confirm confuse connect consider consist consume contain continue contradict contribute control cooperate correct crawl cure
cycle declare decline decrease delay delete deny describe detect determine develop digest disagree disappoint discover discuss
display distinguish disturb dominate doubt download duplicate edit eliminate embed emerge employ enable encourage enjoy ensure enter
escape establish estimate evolve examine expand expire export extend extract facilitate favour feed finance flash float forgive format
frighten function generalise generalize govern grab guarantee guide hallucinate hand head heal hinder hurry identify ignore illustrate
imitate implement impose impress indicate influence inform inherit inject insist inspire insult integrate intend introduce involve
isolate joke judge jump justify knock lend license lift link listen lower manage manipulate mention migrate mock modify monitor
motivate navigate neglect negotiate normalise observe obtain occupy operate organise organize overlap overlook overwrite owe pause
perform permit pile pin pollute possess postpone praise prevail prevent proceed process protect provide punish purchase pursue
question raise react realise realize rebuild recall recognise recognize recommend reconcile refer reflect refresh refund regret
relate relax remind render repair replicate represent reproduce resell resemble resent resume retain retry reuse revise reward rewrite
route ruin scan scare schedule search select serialise share shield shout signal simulate solidify sort specify spoil sponsor
standardise steal stretch struggle substitute succeed summarise summarize suppose surprise survive suspect sustain swallow swap sync
tag tempt tend threaten tolerate transform translate transmit trim trip tune type underline unify upgrade upload validate value
vary verify violate visit vote warrant weaken weigh welcome whisper widen withdraw wonder vanish wait walk want warn waste watch wear win wire wish work worry wrap write write yield
"""
_IRREGULAR = """
became beat began bet bent bit bought broke brought built came caught chose cost cut dealt did drank drew drove ate fell
felt fought found flew forgot froze gave gone got grew had heard held hid hit hurt kept knew laid led left lent let lit
lost made meant met paid put quit ran rang read rose said sat saw sold sent set shook shot shown shrank shut slept spent
split spoke spread stood stole struck stuck swept swore taught told thought threw took understood undid went woke won wore
wrote becomes become
"""


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"


def _past(verb: str) -> tuple[str, ...]:
    stem = f"{verb[:-1]}i" if verb.endswith("y") and verb[-2] not in "aeiou" else verb
    return f"{stem}d" if verb.endswith("e") else f"{stem}ed", f"{verb}{verb[-1]}ed"


BASE_VERBS = frozenset(_REGULAR.split())
_PAST = frozenset(past for verb in BASE_VERBS for past in _past(verb))
_THIRD = frozenset(_third(verb) for verb in BASE_VERBS)
AUXILIARIES = frozenset(_AUXILIARIES.split())
FINITE = AUXILIARIES | _THIRD | _PAST | frozenset(_IRREGULAR.split())
_CONTRACTED = ("'s", "'re", "'m", "'ll", "'d", "'ve")
_PLURAL_SUBJECTS = vocabulary("i we you they people teams users others")
_POINTERS = vocabulary("these those")  # "those are the two things I measure"
_SUBJECTS = vocabulary("i we you they he she it")
_OBJECTS = vocabulary("me us them him")
_PRONOUNS = vocabulary("i we you they he she it that this there who what here")
_NEVER_FIRST = vocabulary("which who whose whom to of")
_NO_SUBJECT = vocabulary("which that who whose whom to of with for in on at by from")
_DETERMINERS = vocabulary("the a an its their his her our my your no these those")
_ADVERBS = vocabulary("already always also ever even just never now once only really still")
_READ = 20  # words; a clause shows its verb early


def words(text: str, most: int | None = None) -> list[str]:
    text = text.replace("’", "'")
    return _WORD.findall(text) if most is None else [match[0] for match in islice(_WORD.finditer(text), most)]


def content(text: str) -> list[str]:
    """The words that say something, folded."""
    return [word for word in words(text.casefold()) if word not in LITTLE_WORDS]


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
    if found[0] in _NEVER_FIRST:
        return False
    if found[0] in BASE_VERBS and found[1] not in FINITE:
        return True
    return any(_is_verb(found, at) for at in range(len(found)))


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
    if before in _ADVERBS and at > 1:
        before = found[at - 2]
        relative = before in _NO_SUBJECT
    else:
        relative = before in _NO_SUBJECT and (before, at) != ("that", 1)
    article = before in _DETERMINERS and not (before in _POINTERS and word in AUXILIARIES)
    if at == 0 or article or relative or _describes(found, at):
        return False
    after = found[at + 1] if at + 1 < len(found) else ""
    plural = before in _PLURAL_SUBJECTS or before.endswith("s")
    return word in FINITE or (word in BASE_VERBS and (plural or after in _OBJECTS))
