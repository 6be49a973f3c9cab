"""Brings the message catalogues up to date with the sentences in the code: make translations."""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from adapters.discord.lacks import WHY  # noqa: E402
from adapters.discord.tree import COMPARE_MESSAGE, UMBRELLA  # noqa: E402
from adapters.slack.scopes import SCOPES  # noqa: E402
from bot.commands import Command  # noqa: E402
from bot.handlers.board import HERE  # noqa: E402
from bot.handlers.table import commands  # noqa: E402
from bot.settings import BotSettings  # noqa: E402
from bot.tools import Entry  # noqa: E402
from bot.wording.catalogues import CATALOGUES, COMMAND, DOMAIN, LANGUAGES, po_file  # noqa: E402

TEMPLATE: Final = CATALOGUES / f"{DOMAIN}.pot"
SAYING: Final = {"say": 1, "plural": 2}
REFUSING: Final = {"Refusal": 1, "Misread": 1, "UnknownZone": 1}
"""methods and classes that are called with a sentence, and how many forms of it come first"""
CHANGING: Final = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
    "Report-Msgid",
)
"""lines of a head that differ each time, or say nothing"""

Sentence = str | tuple[str, ...]
"""with its plural, where it has one"""


def template() -> Catalog:
    """Every sentence that the code says, in the order of the files."""
    found = Catalog(project="verdict", version="0", copyright_holder="the authors of Verdict", charset="utf-8")
    found.header_comment = "# Made by make translations; translate in <language>/LC_MESSAGES/verdict.po."
    for path in _sources():
        place = path.relative_to(ROOT).as_posix()
        for message in _said(ast.parse(path.read_text(encoding="utf-8"))):
            found.add(message, locations=[(place, 0)])
    for sentence, place in _listed():
        found.add(sentence, locations=[(place, 0)])
    for command in _commands():
        for name in (command.name, *(option.name for option in command.options)):
            found.add(name, context=COMMAND, locations=[("bot/handlers/table.py", 0)])
    return found


def unlisted() -> Iterator[str]:
    """Calls that say something which is no literal, as `file: code`; each must be covered by the tables below."""
    for path in _sources():
        for call, forms in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            said = isinstance(call.func, ast.Attribute)  # a refusal may also hold what has been said already
            if said and not all(map(_literal, call.args[:forms])):
                yield f"{path.relative_to(ROOT).as_posix()}: {ast.unparse(call.args[0])}"


def updated(language: str, fresh: Catalog) -> Catalog:
    """The translations of one language that still have their sentence, and empty places for the new ones."""
    path = po_file(language)
    if path.exists():
        with path.open("rb") as file:
            held = read_po(file, locale=language)
    else:
        held = Catalog(locale=language, charset="utf-8")
        held.header_comment = f"# {language}"
    held.update(fresh, no_fuzzy_matching=True)
    held.project, held.version, held.fuzzy = fresh.project, fresh.version, False
    held.obsolete.clear()
    return held


def written(catalog: Catalog) -> bytes:
    """The same bytes for the same sentences, so that nothing changes without a reason."""
    out = BytesIO()
    write_po(out, catalog, width=120, include_lineno=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in CHANGING))).encode()


def _sources() -> list[Path]:
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "adapters").rglob("*.py")]
    return sorted(file for file in files if not {"playground", "terminal"} & {*file.parts})


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            forms = SAYING.get(getattr(node.func, "attr", "")) or REFUSING.get(getattr(node.func, "id", ""))
            if forms and node.args:
                yield node, forms


def _said(tree: ast.AST) -> Iterator[Sentence]:
    calls = sorted(_calls(tree), key=lambda found: (found[0].lineno, found[0].col_offset))
    for call, forms in calls:
        literals = [argument.value for argument in call.args[:forms] if isinstance(argument, ast.Constant)]
        if len(literals) == forms and all(isinstance(one, str) for one in literals):
            yield str(literals[0]) if forms == 1 else tuple(str(one) for one in literals)


def _literal(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)


def _listed() -> Iterator[tuple[str, str]]:
    """Sentences that stand in tables."""
    yield UMBRELLA, "adapters/discord/tree.py"
    yield COMPARE_MESSAGE, "adapters/discord/tree.py"
    yield from ((why, "adapters/discord/lacks.py") for why in WHY.values())
    yield from ((scope.why, "adapters/slack/scopes.py") for scope in SCOPES if scope.needed)
    yield HERE, "bot/handlers/board.py"
    yield from ((entry.value, "bot/tools.py") for entry in Entry)
    for command in _commands():
        yield command.summary, "bot/handlers/table.py"
        for option in command.options:
            yield option.description, "bot/handlers/table.py"


def _commands() -> tuple[Command, ...]:
    return commands(BotSettings.model_construct())


if __name__ == "__main__":
    fresh = template()
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(written(fresh))
    for language in LANGUAGES[1:]:
        catalog = updated(language, fresh)
        po_file(language).parent.mkdir(parents=True, exist_ok=True)
        po_file(language).write_bytes(written(catalog))
        missing = sum(not message.string or not all(message.string) for message in catalog if message.id)
        print(f"{language}: {missing} of {len(catalog)} messages are to be translated in {po_file(language)}")  # noqa: T201
