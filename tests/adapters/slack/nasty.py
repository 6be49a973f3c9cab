"""Cards that nobody would write and somebody will send: hypothesis strategies for every noun of a card."""

from hypothesis import strategies as st

from bot.actions import Action
from bot.cards import (
    Ballot,
    BallotChoice,
    Bold,
    Button,
    Buttons,
    Card,
    Choice,
    Code,
    Divider,
    FactRow,
    Facts,
    Heading,
    Lead,
    Line,
    Link,
    Person,
    Quiet,
    Score,
    Scorecard,
    ScoreRow,
    Select,
    Text,
)
from bot.emoji import KEYCAPS, SHIP, SKIP
from bot.forms import ChoiceField, Form, TextField

PIECES = [
    *("<!channel>", "<@U123>", "<https://a.example|b>", "@everyone", "@here", "&amp;", "*b*", "_i_", "~s~", "`c`"),
    *("```", "> quote", ":ship:", "\u202eevil", "\u200b", "\x00\x07", "\r\n", "👩‍👩‍👧‍👦", "e\u0301" * 40, "\ud800"),
    *("שלום", "名前", "|", "…", "#1", "—", "\u2028", "\t"),
]

words = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(PIECES), max_size=4).map("".join),
    st.integers(1, 5000).map(lambda size: "x" * size),
    st.integers(1, 900).map(lambda size: "word & " * size),
    st.sampled_from(["", " ", "Claude 4 Opus", "64 % (16 of 25)"]),
)
spans = st.one_of(
    words,
    words.map(Bold),
    words.map(Code),
    st.builds(Person, st.just("U1"), words),
    st.builds(
        Link,
        words,
        st.sampled_from(["https://a.example/?a=1&b=<2>", "http://a", "javascript:x", "", "https://" + "x" * 4000]),
    ),
)
lines: st.SearchStrategy[Line] = st.lists(spans, max_size=4).map(tuple)
actions = st.builds(
    Action, st.sampled_from(["ballot", "why"]), st.lists(st.text(max_size=4), max_size=3).map(tuple)
).filter(lambda action: action.fits)
buttons = st.builds(Button, words, actions, st.sampled_from(["plain", "primary", "danger"]))
choices = st.builds(Choice, words, st.text(max_size=160), words)
facts = st.builds(
    Facts,
    st.lists(words, max_size=22).map(tuple),
    st.lists(st.builds(FactRow, words, st.lists(words, max_size=4).map(tuple)), max_size=6).map(tuple),
)
scores = st.one_of(st.none(), st.builds(Score, words, words))
scorecards = st.builds(
    Scorecard,
    st.lists(words, max_size=5).map(tuple),
    st.lists(st.builds(ScoreRow, words, st.lists(scores, max_size=5).map(tuple)), max_size=5).map(tuple),
)
ballots = st.builds(
    Ballot,
    st.lists(st.builds(BallotChoice, st.sampled_from([*KEYCAPS, SHIP, SKIP]), words), max_size=5).map(tuple),
    lines,
    lines,
    st.lists(buttons, max_size=30).map(tuple),
)
blocks = st.one_of(
    st.builds(Quiet, lines),
    st.builds(Lead, lines),
    st.builds(Text, lines),
    st.builds(Heading, words),
    facts,
    scorecards,
    st.builds(Buttons, st.lists(buttons, max_size=60).map(tuple)),
    st.builds(Select, actions, words, st.lists(choices, max_size=120).map(tuple), st.text(max_size=5)),
    ballots,
    st.builds(Divider),
)
cards = st.builds(Card, words, words, st.lists(blocks, max_size=12).map(tuple))
# Many parts of few kinds: to make each of seventy anew takes longer than to check them.
many_blocks = st.lists(blocks, min_size=5, max_size=9).flatmap(
    lambda few: st.lists(st.sampled_from(few), min_size=45, max_size=70)
)
long_cards = st.builds(Card, words, words, many_blocks.map(tuple))

fields = st.one_of(
    st.builds(
        TextField,
        st.just("text"),
        words,
        words,
        words,
        st.booleans(),
        st.integers(0, 9000),
        st.sampled_from(["line", "paragraph"]),
    ),
    st.builds(
        ChoiceField,
        st.just("choice"),
        words,
        st.lists(choices, max_size=120).map(tuple),
        st.lists(st.text(max_size=2), max_size=2).map(tuple),
        words,
        st.booleans(),
        st.booleans(),
    ),
)
forms = st.builds(
    Form, words, words, actions, st.lists(fields, max_size=2, unique_by=lambda one: one.name).map(tuple), lines
)
