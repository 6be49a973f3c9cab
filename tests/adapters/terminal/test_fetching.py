"""Lists from the web: over https alone, within a size, and every trouble is a sentence."""

import ipaddress
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from adapters.terminal import fetching
from adapters.terminal.fetching import fetch
from adapters.terminal.files import Unreadable


@dataclass
class Site:
    """A real https server on this machine, with a certificate that only our session trusts."""

    url: str
    trust: ssl.SSLContext

    async def fetch(self, path: str, seen: Callable[[int], object] = int) -> str:
        session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=self.trust))
        return await fetch(self.url + path, seen=seen, session=session)


def certificate(folder: Path) -> Path:
    """A key and what proves it, for a server on this machine."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=36500))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "site.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def _answers(status: int = 200, body: bytes = b"", **headers: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, body=body, headers=headers)

    return answer


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    """It serves what a list's keeper might."""
    app = web.Application()
    pages = {
        "/list.json": _answers(body="\ufeff{“ok”}".encode()),
        "/moved": _answers(302, Location="/list.json"),
        "/down": _answers(302, Location="http://127.0.0.1:9/list.json"),
        "/round": _answers(302, Location="/round"),
        "/gone": _answers(404),
        "/large": _answers(body=b"x" * 5000),
        "/bytes": _answers(body=b"\xff\xfe"),
    }
    app.add_routes([web.get(path, answer) for path, answer in pages.items()])
    proof = certificate(tmp_path)
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(proof)
    runner = web.AppRunner(app)
    await runner.setup()
    place = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=ours)
    await place.start()
    port = runner.addresses[0][1]
    yield Site(f"https://127.0.0.1:{port}", ssl.create_default_context(cafile=str(proof)))
    await runner.cleanup()


@pytest.mark.parametrize("path", ["/list.json", "/moved"])
async def test_a_list_is_fetched_and_its_bytes_are_counted(site: Site, path: str) -> None:
    """Through a redirect too; a byte-order mark is no part of the text."""
    sizes: list[int] = []

    assert "{“ok”}" == await site.fetch(path, sizes.append)
    assert 13 == sizes[-1]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/down", "is not an https address"),
        ("/round", "redirects more than 3 times"),
        ("/gone", "answers 404"),
        ("/large", "is larger than"),
        ("/bytes", "is not UTF-8 text"),
    ],
)
async def test_every_trouble_is_a_sentence(site: Site, path: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a redirect would lead away from https."""
    monkeypatch.setattr(fetching, "BIGGEST", 4096)
    with pytest.raises(Unreadable, match=said):
        await site.fetch(path)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a.json", "ftp://127.0.0.1/a", "https://127.0.0.1:9/a.json"])
async def test_nothing_is_fetched_over_an_open_line_and_nobody_there_is_said(address: str) -> None:
    """Nor from a certificate that nobody vouches for."""
    with pytest.raises(Unreadable, match=r"is not an https address|cannot be fetched"):
        await fetch(address)


async def test_an_unknown_certificate_is_refused(site: Site) -> None:
    """Who is not known to be the keeper of the list is not believed."""
    with pytest.raises(Unreadable, match="cannot be fetched"):
        await fetch(f"{site.url}/list.json")
