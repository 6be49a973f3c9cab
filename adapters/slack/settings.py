"""What an operator may set about Slack, and one clear sentence for each mistake."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

SECRETS = ("bot_token", "app_token", "signing_secret", "client_secret")
_LOCAL = ("http://127.", "http://localhost", "http://[::1]")
_WHERE = "in the app's settings at api.slack.com/apps"


class SlackSettings(BaseSettings):
    """Read from `SLACK_…` variables by the composition root; without a bot token or a client id Slack is neither started nor imported."""

    model_config = SettingsConfigDict(env_prefix="SLACK_", frozen=True, extra="ignore", hide_input_in_errors=True)

    bot_token: SecretStr = Field(default=SecretStr(""), description="the bot's token, xoxb-…")
    app_token: SecretStr = Field(default=SecretStr(""), description="the app-level token, xapp-…, for Socket Mode")
    signing_secret: SecretStr = Field(default=SecretStr(""), description="proves that HTTP requests come from Slack")
    client_id: str = Field(default="", description="installs in many workspaces by OAuth, instead of one bot token")
    client_secret: SecretStr = Field(default=SecretStr(""), description="belongs to the client id")
    bot_token_file: Path | None = Field(default=None, description="a file that holds the bot's token")
    app_token_file: Path | None = Field(default=None, description="a file that holds the app-level token")
    signing_secret_file: Path | None = Field(default=None, description="a file that holds the signing secret")
    client_secret_file: Path | None = Field(default=None, description="a file that holds the client secret")
    redirect_url: str = Field(
        default="", description="where installers come back, …/slack/oauth_redirect; needed if the app names several"
    )
    authorize_url: str = Field(
        default="https://slack.com/oauth/v2/authorize", description="where installers say yes, or a proxy before it"
    )
    api_base: str = Field(default="https://slack.com/api/", description="the Web API, or a proxy before it")
    body_limit: int = Field(
        default=1 << 20, ge=1 << 12, le=1 << 26, description="the longest HTTP request that is read, in bytes"
    )
    join_channels: bool = Field(
        default=True, description="join a public channel at the first use there, so that reactions can be read"
    )

    @property
    def configured(self) -> bool:
        return bool(self.bot_token.get_secret_value() or self.client_id)

    @property
    def distributed(self) -> bool:
        """Workspaces install the app by themselves; each has a token of its own in the store."""
        return bool(self.client_id)

    @property
    def socket_mode(self) -> bool:
        """An app-level token asks for Socket Mode; without it Slack delivers over HTTP."""
        return bool(self.app_token.get_secret_value())

    @model_validator(mode="before")
    @classmethod
    def _from_files(cls, given: Any) -> Any:
        """Each secret may stand in a file, as container platforms hand them over."""
        if not isinstance(given, Mapping):
            return given
        wishes = dict(given)
        for name in SECRETS:
            file = wishes.get(f"{name}_file")
            if not file:
                continue
            variable = f"SLACK_{name.upper()}"
            if _told(wishes.get(name)):
                raise ValueError(f"{variable} and {variable}_FILE are both set; keep one of them.")
            try:
                wishes[name] = SecretStr(Path(file).read_text(encoding="utf-8").strip())
            except (OSError, UnicodeDecodeError):
                raise ValueError(f"{variable}_FILE names {file}, which cannot be read.") from None
        return wishes

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if mistakes := self._mistakes():
            told = [PydanticCustomError("slack", "{said}", {"said": said}) for said in mistakes]
            raise ValidationError.from_exception_data("Slack", [InitErrorDetails(type=one, input=None) for one in told])
        return self

    def _mistakes(self) -> list[str]:
        bot, app, secret, client = (getattr(self, name).get_secret_value() for name in SECRETS)
        found = []
        if bot and not bot.startswith("xoxb-"):
            found.append(
                f"SLACK_BOT_TOKEN must start with xoxb-; it is the bot token under OAuth & Permissions {_WHERE}."
            )
        if app and not app.startswith("xapp-"):
            found.append(
                f"SLACK_APP_TOKEN must start with xapp-; it is an app-level token under Basic Information {_WHERE}."
            )
        if (bot or self.client_id) and not app and not secret:
            found.append(
                "Set SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for HTTP; with neither nothing can arrive."
            )
        if (app or secret) and not bot and not self.client_id:
            found.append("SLACK_BOT_TOKEN is missing; without it the bot cannot answer in Slack.")
        found += self._misgiven(bot, client)
        if any(char.isspace() for char in bot + app + secret + client):
            found.append(f"One of the SLACK_ secrets holds blanks; copy it again {_WHERE}.")
        for name in ("api_base", "authorize_url", "redirect_url"):
            if (address := getattr(self, name)) and not address.startswith(("https://", *_LOCAL)):
                found.append(f"SLACK_{name.upper()} must be an https address, or http on this machine.")
        return found

    def _misgiven(self, bot: str, client: str) -> Iterator[str]:
        if bool(self.client_id) != bool(client):
            yield f"Set both SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, or neither; they stand under Basic Information {_WHERE}."
        if bot and self.client_id:
            yield "Set SLACK_BOT_TOKEN for one workspace or SLACK_CLIENT_ID for many, not both."


def _told(value: Any) -> bool:
    return bool(value.get_secret_value() if isinstance(value, SecretStr) else value)
