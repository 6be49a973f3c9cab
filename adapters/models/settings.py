"""Where the model is, if there is one, and what it costs."""

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from yarl import URL

MESSAGES, CHAT = "/messages", "/chat/completions"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class ModelSettings(BaseSettings):
    """Read from `VERDICT_MODEL_…` variables by the composition root; without an address no model is ever asked."""

    model_config = SettingsConfigDict(env_prefix="VERDICT_MODEL_", frozen=True, extra="ignore")

    url: str = Field(
        default="",
        description="where a model drafts panels and lines: …/messages is Anthropic's API, all else OpenAI's",
    )
    key: SecretStr = Field(default=SecretStr(""), description="the key for that address")
    name: str = Field(default="", description="the model's name as its endpoint knows it")
    input_price: float | None = Field(default=None, ge=0, description="US dollars per million tokens read")
    output_price: float | None = Field(default=None, ge=0, description="US dollars per million tokens written")
    seconds: float = Field(default=60.0, gt=0, le=600, description="how long an answer of the model may take")

    @field_validator("url")
    @classmethod
    def _safe(cls, url: str) -> str:
        """A key never goes over an open line, except to this very machine."""
        if not url:
            return url
        address = URL(url)
        if address.scheme != "https" and not (address.scheme == "http" and address.host in _LOCAL):
            raise ValueError("use an https address")
        return url

    @property
    def configured(self) -> bool:
        return bool(self.url and self.name)

    @property
    def speaks_messages(self) -> bool:
        return URL(self.url).path.rstrip("/").endswith(MESSAGES)

    @property
    def address(self) -> URL:
        """A base address ("…/v1") is completed; a whole one stands."""
        base = URL(self.url)
        whole = self.speaks_messages or base.path.rstrip("/").endswith(CHAT)
        return base if whole else base.with_path(f"{base.path.rstrip('/')}{CHAT}")
