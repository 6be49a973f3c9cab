"""The image and its compositions: small rights, pinned contents, and a health check that costs nothing."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.shipping.files import DOCKER, ROOT, instructions, judged, read

STEPS = instructions((DOCKER / "Dockerfile").read_text(encoding="utf-8"))
LAST_STAGE = STEPS[max(at for at, (word, _) in enumerate(STEPS) if word == "FROM") :]
NUMBERS = re.compile(r"[1-9]\d*:[1-9]\d*")


def test_hadolint_has_nothing_to_say() -> None:
    """Not even advice."""
    verdict = judged("hadolint", "--failure-threshold", "style", str(DOCKER / "Dockerfile"))

    assert (0, "") == (verdict.returncode, verdict.stdout + verdict.stderr)


def test_the_base_is_a_version_and_can_be_fixed_to_the_byte() -> None:
    """Both stages are built on one argument, whose default names a version of Python and of Debian."""
    bases = [rest for word, rest in STEPS if word == "FROM"]
    default = next(rest for word, rest in STEPS if word == "ARG")

    assert ["${PYTHON_IMAGE} AS build", "${PYTHON_IMAGE}"] == bases
    assert re.fullmatch(r"PYTHON_IMAGE=python:3\.\d+-slim-[a-z]+", default)


def test_every_package_is_checked_by_its_hash() -> None:
    """Whatever installs, installs from a lock file."""
    installs = [part for word, rest in STEPS if word == "RUN" for part in rest.split("&&") if "pip install" in part]

    assert 2 == len(installs)
    assert all("--require-hashes" in one and "-r requirements" in one.replace('"', "") for one in installs)


def test_the_bot_is_nobody_and_writes_only_to_its_volume() -> None:
    """By number, so that Kubernetes can see it; the code belongs to root."""
    last = dict(LAST_STAGE)
    copies = [rest for word, rest in LAST_STAGE if word == "COPY"]

    assert NUMBERS.fullmatch(last["USER"])
    assert "/data" == last["VOLUME"] == last["WORKDIR"]
    assert not any("--chown" in copy for copy in copies)


def test_the_program_gets_its_signals() -> None:
    """No shell stands between the engine and the bot, nor in the health check."""
    last = dict(LAST_STAGE)

    assert ["/opt/verdict/bin/python", "/app/main.py"] == json.loads(last["ENTRYPOINT"])
    assert "/app/docker/health.py" == json.loads(last["HEALTHCHECK"].partition("CMD ")[2])[-1]


def test_what_the_image_is_made_of_reaches_the_builder() -> None:
    """Everything that is copied is let through, and little else."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_through = {line[1:] for line in lines if line.startswith("!")}
    taken = {
        source.removesuffix("/")
        for word, rest in STEPS
        if word == "COPY" and "--from" not in rest
        for source in rest.split()[:-1]
    }

    assert "*" in lines
    assert taken == let_through
    assert all((ROOT / one).exists() for one in taken)


def test_compositions_have_small_rights() -> None:
    """Read-only root, no capabilities, one volume; every image names a version."""
    services = read(DOCKER / "compose.yaml")["services"]
    bot = services["verdict"]

    assert bot["read_only"]
    assert ["ALL"] == bot["cap_drop"]
    assert "/data" in bot["volumes"][0]
    assert all("no-new-privileges:true" in one["security_opt"] for one in services.values())
    assert all(re.search(r":(?!latest)[\w.-]+\}$", one["image"]) for one in services.values())


def test_sqlite_is_what_you_get_and_three_replicas_what_you_ask_for() -> None:
    """Without a profile one bot starts; the profile brings PostgreSQL, its example file the replicas and the address."""
    services = read(DOCKER / "compose.yaml")["services"]
    lines = (DOCKER / "scale.env.example").read_text(encoding="utf-8").splitlines()
    asked = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))

    assert ["verdict"] == [name for name, one in services.items() if "profiles" not in one]
    assert "${VERDICT_REPLICAS:-1}" == services["verdict"]["deploy"]["replicas"]
    assert "environment" not in services["verdict"]
    assert "scale.env" == asked["VERDICT_SETTINGS"]
    assert "scale" in services["postgres"]["profiles"]
    assert "3" == asked["VERDICT_REPLICAS"]
    assert "@postgres/" in asked["DATABASE_URL"]


@contextmanager
def _answering(status: int) -> Iterator[int]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("status", "code"), [(200, 0), (404, 0), (500, 1)])
def test_the_health_check_asks_the_bot(status: int, code: int) -> None:
    """404 is the playground, whose loop turns as well."""
    with _answering(status) as port:
        assert code == _health(port)


def test_nobody_at_home_is_not_healthy() -> None:
    """And the health check says so instead of breaking."""
    with _answering(200) as port:
        pass

    assert 1 == _health(port)


def _health(port: int) -> int:
    """As in the image: without site packages, so without the bot."""
    words = [sys.executable, "-I", "-S", str(DOCKER / "health.py")]
    environment = os.environ | {"PORT": str(port)}  # noqa: TID251
    ran = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert not ran.stderr
    return ran.returncode
