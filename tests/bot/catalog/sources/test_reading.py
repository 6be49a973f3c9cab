"""Each list in its own form becomes the same kind of offer: dollars per million tokens, at a seller, of a maker."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.sources import litellm, modelsdev, openrouter
from bot.catalog.sources.offers import Skip, TokenPrice
from bot.catalog.sources.places import line_of, pointer
from bot.catalog.sources.published import Wanted, wanted
from bot.catalog.sources.reading import READERS
from tests.bot.catalog.sources.small import DAY, cost, lite_llm, models_dev, open_router, routed

PRICE = TokenPrice(Decimal(3), Decimal("0.6"))


def test_models_dev_counts_dollars_per_million_tokens() -> None:
    """And says what is the maker's own, what it is called, and how long a prompt may be."""
    fields = {"name": "Claude Opus 9 (latest)", "limit": {"context": 200000}, "release_date": "2026-05-22"}
    text = models_dev(anthropic={"claude-opus-9": fields | cost(3, 0.6)}, reseller={"claude-opus-9": cost(4, 1)})
    mine, resold = modelsdev.read("api.json", text, DAY).offers

    assert ("Claude Opus 9", "Anthropic", True, PRICE) == (mine.name, mine.maker, mine.own, mine.price)
    assert (200000, date(2026, 5, 22)) == (mine.context, mine.released)
    assert ("Reseller", "Anthropic", False) == (resold.provider, resold.maker, resold.own)


def test_litellm_and_openrouter_count_dollars_per_token() -> None:
    """One as numbers, the other as text; both are exact."""
    lite = {"litellm_provider": "anthropic", "mode": "chat"}
    text = lite_llm(claude_opus_9=lite | {"input_cost_per_token": 3e-06, "output_cost_per_token": 6e-07})
    (one,) = litellm.read("prices.json", text, DAY).offers
    (other,) = openrouter.read(
        "models.json",
        open_router(routed("anthropic/claude-opus-9", "Anthropic: Claude Opus 9", "0.000003", "6e-7")),
        DAY,
    ).offers

    assert (PRICE, PRICE) == (one.price, other.price)
    assert ("Anthropic", "Claude Opus 9", "claude-opus-9") == (other.maker, other.name, other.plain)
    assert (True, False) == (one.own, other.own)


def test_a_price_that_grows_with_the_prompt_says_up_to_where_it_holds() -> None:
    """Both lists that know such steps say so in their own way."""
    tiers = {"tiers": [{"tier": {"size": 272000, "type": "context"}, "input": 10}], "context_over_200k": {"input": 10}}
    (one,) = modelsdev.read("a", models_dev(openai={"gpt-9": cost(1, 2, **tiers)}), DAY).offers
    fields = {"input_cost_per_token": 1e-6, "input_cost_per_token_above_128k_tokens": 2e-6, "mode": "chat"}
    (other,) = litellm.read("b", lite_llm(gpt_9=fields), DAY).offers

    assert [", up to 272k", ", up to 128k"] == [one.price and one.price.note, other.price and other.price.note]


@pytest.mark.parametrize(
    ("ident", "fields", "why"),
    [
        ("claude-opus-latest", cost(1, 2), Skip.LATEST),
        ("claude-opus-9:thinking", cost(1, 2), Skip.VARIANT),
        ("eu.anthropic.claude-opus-9", cost(1, 2), Skip.REGION),
        ("painter", cost(1, 2) | {"modalities": {"input": ["text"], "output": ["image"]}}, Skip.NOT_TEXT),
        ("free-lunch", cost(0, 0), Skip.ZERO),
    ],
)
def test_what_is_no_model_of_its_own_is_counted_by_its_reason(ident: str, fields: dict[str, object], why: Skip) -> None:
    """Nothing is left out silently, and a price of 0 does not make anything free."""
    found = modelsdev.read("a", models_dev(anthropic={ident: fields}), DAY)

    assert {why: 1} == found.skipped
    assert not any(offer.price for offer in found.offers)


def test_the_documentation_in_litellm_and_variable_prices_are_no_models() -> None:
    """`sample_spec` explains the file; -1 means that the price depends."""
    assert {Skip.DOCUMENTATION: 1} == litellm.read("a", lite_llm(), DAY).skipped
    routers = open_router(routed("openrouter/auto", "Auto Router", "-1", "-1"))
    assert {Skip.VARIABLE: 1} == openrouter.read("b", routers, DAY).skipped


def test_an_old_dated_version_does_not_speak_for_the_model() -> None:
    """The plain id stands, else the newest dated one of the maker; a seller's dated ones never do."""
    dated = {"gpt-9-2025-05-13": cost(5, 15), "gpt-9-2025-08-06": cost(3, 10)}
    plain = modelsdev.read("a", models_dev(openai=dated | {"gpt-9": cost(2, 8)}), DAY)
    newest = modelsdev.read("a", models_dev(openai=dated, reseller=dated), DAY)

    assert ["gpt-9"] == [offer.ident for offer in plain.offers]
    assert [("gpt-9-2025-08-06", "gpt-9", True)] == [(one.ident, one.plain, one.own) for one in newest.offers]
    assert 3 == newest.skipped[Skip.DATED]


def test_a_mistake_is_named_by_line_and_pointer_and_the_other_entries_count() -> None:
    """One wrong price among thousands does not keep the rest away."""
    text = models_dev(anthropic={"claude-opus-9": cost(3, 6), "claude/odd": cost(3, 6) | {"cost": {"input": "cheap"}}})
    found = modelsdev.read("api.json", text, DAY)
    (problem,) = found.broken

    assert ["claude-opus-9"] == [offer.ident for offer in found.offers]
    assert "/anthropic/models/claude~1odd/cost/input" == problem.field
    assert '"cheap"' in text.splitlines()[problem.line - 1]
    assert '"cheap" is not an amount in US dollars' == problem.text


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", '{"data": 3}', "[" * 100_000, "1" * 10_000])
def test_what_is_no_list_at_all_is_one_problem(kind: str, text: str) -> None:
    """Another file, half a file, an attack: a sentence, and no offers."""
    found = READERS[kind]("x.json", text, DAY)

    assert () == found.offers
    assert 1 == len(found.failed) or found.broken


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.just("1e999999999"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
_FIELDS = st.sampled_from(
    [
        "id",
        "name",
        "cost",
        "input",
        "output",
        "tiers",
        "context_over_200k",
        "limit",
        "context",
        "modalities",
        "release_date",
        "open_weights",
        "status",
        "pricing",
        "prompt",
        "completion",
        "context_length",
        "architecture",
        "expiration_date",
        "hugging_face_id",
        "mode",
        "litellm_provider",
        "input_cost_per_token",
        "output_cost_per_token",
        "max_input_tokens",
        "deprecation_date",
    ]
)
_ENTRIES = st.dictionaries(_FIELDS, _VALUES | st.dictionaries(_FIELDS, _VALUES, max_size=3), max_size=8)


@pytest.mark.parametrize("kind", READERS)
@given(entries=st.dictionaries(st.text(max_size=8), _ENTRIES | _VALUES, min_size=1, max_size=3))
def test_no_entry_whatever_breaks_the_reading(kind: str, entries: dict[str, object]) -> None:
    """Any value may stand in any field: it is read, or it is a mistake with a place."""
    whole = {"data": list(entries.values())} if kind == "openrouter" else entries
    found = READERS[kind]("x.json", json.dumps(whole), DAY)

    assert len(found.offers) + sum(found.skipped.values()) + len(found.failed) >= 1


@given(
    before=st.lists(st.text(max_size=5), max_size=4, unique=True),
    key=st.text(max_size=5),
    indent=st.none() | st.integers(0, 3),
)
def test_a_place_is_found_in_whatever_layout(before: list[str], key: str, indent: int | None) -> None:
    """The line on which the value stands, where lines are broken."""
    whole = {"outer": [{name: 1 for name in before if name != key} | {key: "here!"}, 2]}
    text = "\n\n" + json.dumps(whole, indent=indent)

    assert "here!" in text.splitlines()[line_of(text, ["outer", 0, key]) - 1] or "\u2028" in text
    assert "/outer/0/" in pointer(["outer", 0, key])


def test_an_argument_names_a_list_or_a_file() -> None:
    """Without a place, the list is read where its keepers publish it."""
    assert Wanted("models.dev", "a/b.json") == wanted("models.dev:a/b.json")
    assert Wanted("litellm", "https://x.example/y.json") == wanted("LiteLLM:https://x.example/y.json")
    assert Wanted("openrouter", "https://openrouter.ai/api/v1/models") == wanted("openrouter:")
    assert Wanted("", "C:/tools.yaml") == wanted("C:/tools.yaml")
    assert wanted("https://x.example/tools.yaml").is_link
