"""The command line as an operator uses it: real processes, real exit codes."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.templates import copied, furnished

ROOT = Path(__file__).parents[1]
SHARED = ROOT / ".." / "shared"
PAGE = (ROOT / "tests" / "flows" / "page.txt").read_text(encoding="utf-8")


def _verdict(*words: str, folder: Path, given: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    clean = {n: v for n, v in os.environ.items() if not n.startswith(("SLACK_", "DISCORD_"))}  # noqa: TID251
    environment = clean | {"DATABASE_URL": f"sqlite:///{folder / 'v.db'}", "COLUMNS": "200"} | settings
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        env=environment,
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a database stands already; the other stories begin with nothing."""
    asyncio.run(copied(furnished, tmp_path / "v.db"))
    return tmp_path


def test_every_bad_setting_gets_a_sentence_and_the_exit_code_is_78(tmp_path: Path) -> None:
    """All mistakes at once, and none of the values, which may be secrets."""
    ran = _verdict(
        "run",
        folder=tmp_path,
        PORT="many",
        SLACK_BOT_TOKEN="hunter2hunter2",
        DATABASE_URL="mysql://a:sesame@b/c",
        VERDICT_BOX_DAYS="0",
    )

    assert 78 == ran.returncode
    assert ["VERDICT_BOX_DAYS", "DATABASE_URL", "PORT"] == [
        line.split(":")[0] for line in ran.stderr.splitlines() if ":" in line and not line.startswith("SLACK")
    ]
    assert "xoxb-" in ran.stderr
    assert "hunter2" not in ran.stderr
    assert "sesame" not in ran.stderr


def test_settings_may_stand_in_a_file(tmp_path: Path) -> None:
    """`.env` beside whoever starts the bot, as it comes; what the environment says wins, and an empty line says nothing."""
    (tmp_path / ".env").write_text(
        "# ours\nSLACK_BOT_TOKEN='hunter2'\nPORT=many\nVERDICT_BOX_DAYS=0\nVERDICT_ZONE=\n", encoding="utf-8"
    )
    ran = _verdict("run", folder=tmp_path, PORT="8321")

    assert 78 == ran.returncode
    assert "xoxb-" in ran.stderr
    assert ["VERDICT_BOX_DAYS"] == [name for name in ("PORT", "VERDICT_BOX_DAYS", "VERDICT_ZONE") if name in ran.stderr]
    assert "hunter2" not in ran.stderr


def test_a_platform_without_a_token_is_not_imported(tmp_path: Path) -> None:
    """What is not used costs neither memory nor time."""
    code = "import sys, main; print([name for name in ('slack_bolt', 'slack_sdk', 'discord') if name in sys.modules])"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=180, check=False
    )

    assert "[]" == ran.stdout.strip()


def test_a_comparison_is_printed_in_the_terminal(tmp_path: Path) -> None:
    """The same card as in the chats, from the starter catalogue."""
    ran = _verdict("compare", "claude 4 opus", "vs", "smollm3", folder=tmp_path)

    assert 0 == ran.returncode
    assert "Claude 4 Opus leads on the panel, 4 of 4 against 3 of 4." in ran.stdout


def test_an_unclear_question_is_a_sentence_with_suggestions(folder: Path) -> None:
    """And exit code 1."""
    ran = _verdict("compare", "claud opsu vs smollm3", folder=folder)

    assert 1 == ran.returncode
    assert "Claude 4 Opus" in ran.stderr


def test_a_page_is_imported_whole_once_and_for_all(folder: Path) -> None:
    """The dry run writes nothing, the import writes it all, a second one changes nothing, the export has it."""
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    dry = _verdict("import", str(page), "--dry-run", folder=folder)
    first = _verdict("import", str(page), folder=folder)
    again = _verdict("import", str(page), folder=folder)

    assert "2 new, 0 changed" in dry.stdout
    assert "2 new, 0 changed" in first.stdout
    assert "0 new, 0 changed, 2 the same" in again.stdout
    assert "name: Lantern" in _verdict("export", folder=folder).stdout


def test_an_import_with_a_mistake_writes_nothing(folder: Path) -> None:
    """One bad file among good ones: every mistake is named by file, line and field."""
    (folder / "good.yaml").write_text("tools:\n  - name: Good One\n    category: Models\n", encoding="utf-8")
    (folder / "bad.yaml").write_text("tools:\n  - name: Bad One\n    categry: Models\n", encoding="utf-8")
    ran = _verdict("import", str(folder / "good.yaml"), str(folder / "bad.yaml"), folder=folder)

    assert 1 == ran.returncode
    assert "bad.yaml, line 3" in ran.stderr
    assert "Good One" not in _verdict("export", folder=folder).stdout


def test_a_page_is_shown_as_json(folder: Path) -> None:
    """The shape that other programs read."""
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    said = json.loads(_verdict("import", str(page), "--dry-run", "--json", folder=folder).stdout)

    assert ["Lantern", "Harbour Mini"] == [tool["name"] for tool in said["tools"]]
    assert [100, 75] == [tool["panel_ship_pct"] for tool in said["tools"]]
    assert 8 == len(said["reviews"])


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("alpha one vs beta two", {"id": "q", "slugs": ["alpha-one", "beta-two"]}),
        ("alpha one vs gamma nine", {"id": "q", "error": "unknown"}),
        ("alpha one", {"id": "q", "error": "one"}),
        ("alpha one, Alpha One", {"id": "q", "error": "same"}),
    ],
)
def test_names_are_evaluated_line_by_line(tmp_path: Path, query: str, answer: dict[str, object]) -> None:
    """JSON in, JSON out, the same id."""
    catalog = tmp_path / "catalog.json"
    names = ("Alpha One", "Beta Two", "Delta Three")
    catalog.write_text(json.dumps([{"slug": n.lower().replace(" ", "-"), "name": n} for n in names]), encoding="utf-8")
    row = json.dumps({"id": "q", "query": query})
    ran = _verdict("eval", "names", "--catalog", str(catalog), folder=tmp_path, given=row + "\n")
    said = json.loads(ran.stdout)
    said.pop("candidates", None)

    assert answer == said


def test_lines_are_evaluated_line_by_line(tmp_path: Path) -> None:
    """The span is where the line stands in the text."""
    text = "It is quick to set up. Ship it, because the price never surprises anyone. The logo is blue."
    row = json.dumps({"id": "r", "role": "builder", "tool": "X", "verdict": "ship", "text": text})
    said = json.loads(_verdict("eval", "lines", folder=tmp_path, given=row + "\n").stdout)

    assert "r" == said["id"]
    assert "price never surprises" in said["line"]
    assert "price never surprises" in text[said["start"] : said["end"]]


def test_the_doctor_says_what_to_do(tmp_path: Path) -> None:
    """Without tokens only the database is looked at; an address that nobody answers is a problem with a remedy."""
    well = _verdict("doctor", folder=tmp_path)
    ill = _verdict(
        "doctor", folder=tmp_path, DISCORD_TOKEN="aaa.bbb.ccc", DISCORD_API_BASE="http://127.0.0.1:9/api/v10"
    )

    assert (0, 1) == (well.returncode, ill.returncode)
    assert "No token of Slack or Discord is set" in well.stdout
    assert "No token" not in ill.stdout
    assert "Check the network and DISCORD_API_BASE." in ill.stdout


def test_a_recount_of_nothing_finds_nothing(folder: Path) -> None:
    """And says so."""
    assert "0 differences" in _verdict("recount", folder=folder).stdout


def test_a_backup_brings_everything_back(folder: Path) -> None:
    """The catalogue and the keys, readable by nobody else; nothing is replaced unless that is asked for."""
    page, copy = folder / "page.txt", folder / "copy.db"
    page.write_text(PAGE, encoding="utf-8")
    _verdict("import", str(page), folder=folder)
    key = (folder / "v.key").read_text()
    said = _verdict("backup", str(copy), folder=folder)
    again = _verdict("backup", str(copy), folder=folder)
    nowhere = _verdict("backup", "no/such/folder/copy.db", folder=folder)
    for file in folder.glob("v.*"):
        file.unlink()
    restored = _verdict("restore", str(copy), folder=folder)

    assert (0, 1, 0) == (said.returncode, again.returncode, restored.returncode)
    assert "keep them as you would a password" in said.stdout
    assert "--force" in again.stderr
    assert nowhere.stderr.endswith("No such file or directory.\n")
    assert key == (folder / "v.key").read_text()
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in (copy, copy.with_suffix(".key"), folder / "v.key"))
    assert "name: Lantern" in _verdict("export", folder=folder).stdout


def test_a_database_server_has_tools_of_its_own(tmp_path: Path) -> None:
    """And the sentence names them."""
    keys = {"VERDICT_VOTER_SECRET": "a secret of the tests"}
    ran = _verdict("backup", "x.db", folder=tmp_path, DATABASE_URL="postgresql://a@127.0.0.1:9/b", **keys)

    assert 1 == ran.returncode
    assert "pg_dump" in ran.stderr


def test_one_link_opens_slack_with_the_manifest_filled_in(tmp_path: Path) -> None:
    """The same manifest, short enough for browsers and servers."""
    printed = json.loads(_verdict("manifest", "slack", "--socket", folder=tmp_path).stdout)
    link = _verdict("manifest", "slack", "--link", folder=tmp_path).stdout.strip()
    asked = parse_qs(urlsplit(link).query)

    assert link.startswith("https://api.slack.com/apps?")
    assert (["1"], printed) == (asked["new_app"], json.loads(asked["manifest_json"][0]))
    assert len(link) < 8000


def test_the_manifest_and_the_invitation_are_printed(tmp_path: Path) -> None:
    """Ready to paste and to click."""
    made = json.loads(_verdict("manifest", "slack", "--http", "https://bot.example", folder=tmp_path).stdout)
    link = _verdict("invite", "discord", "--application", "123", folder=tmp_path).stdout

    assert {"/compare", "/verdict"} <= {one["command"] for one in made["features"]["slash_commands"]}
    assert made["settings"]["event_subscriptions"]["request_url"].startswith("https://bot.example/slack/")
    assert "client_id=123" in link
    assert "scope=bot+applications.commands" in link
    assert "integration_type=1" in link.splitlines()[1]


def test_keys_are_shown_and_rotated(folder: Path) -> None:
    """Beside the database, readable by its owner alone; keys that an operator sets stay where they were set."""
    shown, rotated = _verdict("keys", folder=folder), _verdict("keys", "rotate", folder=folder)
    given = "mine:" + "A" * 43 + "="
    own, bad = (_verdict("keys", folder=folder, VERDICT_KEYS=keys) for keys in (given, "mine:sesame"))

    assert "newest, seals 0 secrets" in shown.stdout
    assert "0 secrets were sealed anew" in rotated.stdout
    assert shown.stdout.split()[0] not in rotated.stdout
    assert 0o600 == (folder / "v.keys").stat().st_mode & 0o777
    assert (0, True) == (own.returncode, own.stdout.startswith("mine "))
    assert (78, False) == (bad.returncode, "sesame" in bad.stderr)
