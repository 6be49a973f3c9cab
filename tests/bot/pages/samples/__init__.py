"""Comparison pages written for these tests, and the real one where the shared folder is at hand."""

from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent
SEED = sorted((Path(__file__).parents[4] / ".." / "shared" / "seed").glob("*.txt"))[:1]


def _texts(paths: Iterable[Path]) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8").rstrip("\n") for path in paths}


PAGES = _texts(sorted(HERE.glob("*.txt")))
ALL = PAGES | {f"real-{name[:3]}": text for name, text in _texts(SEED).items()}
