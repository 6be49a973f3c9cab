"""Writes the README's tables anew from the settings and commands: python scripts/readme.py."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import main  # noqa: E402
from adapters.operations.metrics import metrics_table  # noqa: E402
from adapters.terminal.tables import commands_table, settings_table  # noqa: E402
from bot.handlers.table import commands  # noqa: E402
from bot.settings import BotSettings  # noqa: E402


def rewritten(text: str) -> str:
    settings = BotSettings()
    tables = {
        "commands": commands_table(commands(settings), settings.umbrella_command),
        "settings": settings_table(main.SETTINGS.values()),
        "metrics": metrics_table(),
    }
    for name, table in tables.items():
        block = f"<!-- {name} -->\n{table}\n<!-- /{name} -->"
        text = re.sub(rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _, block=block: block, text, flags=re.DOTALL)
    return text


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")
