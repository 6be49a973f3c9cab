"""What an operator may set about Discord."""

from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class DiscordSettings(BaseSettings):
    """Read from `DISCORD_…` variables by the composition root; without a token Discord is neither started nor imported."""

    model_config = SettingsConfigDict(env_prefix="DISCORD_", frozen=True, extra="ignore")

    token: SecretStr = Field(default=SecretStr(""), description="the bot's token")
    api_base: str = Field(default="https://discord.com/api/v10", description="the HTTP API, or a proxy before it")
    gateway_url: str = Field(default="", description="the gateway, when it is not the one that Discord names")
    shards: int = Field(
        default=0, ge=0, le=16384, description="how many shards there are to be; 0 asks Discord what it recommends"
    )
    members: bool = Field(
        default=False,
        description="hear at once of people who leave, return or change roles (needs the privileged members intent)",
    )

    @property
    def configured(self) -> bool:
        return bool(self.token.get_secret_value())

    @model_validator(mode="after")
    def _addresses(self) -> Self:
        if not self.api_base.startswith(("https://", "http://127.", "http://localhost", "http://[::1]")):
            raise ValueError("DISCORD_API_BASE must be an https address, or http on this machine.")
        if self.gateway_url and not self.gateway_url.startswith(
            ("wss://", "ws://127.", "ws://localhost", "ws://[::1]")
        ):
            raise ValueError("DISCORD_GATEWAY_URL must be a wss address, or ws on this machine.")
        token = self.token.get_secret_value()
        if token and any(char.isspace() for char in token.strip()):
            raise ValueError("DISCORD_TOKEN holds blanks; copy it again from the developer portal.")
        return self
