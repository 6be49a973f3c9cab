"""Where the data lives: one URL, in the short form that operators know."""

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from store.sealing import read_keys

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_ADVICE = "Write sqlite:///verdict.db or postgresql://user:password@host/database."


class StoreSettings(BaseSettings):
    """Read from `DATABASE_…` variables by the composition root."""

    model_config = SettingsConfigDict(env_prefix="DATABASE_", frozen=True, extra="ignore")

    url: str = Field(
        default="sqlite:///verdict.db", description="sqlite:///file or postgresql://user:password@host/database"
    )
    pool: int = Field(default=10, ge=1, le=200, description="connections kept open at most, for reading and for units")

    @field_validator("url")
    @classmethod
    def _known(cls, value: str) -> str:
        normalised(value)
        return value

    @property
    def address(self) -> URL:
        """The URL with the driver that this house uses."""
        return normalised(self.url)

    @property
    def file(self) -> str | None:
        """Of an embedded database: other small files are kept beside it."""
        return self.address.database if self.address.get_backend_name() == "sqlite" else None


class KeySettings(BaseSettings):
    """Read from `VERDICT_KEYS` by the composition root."""

    model_config = SettingsConfigDict(env_prefix="VERDICT_", frozen=True, extra="ignore", hide_input_in_errors=True)

    keys: SecretStr = Field(
        default=SecretStr(""),
        description="seal the tokens of installations, id:base64, newest first; made and kept at first start if empty",
    )

    @field_validator("keys")
    @classmethod
    def _readable(cls, value: SecretStr) -> SecretStr:
        read_keys(value.get_secret_value())
        return value

    @property
    def given(self) -> str:
        return self.keys.get_secret_value()

    @property
    def parts(self) -> list[str]:
        """What must not be written anywhere."""
        return self.given.replace(",", ":").split(":")


def normalised(url: str) -> URL:
    """The same database by the driver that this house uses; a `ValueError` says what to write instead."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise ValueError(f"This is not a database URL. {_ADVICE}") from error
    driver = DRIVERS.get(parsed.drivername)
    if driver is None:
        raise ValueError(f"Verdict does not know the database {parsed.drivername}. {_ADVICE}")
    if driver.startswith("sqlite") and parsed.database in {None, "", ":memory:"}:
        raise ValueError(f"Votes need a file; a database in memory forgets them. {_ADVICE}")
    # Names and emoji travel in UTF-8, whatever is set for the server, the role or the shell.
    spoken = {} if driver.startswith("sqlite") else {"client_encoding": "utf8"}
    return parsed.set(drivername=driver).update_query_dict(spoken)
