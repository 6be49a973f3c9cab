"""What an operator may set about the core itself."""

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.catalog.sources.published import PUBLISHED


class BotSettings(BaseSettings):
    """Read from `VERDICT_…` variables by the composition root."""

    model_config = SettingsConfigDict(env_prefix="VERDICT_", frozen=True, extra="ignore")

    compare_command: str = Field(default="compare", pattern=r"^[a-z][a-z0-9_-]{0,31}$", description="the short command")
    umbrella_command: str = Field(
        default="verdict", pattern=r"^[a-z][a-z0-9_-]{0,31}$", description="the command with everything below it"
    )
    voter_secret: SecretStr = Field(
        default=SecretStr(""),
        description="keys the hash under which voters are stored; made and kept at first start if empty",
    )
    box_days: int = Field(
        default=30, ge=1, le=3650, description="how long ballots are re-read from the platform, in days"
    )
    recheck_minutes: int = Field(default=30, ge=1, le=1440, description="the slow rhythm of re-reading, in minutes")
    refresh_seconds: float = Field(default=3.0, ge=0.0, le=600, description="at most one card edit in so many seconds")
    calls_per_minute: int = Field(
        default=20, ge=1, le=10_000, description="how many costly commands one person may give in a minute"
    )
    keep_days: int = Field(
        default=30, ge=0, le=3650, description="how long the data of a workspace that took the bot out is kept, in days"
    )
    public_url: str = Field(
        default="", pattern=r"^(https?://.+)?$", description="the address at which others reach this bot, for feeds"
    )
    sources: str = Field(
        default="", description=f"price lists that are read once a day, such as {', '.join(PUBLISHED)}; adds no tools"
    )
    report_to: str = Field(
        default="",
        pattern=r"^([a-z]+:[^:\s,]+:[^:\s,]+(\s*,\s*|$))*$",
        description="who is told of changed prices and verdicts, as platform:workspace:user, several with commas",
    )
    locale: str = Field(default="en", description="the language where a platform tells none")
    zone: str = Field(default="UTC", description="the time zone where a workspace has set none")

    @property
    def operators(self) -> tuple[str, ...]:
        """Those who are told, each as platform:workspace:user."""
        return tuple(dict.fromkeys(self.report_to.replace(",", " ").split()))

    @property
    def source_names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.sources.lower().replace(",", " ").split()))

    @field_validator("sources")
    @classmethod
    def _known(cls, value: str) -> str:
        for name in value.lower().replace(",", " ").split():
            if name not in PUBLISHED:
                raise ValueError(f"{name[:40]} is no list that can be read; write {', '.join(PUBLISHED)}")
        return value
