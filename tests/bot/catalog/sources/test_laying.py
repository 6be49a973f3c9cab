"""A list beside the catalogue: it completes what is known, contradicts aloud, adds what is new, and never guesses."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.sources import litellm, modelsdev, openrouter
from bot.catalog.sources.laying import Laid, lay
from bot.catalog.sources.offers import SourceRead
from bot.tools import MAKER, Entry, PriceFact, Tool
from tests.bot.catalog.sources.small import (
    DAY,
    EARLIER,
    EDITOR,
    LLAMA,
    OPUS,
    cost,
    known,
    lite_llm,
    models_dev,
    open_router,
    routed,
)


def _after(tools: dict[str, Tool], laid: Laid) -> dict[str, Tool]:
    return tools | {tool.slug: tool for tool in laid.tools}


def _opus(paid_in: float, paid_out: float, day: date = DAY) -> SourceRead:
    return modelsdev.read("a", models_dev(anthropic={"claude-opus-9": cost(paid_in, paid_out)}), day)


def test_what_is_not_known_is_filled_in_and_what_is_known_stays() -> None:
    """The list's context and day of release; the team's own words are not touched."""
    fields = {"name": "Llama 9 8B", "open_weights": True, "limit": {"context": 128000}, "release_date": "2026-04-05"}
    tool = replace(LLAMA, tagline="Ours")
    laid = lay(known(tool), modelsdev.read("a", models_dev(llama={"llama-9-8b": fields | cost(0.2, 0.2)}), DAY))

    (after,) = laid.tools
    assert ("Ours", 128000, date(2026, 4, 5), Entry.FREE) == (after.tagline, after.context, after.released, after.entry)
    assert (PriceFact("$0.20 in, $0.20 out / 1M tokens", MAKER, "https://models.dev", DAY),) == after.prices


def test_sources_that_disagree_are_both_named_and_nothing_is_overwritten() -> None:
    """Until a person says so."""
    laid = lay(known(OPUS), _opus(5, 25))
    taken = lay(known(OPUS), _opus(5, 25), overwrite=True)

    (said,) = laid.disagreements
    assert OPUS.prices == laid.tools[0].prices
    assert ("https://maker.example/prices", "https://models.dev") == (said.known.source, said.offered.source)
    assert (EARLIER, DAY, 67, False) == (said.known.checked, said.offered.checked, said.percent, said.taken)
    assert ["$5 in, $25 out / 1M tokens"] == [fact.text for fact in taken.tools[0].prices]
    assert taken.disagreements[0].taken


def test_sources_that_agree_have_nothing_to_say() -> None:
    """However the numbers are spelled."""
    laid = lay(known(OPUS), _opus(15.0, 75))

    assert ((), (OPUS,)) == (laid.disagreements, laid.tools)


def test_a_list_renews_its_own_price() -> None:
    """What models.dev said it may say anew; the same price in the same month is no news."""
    first = _after(known(replace(OPUS, prices=())), lay(known(replace(OPUS, prices=())), _opus(15, 75, EARLIER)))
    same = lay(first, _opus(15, 75, date(2026, 8, 30)))
    later = lay(first, _opus(15, 75, DAY))
    cheaper = lay(first, _opus(5, 25))

    assert [first["claude-opus-9"]] == list(same.tools)
    assert DAY == later.tools[0].prices[0].checked
    assert ["$5 in, $25 out / 1M tokens"] == [fact.text for fact in cheaper.tools[0].prices]
    assert () == cheaper.disagreements


def test_the_makers_own_price_is_shown_and_else_the_lowest_of_others() -> None:
    """A seller's price never stands beside the maker's."""
    sellers = {"dear": {"llama-9-8b": cost(0.9, 0.9)}, "cheap": {"llama-9-8b": cost(0.1, 0.1)}}
    resold = lay(known(LLAMA), modelsdev.read("a", models_dev(**sellers), DAY))
    opus = {name: {"claude-opus-9": cost(1, 1)} for name in sellers}

    assert [("$0.10 in, $0.10 out / 1M tokens", "Cheap")] == [(one.text, one.by) for one in resold.tools[0].prices]
    assert (OPUS,) == lay(known(OPUS), modelsdev.read("a", models_dev(**opus), DAY)).tools


@pytest.mark.parametrize(
    ("ident", "name"),
    [
        ("claude-opus-9.1", "Claude Opus 9.1"),
        ("claude-opus-8", "Claude Opus 8"),
        ("claude-sonnet-9", "Claude Sonnet 9"),
        ("claude-opus-9-mini", "Claude Opus 9 Mini"),
    ],
)
def test_another_version_or_variant_never_gets_the_price(ident: str, name: str) -> None:
    """It is a stranger, or unclear; Opus 9 stays as it was."""
    text = open_router(routed(f"anthropic/{ident}", f"Anthropic: {name}", "0.001", "0.001"))
    laid = lay(known(OPUS), openrouter.read("a", text, DAY), add=False)

    assert () == laid.tools
    assert 1 == len(laid.unsure) + len(laid.strangers)


@pytest.mark.parametrize(
    "spelling", ["claude-opus-9", "Claude_Opus_9", "anthropic/claude-9-opus", "anthropic.claude-opus-9-20260522-v1:0"]
)
def test_the_same_name_in_another_spelling_is_the_same_model(spelling: str) -> None:
    """Case, signs, the maker's name, a date and swapped words do not make another model."""
    fields = {"name": spelling} | cost(15, 75)
    laid = lay(known(OPUS), modelsdev.read("a", models_dev(anthropic={spelling: fields}), DAY))

    assert (OPUS,) == laid.tools


def test_a_tool_that_is_no_model_or_of_another_maker_is_left_to_a_person() -> None:
    """The same words are not always the same thing."""
    editor = replace(EDITOR, name="Claude Opus 9", slug="claude-opus-9", aliases=())
    stranger = replace(OPUS, maker="Somebody Else")

    for tool, why in ((editor, "is not a model"), (stranger, "is made by Somebody Else")):
        laid = lay(known(tool), _opus(5, 25))
        assert () == laid.tools
        assert ("claude-opus-9",) == laid.unsure[0].maybe
        assert why in laid.unsure[0].why


def test_retired_tools_and_private_ones_are_not_touched() -> None:
    """What a workspace keeps for itself is not changed by a public list."""
    assert () == lay(known(replace(OPUS, retired=True)), _opus(5, 25)).tools
    private = replace(OPUS, workspace="slack:T1")
    assert () == lay(known(private), _opus(5, 25), add=False).tools


def test_makers_own_models_are_added_and_a_mere_price_list_adds_nothing() -> None:
    """With maker, price, source and day; what only others sell is reported."""
    text = models_dev(openai={"gpt-9": {"name": "GPT-9"} | cost(1, 2)}, reseller={"odd-9": cost(1, 2)})
    laid = lay({}, modelsdev.read("a", text, DAY))
    prices = lite_llm(gpt_9={"litellm_provider": "openai", "input_cost_per_token": 1e-6, "mode": "chat"})

    assert [("gpt-9", "GPT-9", "OpenAI", "model")] == [(t.slug, t.name, t.maker, t.kind) for t in laid.tools]
    assert ("odd-9",) == laid.strangers
    assert ((), ("gpt-9",)) == ((found := lay({}, litellm.read("a", prices, DAY))).tools, found.strangers)


_IDS = ("claude-opus-9", "claude-9-opus", "claude-opus-9-20260522", "llama-9-8b", "gpt-9", "gpt-9-mini", "gpt-9-codex")
_MODELS = st.dictionaries(
    st.sampled_from(_IDS), st.builds(cost, st.sampled_from([0, 1, 2.5, 15]), st.sampled_from([0, 2, 75])), max_size=5
)
_LISTS = st.builds(
    lambda anthropic, openai, reseller: modelsdev.read(
        "a", models_dev(anthropic=anthropic, openai=openai, reseller=reseller), DAY
    ),
    *[_MODELS] * 3,
)
_PRICES = st.sampled_from(
    [
        (),
        OPUS.prices,
        (PriceFact("$20 a month", MAKER), PriceFact("$2 in / 1M tokens", "Reseller", "https://models.dev", EARLIER)),
        (PriceFact("$1 in, $2 out / 1M tokens", "Reseller", "https://other.example"),),
    ]
)


@given(source=_LISTS, prices=_PRICES, overwrite=st.booleans(), adds=st.booleans())
def test_importing_twice_is_importing_once(
    source: SourceRead, prices: tuple[PriceFact, ...], overwrite: bool, adds: bool
) -> None:
    """Whatever is known, whatever the list says: the second time nothing changes."""
    before = known(replace(OPUS, prices=prices), replace(LLAMA, prices=prices), EDITOR)
    once = _after(before, lay(before, source, overwrite=overwrite, add=adds))
    twice = _after(once, lay(once, source, overwrite=overwrite, add=adds))

    assert once == twice
