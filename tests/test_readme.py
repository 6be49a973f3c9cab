"""What the README says is what the program does."""

import re
from pathlib import Path

import main
from adapters.operations.metrics import metrics_table
from adapters.operations.serving import DEAD_LINE
from adapters.terminal.tables import commands_table, settings_table
from bot.handlers.table import commands
from bot.settings import BotSettings

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def _between(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", README, re.DOTALL)
    assert found, f"The README lost its {name} table."
    return found[1]


def test_every_command_is_in_the_table() -> None:
    """With its usage and in the order of /verdict help."""
    settings = BotSettings()

    assert commands_table(commands(settings), settings.umbrella_command) == _between("commands")


def test_every_setting_is_in_the_table() -> None:
    """With its default and what it is for; secrets never show one."""
    assert settings_table(main.SETTINGS.values()) == _between("settings")


def test_every_metric_is_in_the_table() -> None:
    """With its labels and what it tells."""
    assert metrics_table() == _between("metrics")


def test_the_first_lines_are_the_two_commands() -> None:
    """Whoever reads ten lines can run it and test it."""
    head = README[: README.index("##")]

    assert "make run" in head
    assert "make test" in head


def test_every_exit_code_is_told() -> None:
    """Supervisors are set up by them."""
    told = README[README.index("The process leaves with") :].partition("\n")[0]

    assert all(f"{code} when" in told for code in (main.BAD_SETTINGS, DEAD_LINE))


def test_every_claim_about_security_names_a_test_that_exists() -> None:
    """The last column of the threat model."""
    root = Path(__file__).parents[1]
    named = re.findall(r"`(tests/[\w/]+\.py)`", (root / "SECURITY.md").read_text(encoding="utf-8"))

    assert len(named) > 10
    assert [] == [path for path in named if not (root / path).is_file()]
