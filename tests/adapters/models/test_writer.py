"""A model that answers well, slowly, wrongly or not at all: what the core gets is a checked value or a sentence."""

from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from adapters.models.settings import ModelSettings
from adapters.models.writer import ModelWriter
from bot.panel import ROLES, Review, Verdict
from bot.ports.models import ModelTrouble
from tests.adapters.models.standin import LINE, REVIEW, Standin, panel

OPINION = Review("Builder", Verdict.SHIP, REVIEW)


def writer(endpoint: Standin, path: str = "", **settings: Any) -> ModelWriter:
    """The writer that these settings make."""
    made = {"url": f"{endpoint.url}{path}", "name": "stand-in", "key": SecretStr("sk-hidden"), **settings}
    return ModelWriter(ModelSettings(**made))


@pytest.mark.parametrize("path", ["", "/chat/completions", "/messages"])
async def test_a_good_answer_is_a_panel_of_drafts(endpoint: Standin, path: str) -> None:
    """Both dialects give four reviews in their usual order, marked as drafted and by whom, with what it cost."""
    drafted = await writer(endpoint, path, input_price=3.0, output_price=15.0).panel("Acme Cloud", "Price: $4")

    assert [review.role for review in drafted.reviews] == list(ROLES)
    assert all(review.drafted and review.reviewer == "drafted by stand-in" for review in drafted.reviews)
    assert (drafted.usage.read, drafted.usage.written) == (1_000, 500)
    assert drafted.usage.dollars == pytest.approx(0.0105)


async def test_the_key_travels_in_the_header_of_each_dialect(endpoint: Standin) -> None:
    """OpenAI's bearer, Anthropic's x-api-key with a version; never in the body."""
    await writer(endpoint).panel("Acme Cloud", "")
    await writer(endpoint, "/messages").panel("Acme Cloud", "")

    (chat, first), (messages, second) = endpoint.asked
    assert chat["Authorization"] == "Bearer sk-hidden"
    assert messages["x-api-key"] == "sk-hidden"
    assert messages["anthropic-version"]
    assert "sk-hidden" not in f"{first}{second}"


async def test_facts_are_given_as_material(endpoint: Standin) -> None:
    """What is known goes between tags; where nothing is known, that is said."""
    await writer(endpoint).panel("Acme Cloud", "Price: $4")
    await writer(endpoint).panel("Acme Cloud", " ")

    said = [body["messages"][1]["content"] for _, body in endpoint.asked]
    assert "<facts>\nPrice: $4\n</facts>" in said[0]
    assert "Nothing but the name is known." in said[1]


async def test_an_answer_in_a_code_fence_is_read(endpoint: Standin) -> None:
    """Small models wrap their JSON although they are told not to."""
    endpoint.fenced = True

    assert len((await writer(endpoint).panel("Acme Cloud", "")).reviews) == 4


async def test_a_line_is_what_the_model_said(endpoint: Standin) -> None:
    """The writer hands it on; whether it is true is not its business."""
    endpoint.says = {"line": LINE}

    assert (await writer(endpoint).line(OPINION, "Acme Cloud")).text == LINE


@pytest.mark.parametrize(
    "says",
    [
        {},
        [],
        "a panel",
        {"reviews": []},
        {"reviews": panel()["reviews"][:3]},
        panel(role="Skeptic"),
        panel(role="Poet"),
        panel(verdict="maybe"),
        panel(text="Too short."),
        panel(text="x" * 3_000),
        panel(extra="field"),
        {**panel(), "more": 1},
    ],
)
@pytest.mark.parametrize("path", ["", "/messages"])
async def test_an_answer_of_the_wrong_form_is_refused(endpoint: Standin, says: Any, path: str) -> None:
    """Three roles, a role twice, an unknown verdict: nothing is mended by guessing."""
    endpoint.says = says

    with pytest.raises(ModelTrouble, match="wrong form"):
        await writer(endpoint, path).panel("Acme Cloud", "")


@pytest.mark.parametrize("raw", ["{", "[]", "null", "<html>", '{"choices": []}', '{"choices": [{"message": {}}]}', "1"])
@pytest.mark.parametrize("path", ["", "/messages"])
async def test_what_is_no_answer_is_refused(endpoint: Standin, raw: str, path: str) -> None:
    """Broken JSON, an error page or an empty list end in a sentence, never in a traceback."""
    endpoint.raw = raw

    with pytest.raises(ModelTrouble, match="not what was asked for"):
        await writer(endpoint, path).panel("Acme Cloud", "")


@pytest.mark.parametrize(("path", "reason"), [("", "length"), ("/messages", "max_tokens")])
async def test_an_answer_that_was_cut_off_is_refused(endpoint: Standin, path: str, reason: str) -> None:
    """Half a panel is none, even where its JSON can be read."""
    endpoint.reason = reason

    with pytest.raises(ModelTrouble, match="cut off"):
        await writer(endpoint, path).panel("Acme Cloud", "")


async def test_an_endless_answer_is_refused(endpoint: Standin) -> None:
    """No more than a megabyte is read."""
    endpoint.raw = "x" * (2 << 20)

    with pytest.raises(ModelTrouble, match="too long"):
        await writer(endpoint).panel("Acme Cloud", "")


async def test_a_slow_model_is_not_waited_for(endpoint: Standin) -> None:
    """After the time that is set the question is given up."""
    endpoint.slow = 5.0

    with pytest.raises(ModelTrouble, match=r"longer than 0\.1 seconds"):
        await writer(endpoint, seconds=0.1).panel("Acme Cloud", "")


@pytest.mark.parametrize(
    ("status", "said"), [(401, "VERDICT_MODEL_KEY"), (404, "VERDICT_MODEL_NAME"), (429, "later"), (307, "307")]
)
async def test_a_refusal_says_what_to_do(endpoint: Standin, status: int, said: str) -> None:
    """Which setting to look at; a redirect is not followed, for the key is not for another place."""
    endpoint.status = status

    with pytest.raises(ModelTrouble, match=said):
        await writer(endpoint).panel("Acme Cloud", "")
    assert len(endpoint.asked) == 1


async def test_nobody_there_is_a_sentence(endpoint: Standin) -> None:
    """A closed port says which setting to check, and no key."""
    with pytest.raises(ModelTrouble, match="VERDICT_MODEL_URL") as trouble:
        await ModelWriter(ModelSettings(url="http://127.0.0.1:9/v1", name="nobody")).panel("Acme Cloud", "")
    assert "sk-" not in str(trouble.value)


def test_keys_do_not_go_over_an_open_line() -> None:
    """Plain http is for this machine only."""
    with pytest.raises(ValidationError, match="https"):
        ModelSettings(url="http://models.example.com/v1")
    assert ModelSettings(url="http://localhost:11434/v1").url
