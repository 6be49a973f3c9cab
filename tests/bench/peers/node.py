"""Installs the peers that are written for Node, where Node is; says why not where it is not."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
FILES = ("package.json", "chatsdk.mjs")
INSTALL = ("install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts")
PATIENCE = 300
KEPT = {"PATH", "HOME", "LANG", "TMPDIR"}


class NoNode(Exception):
    """Its text is for the notes of the bench."""


def env(**more: str) -> dict[str, str]:
    """Nothing of ours but where programs are."""
    return {name: value for name, value in os.environ.items() if name in KEPT} | more  # noqa: TID251


def installed() -> Path:
    """The folder with the peers and their packages, which stays for the next run; NoNode says what is missing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NoNode("Node and npm are not on this machine")
    folder = Path(tempfile.gettempdir()) / "verdict-bench-peers"
    folder.mkdir(exist_ok=True)
    for name in FILES:
        shutil.copy(HERE / name, folder / name)
    try:
        done = subprocess.run(
            [npm, *INSTALL], cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise NoNode(f"npm did not come to an end within {PATIENCE} s") from None
    if done.returncode:
        raise NoNode(f"npm could not install it: {done.stderr.strip().splitlines()[-1:] or ['no reason told']}")
    return folder
