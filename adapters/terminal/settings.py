"""Settings from the environment and the file `.env`: secrets from files, and one sentence for every mistake."""

from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr, ValidationError
from pydantic_settings import BaseSettings

FILE = "_FILE"
SECRETS = (
    "DISCORD_TOKEN",
    "DATABASE_URL",
    "VERDICT_VOTER_SECRET",
    "VERDICT_KEYS",
    "VERDICT_MODEL_KEY",
    "VERDICT_SENTRY_DSN",
)
"""Slack's own settings read their files themselves"""


class BadSettings(ValueError):
    """Each of `sentences` names a setting and says what to do."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def from_files(environment: Mapping[str, str]) -> dict[str, str]:
    """The secrets that are given as files (`DISCORD_TOKEN_FILE=/run/secrets/discord`), read."""
    found: dict[str, str] = {}
    wrong: list[str] = []
    for name in SECRETS:
        path = environment.get(name + FILE, "")
        if not path:
            continue
        if environment.get(name):
            wrong.append(f"{name} and {name}{FILE} are both set; keep one.")
            continue
        try:
            found[name] = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            wrong.append(f"{name}{FILE} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}.")
    if wrong:
        raise BadSettings(wrong)
    return found


def written(file: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """What stands in a file of settings (`.env`) and not in the environment, which wins."""
    if not file.is_file():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415  most starts have no such file

    try:
        # A password may hold a dollar sign: nothing is put in the place of ${names}.
        held = dotenv_values(file, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings([f"{file} cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8 text'}."]) from None
    return {name: value for name, value in held.items() if value and name not in environment}


def read_all(
    kinds: Mapping[str, type[BaseSettings]], environment: MutableMapping[str, str], file: Path
) -> dict[str, Any]:
    """One object of each kind by its name, or BadSettings with every mistake in all of them."""
    made: dict[str, Any] = {}
    wrong: list[str] = []
    try:
        environment.update(written(file, environment))
        environment.update(from_files(environment))
    except BadSettings as error:
        wrong.extend(error.sentences)
    for name, kind in kinds.items():
        try:
            made[name] = kind()
        except ValidationError as error:
            wrong.extend(sentences(kind, error))
    if wrong:
        raise BadSettings(wrong)
    return made


def secrets_in(*settings: BaseSettings) -> Iterator[str]:
    """Whatever is declared to be a secret."""
    for one in settings:
        for name in type(one).model_fields:
            value = getattr(one, name)
            if isinstance(value, SecretStr):
                yield value.get_secret_value()


def sentences(kind: type[BaseSettings], error: ValidationError) -> Iterator[str]:
    """The mistakes by the names of their variables; a value is never repeated, it may be a secret."""
    prefix = str(kind.model_config.get("env_prefix", ""))
    for mistake in error.errors(include_input=False, include_url=False, include_context=False):
        said = mistake["msg"].removeprefix("Value error, ").rstrip(".")
        if not mistake["loc"]:
            yield f"{said}."
            continue
        name = prefix + "_".join(map(str, mistake["loc"])).upper()
        yield f"{name}: {said[0].lower()}{said[1:]}."
