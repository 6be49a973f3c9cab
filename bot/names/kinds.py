"""What kind of word a word is: one that parts two names, one that only keeps company, one that names a variant."""

from bot.names.folding import folded

PARTS = 1  # "vs": always stands between two names, unless a name itself contains it
LINKS = 2  # "or", "to": usually stands between two names
FILLS = 4  # "compare", "please": says nothing about which tool
TAILS = 8  # "for": after a name, begins the part of the sentence that names no tool
GENERIC = 16  # "ai", "app": may be left out of a name, or added to one
VARIES = 32  # "mini", "pro": tells two tools of one family apart; never ignored
EMOJI = 64
FOREIGN = 256  # in a script whose words are not parted by spaces, and not in these tables
VERBS = 512  # "to build": behind two names and a "to", no third name
BRANDED = 128  # like VARIES, but telling enough to stand for its family: "opus 4.5"

_PARTS = """
    vs versus vrs vss contra kontra gegen mot tegen proti przeciwko против contre versuz gegenüber 対 對 对 比
    ضد מול 🆚 ⚔
"""
_LINKS = """
    v or and with to than against over x & + between
    oder und mit ou et avec y e o u con en met eller og och med ili и или lub czy albo i nebo vagy és tai ja vai com
    ve veya ile atau dan dengan sau și hay với hoặc και ή
    と か または または、 もしくは と比較 和 与 與 或 或者 还是 還是 跟 및 또는 와 과 랑 하고 이랑 أو و או ו और या หรือ กับ
"""
_FILLS = """
    compare compares comparing compared comparison comparisons comparision verdict difference differences diff differ
    which what whats who whos is are was does do did be it its it's the a an of by from my our your his
    better best worse worst good greater wins win winner winning beats beat prefer preferred preferable instead rather
    should would could can will shall i we you u me us they people anyone someone everybody guys folks team
    use using pick choose take get go try buy want need like love know think recommend suggest say tell give show see
    im ive cant dont doesnt isnt wont decide deciding choosing switching moving migrating ship ships skip
    up any anything something everything someone else anyway alternative alternatives vergelijken im
    pls plz please thanks thank thx ty hey hi hello yo ok okay so well just really now today currently these days
    quick quickly honestly honest actually maybe perhaps both either one ones two them this that there here
    thoughts opinion opinions question help again also vote votes tool's more most much between how why
    coding programming pricing price prices cost costs cheaper cheapest performance quality features benchmarks
    vergleich vergleiche vergleichen bitte besser ist der die das den welche welches welcher was unterschied zwischen
    compara comparar comparer comparez compare-moi comparación comparaison mejor meilleur meilleure melhor quel quelle
    cual cuál qué que quoi entre por favor sil vous plaît est es el la le les los las un une una lequel
    vergelijk beter beste of tussen och jämför porównaj lepszy co jest lepsze сравни сравнить что лучше confronta confronto
    migliore meglio karşılaştır hangisi daha iyi を は の が で どっち どちら いい 比較 比較して 違い の違い の比較 どちらがいい
    どっちがいい 比较 哪个好 哪个更好 区别 的区别 请 비교 비교해줘 뭐가 더 좋아 중 قارن بين הבדל
"""
_TAILS = """
    for in on at when if because regarding about as given considering since while within without without: during
    based concerning für bei beim para pour dans sur per voor til för na для при için
"""
_VERBS = """
    build write make create learn generate run do develop automate summarize summarise edit transcribe have a the my our
"""
_GENERIC = """
    ai app apps io com net org dev co inc the a of by for and an to in on gg so is us xyz hq me ly
    tool tools lab labs model models bot platform online free website site web's software service services
    instruct it chat preview beta latest alpha exp llm llms ide editor assistant plugin extension product products
    editor's company version edition official new generate toolkit api suite gpts
"""
_VARIES = """
    mini nano micro small medium large xl xs max ultra pro plus lite light fast flash turbo high low air airx flashx
    instant spark long deep research thinking think reasoning reasoner coder code vision vl audio voice speech music
    tts stt image images video text embed embedding embeddings rerank omni realtime multilingual english base distill
    guard safeguard dev flex fill edit character math ocr mt asr translate doc exp super cascade safety content edge
    experimental standard basic enterprise team business agent cli search moe multimodal transcribe hd gen generate
    arabic japanese chinese reference motion control build quality creative advanced
"""
_BRANDED = """
    opus sonnet haiku fable codex scout maverick schnell klein kontext terminus speciale premier nemotron
"""


_ROWS = (
    (PARTS, _PARTS),
    (LINKS, _LINKS),
    (FILLS, _FILLS),
    (TAILS, _TAILS),
    (VERBS, _VERBS),
    (GENERIC, _GENERIC),
    (VARIES, _VARIES),
    (BRANDED, _BRANDED),
)


def _table() -> dict[str, int]:
    kinds: dict[str, int] = {}
    for kind, words in _ROWS:
        for word in map(folded, words.split()):
            kinds[word] = kinds.get(word, 0) | kind
    return kinds


KINDS = _table()
