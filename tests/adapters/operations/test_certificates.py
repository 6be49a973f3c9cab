"""Whom the machine trusts is read late, and before anybody is trusted."""

import ssl
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from adapters.operations.certificates import LateContext, read_late
from tests.adapters.terminal.test_fetching import certificate

ROOT = Path(__file__).parents[3]
STARTED = """
from adapters.operations.certificates import LateContext, load_aiohttp

load_aiohttp(["http://127.0.0.1"])
from aiohttp import connector
print(type(connector._SSL_CONTEXT_VERIFIED) is LateContext)
"""


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[tuple[str, Path]]:
    """A server on this machine, and the certificate that proves it."""
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    proof = certificate(tmp_path)
    ours.load_cert_chain(proof)
    runner = web.AppRunner(web.Application())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=ours).start()
    yield f"https://127.0.0.1:{runner.addresses[0][1]}/", proof
    await runner.cleanup()


def _late() -> ssl.SSLContext:
    with read_late():
        return ssl.create_default_context()


def _trusted(context: ssl.SSLContext) -> int:
    return context.cert_store_stats()["x509"]


async def _status(url: str, context: ssl.SSLContext) -> int:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=context)) as line, line.get(url) as answer:
        return answer.status


async def test_whom_the_machine_trusts_is_read_with_the_first_line(
    site: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From then on the context is like any other."""
    url, proof = site
    context = _late()
    assert _trusted(context) == 0
    monkeypatch.setenv("SSL_CERT_FILE", str(proof))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))

    assert await _status(url, context) == await _status(url, context) == 404
    assert type(context) is ssl.SSLContext
    assert _trusted(context) == 1


async def test_nobody_else_is_trusted(site: tuple[str, Path]) -> None:
    """A server that this machine does not know is refused as ever."""
    context = _late()

    with pytest.raises(aiohttp.ClientConnectorCertificateError):
        await _status(site[0], context)
    assert ssl.CERT_REQUIRED == context.verify_mode
    assert context.check_hostname


def test_it_is_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Two who are about to speak may both ask for it. Contexts that are made afterwards read at once, as ever."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(tmp_path)))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    context = _late()
    assert isinstance(context, LateContext)
    read = context.read
    read()
    read()

    assert _trusted(context) == _trusted(ssl.create_default_context()) == 1


def test_aiohttp_is_loaded_without_reading() -> None:
    """Its own context, which every session has, is a late one."""
    words = [sys.executable, "-c", STARTED]
    told = subprocess.run(words, check=True, cwd=ROOT, capture_output=True, text=True)

    assert "True\n" == told.stdout
