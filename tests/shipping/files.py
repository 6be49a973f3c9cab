"""The files that the bot is shipped with, read, and the tools that judge them where they are found."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"
MANIFESTS = sorted((DOCKER / "kubernetes").glob("*.yaml"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yaml"))


def read(path: Path) -> dict[str, Any]:
    """A YAML file that holds one mapping."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def instructions(dockerfile: str) -> list[tuple[str, str]]:
    """(instruction, rest), continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", re.sub(r"(?m)^\s*#.*\n", "", dockerfile))
    return [(line.split()[0], line.partition(" ")[2].strip()) for line in text.splitlines() if line.strip()]


def judged(tool: str, *words: str) -> subprocess.CompletedProcess[str]:
    """The verdict of a tool beside our Python or on the path; a machine without it skips."""
    found = shutil.which(tool, path=str(Path(sys.executable).parent)) or shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not on this machine.")
    return subprocess.run([found, *words], capture_output=True, text=True, timeout=60, check=False)
