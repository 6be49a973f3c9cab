"""Settings: where secrets come from, and one clear sentence for each mistake."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from adapters.slack.settings import SlackSettings

BOT, APP, SECRET = SecretStr("xoxb-1-secret"), SecretStr("xapp-1-secret"), SecretStr("signing-secret")


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is set on this machine is no part of these tests."""
    for name in ("BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET", "API_BASE"):
        monkeypatch.delenv(f"SLACK_{name}", raising=False)
        monkeypatch.delenv(f"SLACK_{name}_FILE", raising=False)


def test_without_a_token_slack_is_not_configured() -> None:
    """And that is no mistake."""
    assert not SlackSettings().configured


def test_the_variables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the names of the documentation."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "s")
    monkeypatch.setenv("SLACK_JOIN_CHANNELS", "no")
    settings = SlackSettings()

    assert (True, False, False) == (settings.configured, settings.socket_mode, settings.join_channels)


def test_a_secret_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a line break at its end, as editors leave it."""
    for name, text in (("bot_token", "xoxb-from-file\n"), ("app_token", "xapp-from-file\n")):
        (tmp_path / name).write_text(text)
        monkeypatch.setenv(f"SLACK_{name.upper()}_FILE", str(tmp_path / name))
    settings = SlackSettings()

    assert ("xoxb-from-file", "xapp-from-file") == (
        settings.bot_token.get_secret_value(),
        settings.app_token.get_secret_value(),
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            {"bot_token": SecretStr("xoxp-1-secret"), "app_token": APP}, "must start with xoxb-", id="user-token"
        ),
        pytest.param(
            {"bot_token": BOT, "app_token": SecretStr("xoxb-2")}, "must start with xapp-", id="wrong-app-token"
        ),
        pytest.param({"bot_token": BOT}, "Set SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET", id="no-way-in"),
        pytest.param({"app_token": APP}, "SLACK_BOT_TOKEN is missing", id="no-bot-token"),
        pytest.param({"client_id": "1.2", "signing_secret": SECRET}, "Set both SLACK_CLIENT_ID", id="half-a-client"),
        pytest.param(
            {"client_id": "1.2", "client_secret": SecretStr("s"), "bot_token": BOT, "signing_secret": SECRET},
            "for one workspace or SLACK_CLIENT_ID for many",
            id="one-and-many",
        ),
        pytest.param(
            {"client_id": "1.2", "client_secret": SecretStr("s")}, "Set SLACK_APP_TOKEN for Socket Mode", id="no-line"
        ),
        pytest.param({"bot_token": SecretStr("xoxb-1 2"), "app_token": APP}, "holds blanks", id="blanks"),
        pytest.param(
            {"bot_token": BOT, "app_token": APP, "api_base": "http://slack.example"}, "https address", id="plain-http"
        ),
        pytest.param({"bot_token": BOT, "bot_token_file": "/x", "app_token": APP}, "are both set", id="twice"),
        pytest.param({"bot_token_file": "/nowhere/at/all", "app_token": APP}, "cannot be read", id="no-file"),
    ],
)
def test_each_mistake_is_a_sentence(given: dict[str, object], said: str) -> None:
    """It names the variable and what to do; it never shows a secret."""
    with pytest.raises(ValidationError) as mistake:
        SlackSettings.model_validate(given)

    assert said in str(mistake.value)
    assert "-secret" not in str(mistake.value)


def test_several_mistakes_are_several_sentences() -> None:
    """All at once, so that nobody mends one and trips over the next."""
    with pytest.raises(ValidationError) as mistakes:
        SlackSettings(bot_token=SecretStr("xoxp-1"), app_token=SecretStr("xoxb-2"), api_base="ftp://slack.example")

    assert 3 == mistakes.value.error_count()


def test_secrets_are_not_shown() -> None:
    """Not in logs, not in tracebacks."""
    shown = repr(SlackSettings(bot_token=BOT, app_token=APP, signing_secret=SECRET))

    assert "-secret" not in shown
