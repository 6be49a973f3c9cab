"""Secrets at rest: AES-256-GCM under keys with names, bound to what each secret is for."""

import base64
import binascii
import os
from collections.abc import Callable, Mapping
from typing import Final

from bot.errors import Locked

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
"""96 bits at random: NIST SP 800-38D allows 2³² messages under one key, we seal a few per installation and day"""
_FORM: Final = "v1"
_APART: Final = "."
_ADVICE: Final = "Write id:base64 of 32 random bytes, several with commas between, the newest first."


def read_keys(text: str) -> dict[str, bytes]:
    """`id:base64,id:base64`, newest first; ValueError says what is wrong and repeats nothing of it."""
    keys: dict[str, bytes] = {}
    for part in filter(None, (one.strip() for one in text.replace("\n", ",").split(","))):
        name, _, encoded = part.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if not name.isascii() or not name.isalnum() or name in keys or len(key) != KEY_BYTES:
            raise ValueError(f"A key cannot be read. {_ADVICE}")
        keys[name] = key
    return keys


def written_key(name: str, key: bytes) -> str:
    return f"{name}:{base64.b64encode(key).decode()}"


class AesVault:
    """Satisfies bot.ports.installs.Vault. `again` reads the keys anew: another process may have made a newer one."""

    def __init__(self, keys: Mapping[str, bytes], again: Callable[[], Mapping[str, bytes]] | None = None) -> None:
        self._keys = dict(keys)
        self._again = again

    @property
    def newest(self) -> str:
        if not self._keys:
            self._read_again()
        if not self._keys:
            raise Locked("There is no key to seal secrets with. Set VERDICT_KEYS.")
        return next(iter(self._keys))

    def seal(self, secret: str, purpose: str) -> str:
        self._read_again()
        name, nonce = self.newest, os.urandom(NONCE_BYTES)
        # One workspace with its token in the settings seals nothing: seven megabytes less.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        sealed = AESGCM(self._keys[name]).encrypt(nonce, secret.encode(), _bound(name, purpose))
        return _APART.join((_FORM, name, base64.urlsafe_b64encode(nonce + sealed).decode()))

    def open(self, sealed: str, purpose: str) -> str:
        name = key_of(sealed)
        if name not in self._keys:
            self._read_again()
        if name not in self._keys:
            raise Locked(f"A secret is sealed with the key {name}, which is not among VERDICT_KEYS. Add it again.")
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        try:
            raw = base64.urlsafe_b64decode(sealed.rpartition(_APART)[2])
            opened = AESGCM(self._keys[name]).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(name, purpose))
        except (InvalidTag, ValueError):
            raise Locked(f"A secret does not open with the key {name}: it was changed, or belongs elsewhere.") from None
        return opened.decode()

    def _read_again(self) -> None:
        if self._again:
            self._keys = dict(self._again())

    def __repr__(self) -> str:
        return f"AesVault({', '.join(self._keys)}; keys hidden)"


def key_of(sealed: str) -> str:
    """The id of the key that a secret was sealed with; empty when it is no sealed secret."""
    form, _, rest = sealed.partition(_APART)
    return rest.partition(_APART)[0] if form == _FORM else ""


def _bound(name: str, purpose: str) -> bytes:
    return f"{_FORM}\x1f{name}\x1f{purpose}".encode()
