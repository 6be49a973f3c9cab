"""The verbs that reviews are written with, in the forms that can carry a clause."""


def vocabulary(text: str) -> frozenset[str]:
    return frozenset(text.split())


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
vary verify violate visit vote warrant weaken weigh welcome whisper widen withdraw wonder vanish wait walk want warn waste watch wear win wire wish work worry wrap write yield
"""
_IRREGULAR = """
became beat began bet bent bit bought broke brought built came caught chose cost cut dealt did drank drew drove ate fell
felt fought found flew forgot froze gave gone got grew had heard held hid hit hurt kept knew laid led left lent let lit
lost made meant met paid put quit ran rang read rose said sat saw sold sent set shook shot shown shrank shut slept spent
split spoke spread stood stole struck stuck swept swore taught told thought threw took understood undid went woke won wore
wrote becomes become
"""
_MORE = """
abstract alias amortise append appoint arbitrate articulate attribute audition belittle bootstrap catalogue cite cluster collate commute converge correlate crowd customise customize decode decouple delegate
deprive desync diagnose disclose discriminate dogfood elaborate embody encrypt enlarge equate evict exert extinguish filter formalise foster generalise grade harness hoist incentivise incentivize infuriate inhabit inline iron
lean legislate levy lump micromanage mock name negate outcompete outsell overcharge overcome override oversimplify overspend paraphrase pester plateau plead pledge polarise poison police pretend prefill procrastinate pry punctuate
rely reconsider refactor reframe regulate reimplement rejoin remedy rename renegotiate repackage resort retract revoke rework shrivel sidestep simmer slant snowball stem surge synthesise template toil transact troubleshoot unbundle unify unite vouch wither
ache acquire activate address advance advertise advise afford age alert align alter amaze amuse analyse analyze announce apologise
apologize archive assemble assert assign attach attempt attend audit auction author await award bake balance ban bank bark bask
batch beg bind bite blend bloat blow blur boast boil book bore bounce bow breach breed brew brief broadcast browse brush bundle burn burst bury cache cap
capture cast centre challenge chat cheat cheer chew chip churn circle clap clean climb cling clone clutter coin comment commit compress con conceal conclude
condense confess confess constrain construct consult contact contend contest contract conserve convey convince cook cool cope corrupt counter crack
crash crave credit creep criticise croak cross crumble crush cry curate dare dash date debug decline decorate dedupe deduct default defeat defer defy demo demonstrate
deny depart deprecate deserve detach deter dial dictate diff dilute dim dip disable discard discourage dismiss dispatch dispute distil distill distract distrust
dive divide dodge dread dress drip drown dump earn echo elect elevate email embarrass emit enable encode endorse endure enrich entail entertain equal
escalate evade evaluate evict exaggerate exclude execute exhaust exit expense experiment exploit extrapolate face factor fake falsify fan fear feature federate fetch fiddle fight filter fire
flee flinch flip flirt flood flow flush fly foam focus fool forbid forecast foresee forge fork format frame freeze frown fry fuel fulfil fulfill fumble gather gain gamble gauge
giggle glance glare glue govern graduate grant grasp greet grep grin grind groan gross ground group guard halve halt hammer hang harden harm harvest haunt hedge herald hesitate hint hook hop host hover hug
hum hunt impair impersonate impress inch incur infer inflate inherit initiate innovate inspect instruct insure interact intercept interpret interview invalidate invest invoice itch iterate jam
jitter justify kick kneel lament land lapse lash laugh layer lean leap lecture lie lift lighten linger lint loan lobby localise localize log loop lure mail mandate mangle
manufacture march mark market mask master mature melt mend mess message mimic mind mint mirror mislead mix moan mutate mute nag narrate near nest net nod nominate note notify nudge number object oblige obscure offend
offset onboard opt order originate oust outgrow outnumber outpace outsource outweigh overcharge overestimate overfit overheat overshoot oversell page paint panic parse part partner paste patch pause pave penalise penalize perceive persist phone phrase pick pin pipe pitch
pity pivot place plague plant plot plug poke polish poll pool pop port pose post pour power practise practice pray preach precede preview prey print prioritise prioritize probe profile profit progress project
proliferate promote propose prune publish pump puzzle qualify quantise quantize query queue quote race rage raise rank rate ration rattle re-run react rebalance rebook rebound recap reclaim recite
recoup recruit recycle redact redraw refine refill refund regain regenerate register reimburse reindex reinvent reissue reload relearn relocate remake remark render rephrase replay replicate repay repeal repel resolve respect respond restart restore
restrict restructure resurface retell rethink retire retrain retreat retrieve retrofit reverse revert revive rewind rid ride rip rival roar rob rock roll rot round route rub rule rush sabotage sample sandbox satisfy saturate scatter score
scrape scratch scream screen scroll seal seat secure seed seek seem segment seize sense separate sequence shade shake shape sharpen shatter shave shed shell shine shoot shop shove shrug sigh silence sink sketch slap sleep slice slide slip smear
smell smile smirk smooth smuggle snap sneak sniff snooze soar soften solicit sound span spare spawn specialise specialize spell spike spill spin spit spot spray spring sprint squander squeeze squint stabilise stabilize stage stagnate stain stake stalk
stamp stare starve stash steady steer stem stiffen stitch stock stoop strand strap strengthen stress strike strip strive stroll stun stumble stutter submit subscribe subsidise subsidize subtract succeed sue sum summon supplement supply suppress surf surpass surrender swarm sway swear
sweat sweep swell swim swing tackle tailor tame tap target taste tax tear tease terminate thank thin thread thrive throttle tick tidy tighten tilt tip tire toast toggle top torch toss total trace transpose trap tread treble
tremble triage trick trickle triple trouble trump trust tuck tumble tutor twist underestimate undercut undermine underperform undersell unearth unlock unravel unsubscribe untangle upend upset urge utilise utilize vendor vent venture veto
vibrate view wade wager wag waive wake wander wane weather weave weep whine whip whisper wink wipe wire withhold withstand witness wobble wrap wreck wrestle yell yearn zip outrank overshadow prefetch autocomplete dogfood misfire
collide consolidate correspond couple deem denote detail differentiate diminish discount displace dissolve diverge downgrade educate embrace enlist entrust evoke excel fluctuate
forfeit forge further hail imagine impact imply improvise induce isolate jeopardise jeopardize lessen liberate magnify mediate merit multiply necessitate neutralise obey omit outclass overlap oversee perpetuate pinpoint ponder
postpone presume privilege prompt reassure rebrand reckon reconcile redefine redirect redo redeem reinforce relay relieve reopen reshape resell resurrect retail reunite reuse revolve safeguard sanction scaffold scope scrub segregate shuffle siphon skimp snag solidify spearhead specify splurge stipulate
straddle streamline stymie suffice surround tally temper tether thwart transcend transition transplant underpin underscore undo unfold unleash unlearn unpack unveil uphold usher vary verge wean wield zap
"""
_MORE_IRREGULAR = """
arose arisen awoke bade beaten became begun bore borne bound bled blew blown bred burnt cast clung crept dreamt dug fed fled flung forbade forbidden foresaw forgave ground grew hung knelt leant leapt learnt
misled mistook outdid outgrew overcame overran oversaw overtook partook rebuilt redid remade reran resold retold rewound rewrote rid ridden rode rung sank sewn shaved shed shone shrunk slid slung smelt sought sowed spelt spilt spun spat
sprang sprung stank stung strode strove sung sunk swam swum swung tore torn trod undercut undertook unwound upheld upset wept withdrew withheld withstood wound wove wrung bidden drawn driven
"""


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"


def _past(verb: str) -> tuple[str, ...]:
    stem = f"{verb[:-1]}i" if verb.endswith("y") and verb[-2] not in "aeiou" else verb
    return f"{stem}d" if verb.endswith("e") else f"{stem}ed", f"{verb}{verb[-1]}ed"


BASE_VERBS = vocabulary(_REGULAR)
NOUNS_TOO = vocabulary(_MORE) - BASE_VERBS  # "pages" and "pitch" are verbs only before an object
_PAST = frozenset(past for verb in BASE_VERBS | NOUNS_TOO for past in _past(verb))
AUXILIARIES = vocabulary(_AUXILIARIES)
FINITE = AUXILIARIES | _PAST | frozenset(map(_third, BASE_VERBS)) | vocabulary(_IRREGULAR) | vocabulary(_MORE_IRREGULAR)
PERHAPS_FINITE = frozenset(map(_third, NOUNS_TOO)) - FINITE
