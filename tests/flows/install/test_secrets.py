"""Secrets are planted wherever the bot holds or meets one, and everything that comes out of it is read."""

import asyncio
import io
import json
import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import structlog
from pydantic import SecretStr

import main
from adapters.discord.settings import DiscordSettings
from adapters.operations.logs import configure
from adapters.operations.settings import ServerSettings
from adapters.slack.installs import Installation
from adapters.slack.settings import SlackSettings
from bot.errors import Locked
from bot.ids import Platform, WorkspaceRef
from bot.ports.installs import Install
from bot.settings import BotSettings
from bot.voters import VoterKeys
from store.sealing import AesVault, read_keys
from store.settings import KeySettings, StoreSettings
from tests.flows.install.conftest import MIRA, PARTNER_ONLY, Shop
from tests.store.people import NOON

KEY = "S" * 43 + "="
PLANTED = {
    "bot": "xoxb-planted-1111",
    "app": "xapp-planted-2222",
    "signing": "planted-signing-3333",
    "client": "planted-client-4444",
    "discord": "planted.discord.5555",
    "voters": "planted-voters-6666",
    "key": KEY,
    "database": "planted-password-7777",
}


def _settings() -> main.Settings:
    return main.Settings(
        bot=BotSettings(voter_secret=SecretStr(PLANTED["voters"])),
        store=StoreSettings(url=f"postgresql://verdict:{PLANTED['database']}@localhost/verdict"),
        server=ServerSettings(),
        slack=SlackSettings(
            bot_token=SecretStr(PLANTED["bot"]),
            app_token=SecretStr(PLANTED["app"]),
            signing_secret=SecretStr(PLANTED["signing"]),
        ),
        discord=DiscordSettings(token=SecretStr(PLANTED["discord"])),
        vault=KeySettings(keys=SecretStr(f"k:{KEY}")),
    )


def _distributed() -> main.Settings:
    """The same house, where workspaces install by themselves."""
    client = SecretStr(PLANTED["client"])
    slack = SlackSettings(client_id="1.2", client_secret=client, signing_secret=SecretStr(PLANTED["signing"]))
    return replace(_settings(), slack=slack)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Every logger of the process, ours and the libraries', writes here."""
    root = logging.getLogger()
    handlers, level, kept = root.handlers, root.level, structlog.get_config()
    out = io.StringIO()
    configure("debug", secrets=[*_settings().secrets, *_distributed().secrets], stream=out)
    yield out
    structlog.configure(**kept)
    root.handlers = handlers
    root.setLevel(level)


def _break(secret: str) -> None:
    raise RuntimeError(secret)


def test_no_log_line_shows_a_secret(written: io.StringIO) -> None:
    """By name, by value, inside of texts and nested things, in tracebacks, whoever wrote the line."""
    log = structlog.get_logger("verdict")
    for name, secret in PLANTED.items():
        log.info("planted", token=secret, nested={"deep": [secret]}, said=f"it was {secret}.")
        logging.getLogger("slack_sdk").error("failed with %s", secret)
        try:
            _break(secret)
        except RuntimeError:
            log.exception("broke", name=name)
            logging.getLogger("aiohttp").exception("broke")
    lines = written.getvalue()

    assert [] == [name for name, secret in PLANTED.items() if secret in lines]
    assert len(PLANTED) * 4 <= len([json.loads(line) for line in lines.splitlines()])


def test_nothing_that_holds_a_secret_shows_it() -> None:
    """In a repr, a str, or the traceback of an error that has it among its locals."""
    vault = AesVault(read_keys(f"k:{KEY}"))
    install = Install(WorkspaceRef(Platform("slack"), "T1"), PLANTED["bot"], NOON, refresh=PLANTED["app"])
    held = (
        _settings().bot,
        _settings().slack,
        _distributed().slack,
        _settings().discord,
        _settings().vault,
        vault,
        install,
        Installation("T1", "U1", PLANTED["bot"]),
        VoterKeys(PLANTED["voters"].encode()),
    )
    shown = " ".join(f"{one!r} {one}" for one in held)
    try:
        vault.open(vault.seal(PLANTED["bot"], "here"), "elsewhere")
    except Locked:
        shown += traceback.format_exc()

    assert [] == [name for name, secret in PLANTED.items() if secret in shown]


def test_a_bad_setting_is_never_repeated() -> None:
    """The sentence names the setting, not its value."""
    for given in ({"bot_token": SecretStr("xoxp-planted")}, {"bot_token": SecretStr("xoxb-planted 1")}):
        with pytest.raises(ValueError, match="SLACK_") as caught:
            SlackSettings.model_validate(given)

        assert "planted" not in str(caught.value)


async def test_what_a_whole_life_writes_and_says_shows_no_token(
    shop: Shop, written: io.StringIO, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Installed, asked, broken, renewed, removed: logs, messages, pages and the database file are read for tokens."""
    shop.house.world.log.info("beginning")
    await shop.install(MIRA)
    await shop.asks(MIRA, PARTNER_ONLY)
    await shop.house.until(lambda: shop.cards(PARTNER_ONLY))
    shop.slack.faults.on("chat.postMessage", "error", times=1, error="fatal_error")
    await shop.asks(MIRA, PARTNER_ONLY)
    await shop.slack.uninstall_app(MIRA)
    await shop.slack.quiesce()
    tokens = [call.answer.get(name) for call in shop.slack.calls_of("oauth.v2.access") for name in _GIVEN]
    secrets = [token for token in tokens if token] + [shop.slack.app.client_secret, shop.slack.app.token]
    printed = capsys.readouterr()
    said = json.dumps(shop.slack.state(), default=str)
    stored = await asyncio.to_thread(_bytes_of, tmp_path)

    assert len(secrets) > 3
    for secret in secrets:
        assert secret not in written.getvalue() + printed.out + printed.err + said
        assert secret.encode() not in stored


def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("verdict.db*"))


_GIVEN = ("access_token", "refresh_token")
