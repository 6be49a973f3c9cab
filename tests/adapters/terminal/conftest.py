"""The command line in this process, over a database of its own."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import main
from tests.templates import copied, furnished

Verdict = Callable[..., Result]


@pytest.fixture
def verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Verdict:
    """Words as typed after `verdict`; what was said, and the exit code."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):  # noqa: TID251  the run's own environment, emptied of platforms
        if name.startswith(("SLACK_", "DISCORD_")):
            monkeypatch.delenv(name)
    settings = {"DATABASE_URL": asyncio.run(copied(furnished, tmp_path / "v.db"))}
    return lambda *words: CliRunner().invoke(main.app, list(words), env=settings)
