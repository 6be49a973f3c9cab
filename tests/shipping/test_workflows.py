"""The workflows: what they run is pinned, what they may do is little, and they run what this house runs."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.shipping.files import ROOT, WORKFLOWS, read

PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40}")
each = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)


def _jobs(workflow: Path) -> dict[str, dict[str, Any]]:
    jobs = read(workflow)["jobs"]
    assert isinstance(jobs, dict)
    return jobs


def _steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in _jobs(workflow).values() for step in job["steps"]]


@each
def test_it_is_a_workflow(workflow: Path) -> None:
    """YAML reads the word `on` as true; every step does exactly one thing."""
    found = read(workflow)

    assert {"name", True, "permissions", "jobs"} <= set(found)
    assert all(("uses" in step) != ("run" in step) for step in _steps(workflow))
    assert all(need in _jobs(workflow) for job in _jobs(workflow).values() for need in job.get("needs", ()))


@each
def test_what_others_wrote_is_pinned(workflow: Path) -> None:
    """By commit: a tag can be moved."""
    assert all(PINNED.fullmatch(step["uses"]) for step in _steps(workflow) if "uses" in step)


@each
def test_it_may_do_little_and_not_for_ever(workflow: Path) -> None:
    """No rights but to read the code, no credentials left in the work tree, a limit of time on every job."""
    rights = [job.get("permissions", {}) for job in _jobs(workflow).values()]
    checkouts = [step for step in _steps(workflow) if "actions/checkout" in step.get("uses", "")]

    assert {} == read(workflow)["permissions"]
    assert all(one in ({}, {"contents": "read"}) for one in rights)
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert all(job["timeout-minutes"] <= 60 for job in _jobs(workflow).values())


@each
def test_nobody_from_outside_writes_its_commands(workflow: Path) -> None:
    """What a title or a branch name says never becomes a part of a script; it is handed over as a variable."""
    assert not any("${{" in step.get("run", "") for step in _steps(workflow))


def test_every_python_that_we_promise_is_tested() -> None:
    """From the oldest that the package allows."""
    pythons = _jobs(ROOT / ".github/workflows/tests.yaml")["check"]["strategy"]["matrix"]["python"]
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert oldest
    assert [oldest[1], "3.12", "3.13"] == pythons


def test_they_run_what_exists() -> None:
    """Make's targets and our scripts."""
    runs = "\n".join(step["run"] for workflow in WORKFLOWS for step in _steps(workflow) if "run" in step)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert all(f"\n{target}:" in makefile for target in re.findall(r"make ([a-z-]+)", runs))
    assert all((ROOT / script).exists() for script in re.findall(r"scripts/[\w.]+", runs))
