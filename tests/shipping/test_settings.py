"""What the shipped files set is what the bot reads: a name that nobody reads would be a secret that protects nothing."""

import re

import main
from tests.shipping.files import DOCKER, read

READ = {
    f"{kind.model_config.get('env_prefix', '')}{name}".upper()
    for kind in main.SETTINGS.values()
    for name in kind.model_fields
}
"""by the bot"""


def test_the_secret_of_kubernetes_is_read() -> None:
    """All of it."""
    assert set(read(DOCKER / "kubernetes" / "secret.example.yaml")["stringData"]) <= READ


def test_the_settings_of_the_compositions_are_read() -> None:
    """By the bot, by PostgreSQL, or by the composition itself."""
    text = (DOCKER / "compose.yaml").read_text(encoding="utf-8")
    composed = set(re.findall(r"\$\{(\w+)", text))
    example = (DOCKER / "scale.env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"(?m)^(\w+)=", example)) <= READ | composed


def test_what_the_image_sets_is_read() -> None:
    """HOST and PORT; the rest is Python's own."""
    line = next(one for one in (DOCKER / "Dockerfile").read_text().splitlines() if "HOST=" in one)
    ours = {name for name in re.findall(r"\b([A-Z]+)=", line) if not name.startswith("PYTHON")} - {"PATH"}

    assert {"HOST", "PORT"} == ours
    assert ours <= READ
