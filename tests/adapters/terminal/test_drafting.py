"""`verdict panel`: drafts that are marked, counted and checked, and published by a person only."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import main
from tests.adapters.models.standin import LINE, Standin, panel, standin
from tests.adapters.terminal.conftest import Verdict


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[Standin]:
    """A model that the settings name."""
    with standin() as place:
        monkeypatch.setenv("VERDICT_MODEL_URL", place.url)
        monkeypatch.setenv("VERDICT_MODEL_NAME", "stand-in")
        monkeypatch.setenv("VERDICT_MODEL_INPUT_PRICE", "3")
        monkeypatch.setenv("VERDICT_MODEL_OUTPUT_PRICE", "15")
        yield place


def test_a_draft_is_printed_and_not_published(verdict: Verdict, model: Standin) -> None:
    """Four reviews, marked, with the cost and the YAML that verdict import takes; the catalogue stays as it was."""
    said = verdict("panel", "Frobnicator")

    assert said.exit_code == 0, said.output
    assert "Drafted by a model (stand-in). Nothing of it is published." in said.output
    assert "$0.0105" in said.output
    assert "drafted: true" in said.output
    assert "Frobnicator" not in verdict("export").output


def test_a_draft_may_be_saved_changed_and_imported(verdict: Verdict, model: Standin, tmp_path: Path) -> None:
    """Importing is the approval; the reviews stay marked as drafted."""
    saved = tmp_path / "draft.yaml"

    assert verdict("panel", "Frobnicator", "--save", str(saved)).exit_code == 0
    assert verdict("import", str(saved)).exit_code == 0
    assert "drafted by stand-in" in verdict("export").output


@pytest.mark.parametrize(("answer", "published"), [("y\n", True), ("\n", False), ("", False)])
def test_only_a_clear_yes_publishes(
    verdict: Verdict, model: Standin, tmp_path: Path, answer: str, *, published: bool
) -> None:
    """--approve asks after showing the draft; an empty answer, or nobody there to answer, publishes nothing."""
    at = {"DATABASE_URL": f"sqlite:///{tmp_path / 'v.db'}"}
    said = CliRunner().invoke(main.app, ["panel", "Frobnicator", "--approve"], env=at, input=answer)

    assert "Have you read it" in said.output
    assert ("Frobnicator" in verdict("export").output) is published


def test_a_known_tool_is_drafted_from_what_is_known(verdict: Verdict, model: Standin, tmp_path: Path) -> None:
    """The catalogue's facts and the person's own go to the model."""
    notes = tmp_path / "notes.txt"
    notes.write_text("It sings.", encoding="utf-8")
    verdict("panel", "smollm3", "--facts", str(notes))

    told = model.asked[0][1]["messages"][1]["content"]
    assert "Tool: SmolLM3" in told
    assert "Category:" in told
    assert "It sings." in told


def test_a_lying_line_is_replaced_by_the_extracted_one(verdict: Verdict, model: Standin) -> None:
    """A number that the review does not have never reaches anybody."""
    model.says = panel(line="Answers in 8 ms, says Google.")
    said = verdict("panel", "Frobnicator").output

    assert "8 ms, says" not in said
    assert LINE in said


def test_a_model_that_answers_nonsense_is_a_sentence(verdict: Verdict, model: Standin) -> None:
    """Exit code 1 and what to do, no traceback, no draft."""
    model.raw = "{"
    said = verdict("panel", "Frobnicator")

    assert said.exit_code == 1
    assert "Try again" in said.output
    assert "Traceback" not in said.output


def test_without_a_model_it_says_what_to_set(verdict: Verdict) -> None:
    """The settings by name."""
    said = verdict("panel", "Frobnicator")

    assert said.exit_code == 1
    assert "VERDICT_MODEL_URL" in said.output


def test_a_name_that_may_mean_several_is_refused(verdict: Verdict, model: Standin) -> None:
    """Nobody pays for the wrong tool's panel."""
    said = verdict("panel", "smollm3 vs claude 4 opus")

    assert said.exit_code == 1
    assert "whole name" in said.output
    assert model.asked == []


def test_lines_of_a_model_are_kept_only_where_they_are_true(verdict: Verdict, model: Standin, tmp_path: Path) -> None:
    """A lie leaves the extracted line, and says why; an editor's own line is not even asked about."""
    file = tmp_path / "acme.yaml"
    text = "It starts in 80 ms on my laptop. I ship it because no other one ever did that twice in a row for us."
    review = {"verdict": "ship", "text": text}
    panel = [{"role": "Builder", **review}, {"role": "Skeptic", **review, "line": "My own words."}]
    rows = [{"name": "Frobnicator", "category": "Tools", "panel": {"reviews": panel}}]
    file.write_text(json.dumps({"tools": rows}), encoding="utf-8")
    assert verdict("import", str(file)).exit_code == 0

    model.says = {"line": "Starts in 8 ms."}
    refused = verdict("lines", "Frobnicator").output
    model.says = {"line": "Starts in 80 ms on my laptop."}
    at = {"DATABASE_URL": f"sqlite:///{tmp_path / 'v.db'}"}
    kept = CliRunner().invoke(main.app, ["lines", "Frobnicator", "--approve"], env=at, input="y\n").output

    assert "the review does not have 8" in refused
    assert "Nothing was changed." in refused
    assert "an editor's line stands: My own words." in kept
    assert "line: Starts in 80 ms on my laptop." in verdict("export").output
    assert len(model.asked) == 2
