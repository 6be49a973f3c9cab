"""`verdict import` in this process: lists and tables go in, and what they say is shown before it is written."""

import json
from pathlib import Path

import pytest

from tests.adapters.terminal.conftest import Verdict

DEV = {
    "anthropic": {
        "id": "anthropic",
        "name": "Anthropic",
        "models": {
            "claude-opus-4-0": {"id": "claude-opus-4-0", "name": "Claude Opus 4", "cost": {"input": 12, "output": 60}},
            "claude-nova-9": {"id": "claude-nova-9", "name": "Claude Nova 9", "cost": {"input": 1, "output": 2}},
            "claude-odd-9": {"id": "claude-odd-9", "name": "Claude Odd 9", "cost": {"input": "much"}},
        },
    }
}
ROUTED = {
    "data": [
        {
            "id": "anthropic/claude-nova-9",
            "name": "Anthropic: Claude Nova 9",
            "pricing": {"prompt": "0.000001", "completion": "0.000002"},
        }
    ]
}


@pytest.fixture(autouse=True)
def lists(verdict: Verdict, tmp_path: Path) -> None:
    """In the folder where the command is typed."""
    (tmp_path / "dev.json").write_text(json.dumps(DEV, indent=1), encoding="utf-8")
    (tmp_path / "routed.json").write_text(json.dumps(ROUTED), encoding="utf-8")


def test_lists_are_shown_then_written_once(verdict: Verdict) -> None:
    """Mistakes with their place, disagreements with both sources; a second import changes nothing."""
    words = ("import", "models.dev:dev.json", "openrouter:routed.json")
    dry, first, again = verdict(*words, "--dry-run"), verdict(*words), verdict(*words)

    assert "/anthropic/models/claude-odd-9/cost/input" in dry.stdout
    assert "$15 in, $75 out / 1M tokens by the maker (https://www.anthropic.com/pricing" in dry.stdout
    assert "$12 in, $60 out / 1M tokens by the maker (https://models.dev" in dry.stdout
    assert "the known price stays" in dry.stdout
    assert "+ Claude Nova 9 (claude-nova-9), Models" in first.stdout
    assert "0 new, 0 changed" in again.stdout
    assert "$1 in, $2 out / 1M tokens" in verdict("export").stdout


def test_a_person_may_take_the_new_price_and_add_nothing(verdict: Verdict) -> None:
    """`--overwrite` and `--only-known`."""
    said = verdict("import", "models.dev:dev.json", "--overwrite", "--only-known")

    assert "the new price is taken" in said.stdout
    assert "0 new, 1 changed" in said.stdout
    assert "$12 in, $60 out / 1M tokens" in verdict("export").stdout


def test_a_table_is_imported_and_a_known_name_keeps_its_tool(verdict: Verdict) -> None:
    """CSV beside YAML; the alias "Opus 4" is Claude 4 Opus, not a second tool."""
    Path("tools.csv").write_text(
        "name,category,aliases,price\nKite,Editors,kite ide; KiteAI,$9 a month\nOpus 4,Models,,\n", encoding="utf-8"
    )
    said = verdict("import", "tools.csv")

    assert "Opus 4 is Claude 4 Opus in the catalogue" in said.stdout
    assert "1 new, 0 changed, 1 the same" in said.stdout
    assert "KiteAI" in verdict("export").stdout


def test_a_name_that_means_another_tool_is_refused(verdict: Verdict) -> None:
    """A person who types it must get one of them, so nothing of the file is imported."""
    Path("two.yaml").write_text(
        "tools:\n  - {name: Kite, category: Editors}\n  - {name: Rook, category: Editors, aliases: [Opus 4]}\n", "utf-8"
    )
    ran = verdict("import", "two.yaml")

    assert 1 == ran.exit_code
    assert "Rook: “Opus 4” already means Claude 4 Opus (claude-4-opus); use another name." in ran.stderr
    assert "Kite" not in verdict("export").stdout


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("models.dev:nowhere.json", "nowhere.json does not exist"),
        ("litellm:.", "is a folder"),
        ("openrouter:dev.json", "should be the list of models"),
        ("http://127.0.0.1:9/tools.yaml", "is not an https address"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_and_nothing_is_written(verdict: Verdict, argument: str, said: str) -> None:
    """And exit code 1."""
    ran = verdict("import", "models.dev:dev.json", argument)

    assert 1 == ran.exit_code
    assert said in ran.stderr
    assert "Nova" not in verdict("export").stdout
