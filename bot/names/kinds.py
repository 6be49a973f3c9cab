"""What kind of word a word is: one that parts two names, one that only keeps company, one that names a variant."""

from bot.names.folding import folded

PARTS = 1  # "vs": always stands between two names, unless a name itself contains it
LINKS = 2  # "or", "to": usually stands between two names
FILLS = 4  # "compare", "please": says nothing about which tool
TAILS = 8  # "for": after a name, begins the part of the sentence that names no tool
GENERIC = 16  # "ai", "app": may be left out of a name, or added to one
VARIES = 32  # "mini", "pro": tells two tools of one family apart; never ignored
EMOJI = 64
TYPES = 1024  # "editor", "api": may be added to a name, but tells two names apart
FOREIGN = 256  # in a script whose words are not parted by spaces, and not in these tables
VERBS = 512  # "to build": behind two names and a "to", no third name
BRANDED = 128  # like VARIES, but telling enough to stand for its family: "opus 4.5"

_PARTS = """
    vs versus vrs vss verus vesus verses karşı contra contro kontra gegen mot tegen proti przeciwko против contre versuz gegenüber vastaan проти 相比 対決 対 對 对 比
    ضد מול 🆚 ⚔
"""
_LINKS = """
    v n or and with to than against over x & + between among but alongside beat beats beating overtake overtakes overtaken overtook surpass surpasses surpassed outperform outperforms replace replaces crush crushes
    oder und mit ou et avec y e o u con en met eller og och med ili и или lub czy albo i nebo vagy és tai ja vai com
    ve veya ile atau dan dengan sau și hay với hoặc και ή
    oppure alebo või yoksa чи або یا বা bzw
    と か または または、 もしくは と比較 和 与 與 或 或者 还是 還是 跟 및 또는 와 과 랑 하고 이랑 أو و או ו और या หรือ กับ
"""
_FILLS = """
    compare compares comparing compared comparison comparisons comparision comparative verdict versus difference differences different
    diff differ differs which what whats whichever who whos whose is am are was were does do did done be been being it its
    the a an of by from my our your his her their mine ours yours has have had having get gets got getting gotten
    better best worse worst worth good great greater nice decent solid wins win won winner winners winning beats beat
    prefer preferred preferable preference instead rather whether should would could can will shall may might must
    i im ive id we weve you youre me us they them people anyone anybody someone somebody everyone everybody folks guys guy team
    cant dont doesnt isnt wont havent didnt not no yes yeah nope
    use uses used using user pick picks picked choose chooses chose chosen choosing decide decides decided deciding decision
    take takes go goes going try tries tried trying tested buy buying purchase pay paying want wants wanted need needs needed
    like likes love know knows think thinks recommend recommends recommended recommendation recommendations
    suggest suggests suggestion suggestions say says tell tells give gives show shows see look looking looks help helps wonder
    wondering wondered curious torn stuck consider switch switching switched move moving migrate migrating upgrade ship ships skip
    evaluate evaluating explain describe summary pros cons run running
    pls plz please kindly thanks thank thx ty cheers hey hi hello yo dear ok okay hm hmm um uh huh eh tia ffs only so well just really now today currently
    right these days nowadays lately soon asap yet already still ever never always often anyway up stack any anything something everything else
    alternative alternatives quick quickly honestly honest actually basically literally maybe perhaps probably both either
    neither one ones two them this that those there here vergelijken im imo imho tbh lol btw fyi eg ie etc sent
    thoughts thought opinion opinions question questions again also too vote votes votes more most less least much many
    seem seems seemed feel feels felt hold holds crush crushes crushed kill kills killed destroys destroyed outperform outperforms
    perform performs performed handle handles suit suits lack lacks offers supports include includes fail fails sucks
    dominates lags struggles understand understands hallucinate hallucinates crashes integrate integrates recommending
    suggesting hearing heard hear keep keeps prefers swears hates hate insists gimme lemme pit wanna gonna gotta judge contrast
    put puts work works worked makes slower faster nicer smarter easier cleaner safer simpler newer older bigger smaller
    quicker stronger weaker pricier lighter reason reasons serious seriously undecided settle bet once finally brutal fluff
    stacks stacked fares fared measures equally similarly truly genuinely roughly nearly almost ask asks asked asking
    loves enjoy enjoys enjoyed regret regrets regretted weigh argue argues argued agree agrees agreed disagree swear swore
    explained told telling heard noticed realize realized struggle struggling manage manages managed
    overrated underrated overhyped overpriced outdated underwhelming reliable unreliable accurate inaccurate improved
    improving enough debating deliberating comparable equivalent similar identical superior inferior favorite favourite
    suitable ideal acceptable mature buggy clunky intuitive affordable costly pricey frustrating disappointed disappointing
    impressed impressive outclass outclasses outshine outshines rivaling matches catch catches responds produces delivers
    generates translates writes summarizes recently apparently supposedly obviously clearly frankly personally typically
    normally initially eventually definitely absolutely totally completely entirely particularly especially noticeably
    significantly slightly somewhat marginally evaluated assess assessing examine examining exploring inclined planning
    moved exist exists existing come comes came preferring hoping worthwhile overkill renew renewing
    cancel canceled cancelled subscribe subscribed subscribing
    convince convinces convinced persuade adopt adopts adopted adopting benchmarked benchmarking measured standardize
    standardise survive survives deserve deserves justify justifies outlast outlasts where afford affords introduce
    introduced introducing install installed installing depend depends succeed succeeds thrive thrives prove proves
    proven complain complains hyped fairly safely rarely occasionally regularly constantly immediately mention mentioned
    reconsider rethink rethinking unsure uncertain confused doubt doubts satisfied dissatisfied unhappy tempted
    guess assume believe bored annoyed tired hated loved liked ditch ditched ditching dumped leave leaving left stick
    sticking staying stay lean leans leaning toward towards simply exactly somehow sometimes usually previously later tomorrow tonight weekend
    then dead alive obsolete how why very quite pretty overall general generally specifically mostly mainly together
    coding programming pricing price prices cost costs cheap cheaper cheapest expensive performance features
    speed latency throughput accuracy reliability rank ranking rate trust trusted even
    benchmarks benchmark usability tldr re fwd replace replaces replacing replaced swap swapping
    vergleich vergleiche vergleichen bitte besser ist sind der die das den welche welches welcher was unterschied zwischen
    warum wie doch eher soll sollte ich wir man nehmen lieber
    compara comparar comparer comparez compare-moi comparación comparaison mejor meilleur meilleure melhor quel quelle
    cual cuál qual quale qué que quoi entre favor sil vous plaît est es são sono el la le les los las un une una lequel laquelle
    choisir elegir escolher scegliere utiliser usar usare plutôt
    vergelijk beter beste of tussen welke kies och är bäst vilken hvilken jämför porównaj lepszy który jest co lepsze
    сравни сравнить так что лучше какой чем confronta confronto tra fra migliore meglio karşılaştır hangisi daha iyi mi mı mu mü
    karşılaştırması fark farkı arasındaki сравнение разница между porównanie różnica między jämförelse skillnad mellan
    forskel mellem verschil vergelijking differenza comparativa différence comparatif diferencia diferença comparação
    összehasonlítás különbség között melyik jobb lepiej lepší kumpi parempi mana yang lebih baik bagus bättre bedre
    tốt hơn nên dùng краще ποιο καλύτερο
    を は の が で どっち どちら いい 比較 比較して を比較して 違い の違い の比較 どちらがいい どっちがいい はどっち
    比较 对比 哪个好 哪个更好 区别 的区别 请 비교 비교해줘 뭐가 더 좋아 중 قارن بين הבדל
"""
_TAILS = """
    for in on at when if because regarding about as given considering according after before under beyond despite though although unless until whereas since while within without without: during
    based concerning für bei beim para pour dans sur per voor til för na для при için
    till pentru cho untuk dla
"""
_VERBS = """
    build write make create learn generate run do develop automate summarize summarise edit transcribe have a the my our
    drop dump quit abandon
"""
_GENERIC = """
    ai app io com net org dev co inc gg so us xyz hq me ly new the a an of by for and to in on
    tool tools lab labs online free website site instruct it chat preview beta latest alpha exp
"""
_TYPES = """
    llm llms model models ide editor assistant assistants bot bots plugin extension product products company version edition
    official generate generator toolkit api suite gpts platform platforms web software service services framework library
    agent agents chatbot db database
"""
_VARIES = """
    mini nano micro small medium large xl xs max ultra pro plus lite light fast flash turbo high low air airx flashx
    instant spark long deep research thinking reasoning reasoner coder code vision vl audio voice speech music
    tts stt image images video text embed embedding embeddings rerank omni realtime multilingual english base distill
    guard safeguard dev flex fill edit character math ocr mt asr translate doc exp super cascade safety content edge
    experimental standard basic enterprise team business agent cli search moe multimodal transcribe hd gen generate
    arabic japanese chinese reference motion control build quality creative advanced
"""
_BRANDED = """
    opus sonnet haiku fable codex scout maverick schnell klein kontext terminus speciale premier nemotron rerank
"""


_ROWS = (
    (PARTS, _PARTS),
    (LINKS, _LINKS),
    (FILLS, _FILLS),
    (TAILS, _TAILS),
    (VERBS, _VERBS),
    (GENERIC, _GENERIC),
    (TYPES, _TYPES),
    (VARIES, _VARIES),
    (BRANDED, _BRANDED),
)


def words_of(text: str) -> frozenset[str]:
    return frozenset(map(folded, text.split()))


def _table() -> dict[str, int]:
    kinds: dict[str, int] = {}
    for kind, words in _ROWS:
        for word in map(folded, words.split()):
            kinds[word] = kinds.get(word, 0) | kind
    return kinds


KINDS = _table()
