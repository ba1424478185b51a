"""AES-256-GCM: what is sealed for one place opens there and nowhere else."""

import os
from typing import TYPE_CHECKING, Final

from jobanalyzer.lazy import lazy_module

if TYPE_CHECKING:
    from cryptography import exceptions
    from cryptography.hazmat.primitives.ciphers import aead
else:  # 6 MB that only who brings a key of their own needs
    exceptions = lazy_module("cryptography.exceptions")
    aead = lazy_module("cryptography.hazmat.primitives.ciphers.aead")

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
_FORMAT: Final = b"\x01"  # before every sealed text, so that another way of sealing can be told apart


class SealBroken(Exception):
    """It was sealed with another key or for another place, or it was changed. Says nothing of what it holds."""


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, place: str) -> bytes:
    """Format byte, nonce, ciphertext, tag. `place` is not kept: who opens it must say the same."""
    nonce = os.urandom(_NONCE_BYTES)
    return _FORMAT + nonce + aead.AESGCM(key).encrypt(nonce, plain, _FORMAT + place.encode())


def unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    """What `seal` was given. Raises SealBroken."""
    if len(sealed) < len(_FORMAT) + _NONCE_BYTES + _TAG_BYTES or sealed[:1] != _FORMAT:
        raise SealBroken
    nonce, ciphertext = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        return aead.AESGCM(key).decrypt(nonce, ciphertext, _FORMAT + place.encode())
    except exceptions.InvalidTag:
        raise SealBroken from None
