"""The API's tokens as signed texts: JSON Web Tokens, RS256, with the key of this installation."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from jobanalyzer.secret_files import read_or_create

_ISSUER: Final = "job-analyzer"


def sign(claims: dict[str, Any]) -> str:
    return jwt.encode({"iss": _ISSUER, **claims}, signing_key(), algorithm="RS256")


def read(token: str) -> dict[str, Any] | None:
    """The claims of a token that we signed and that has not expired."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            signing_key().public_key(),
            algorithms=["RS256"],
            issuer=_ISSUER,
            options={"require": ["exp", "iat", "iss", "sub", "sid", "jti"]},
        )
    except (jwt.InvalidTokenError, ValueError, AttributeError, TypeError):
        return None
    return claims


def signing_key() -> RSAPrivateKey:
    """API_PRIVATE_KEY, else a key of this installation, made on first use and kept under VAR_DIR."""
    return _load_key(settings.API_PRIVATE_KEY, settings.VAR_DIR / "api_private_key.pem")


@lru_cache(maxsize=4)
def _load_key(pem: str, path: Path) -> RSAPrivateKey:
    data = pem.replace("\\n", "\n").encode() if pem else read_or_create(path, _new_key)
    try:
        key = serialization.load_pem_private_key(data, password=None)
    except ValueError as error:
        raise ImproperlyConfigured(
            "The API's signing key is not an RSA private key in PEM. Make one with `openssl genrsa 2048`."
        ) from error
    if not isinstance(key, RSAPrivateKey):
        raise ImproperlyConfigured("The API signs with RS256: its key must be an RSA key.")
    return key


def _new_key() -> bytes:
    return generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
