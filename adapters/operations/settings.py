"""Where the one web server listens, and how much is written down."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ServerSettings(BaseSettings):
    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    host: str = Field(default="127.0.0.1", min_length=1, description="the address that is listened on")
    port: int = Field(default=8321, ge=0, le=65535, description="the port; 0 takes a free one")
    log_level: str = Field(
        default="info", pattern="^(?i:debug|info|warning|error)$", description="debug, info, warning or error"
    )
