"""Settings from the environment and `.env`: typed, with one clear line for a value that cannot be used."""

import base64
import os
import re
import secrets
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import NoReturn

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from jobanalyzer.secret_files import read_or_create

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


def stop(message: str) -> NoReturn:
    """End the process with one line that says what to mend."""
    sys.exit(f"Job Analyzer cannot start: {message}")


def load(path: Path) -> None:
    """Read `path` into the environment; what the environment already holds wins. A broken line stops the start."""
    if not path.exists():
        return
    try:
        bindings = list(parse_stream(StringIO(path.read_text(encoding="utf-8"))))
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{path} cannot be read ({error}). Save it as UTF-8 text, or delete it.")
    for binding in bindings:
        if binding.error or (binding.key and binding.value is None):
            stop(f"line {binding.original.line} of {path} is not NAME=value. Mend or delete that line.")
    for name, value in dotenv_values(path).items():
        os.environ.setdefault(name, value or "")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in _TRUE or value in _FALSE:
        return value in _TRUE
    stop(f"{name} is {value!r}; write true or false.")


def number(name: str, default: int, at_least: int = 0, at_most: int = 10**9) -> int:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    with suppress(ValueError):
        if at_least <= int(value) <= at_most:
            return int(value)
    bounds = f"from {at_least} to {at_most}" if at_most < 10**9 else f"of at least {at_least}"
    stop(f"{name} is {value!r}; write a whole number {bounds}.")


def address(name: str, *schemes: str, default: str = "") -> str:
    """An address that opens with one of `schemes`, or nothing."""
    value = text(name, default)
    if value and not re.match(rf"({'|'.join(schemes)})://.", value):
        # Not the value itself: addresses of databases hold passwords.
        stop(
            f"{name} is not an address that starts with {' or '.join(f'{scheme}://' for scheme in schemes)}."
        )
    return value


def level(name: str, default: str) -> str:
    value = text(name, default).upper()
    if value not in ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"):
        stop(f"{name} is {value!r}; write DEBUG, INFO, WARNING, ERROR or CRITICAL.")
    return value


def mail_backend(name: str, own: Mapping[str, str]) -> str:
    """One of `own`, or the name of an Anymail provider."""
    value = text(name, "console")
    if value not in own and not (value.isidentifier() and find_spec(f"anymail.backends.{value}")):
        stop(f"{name} is {value!r}; write {', '.join(own)} or the name of an Anymail provider.")
    return value


def mail_keys(provider: str, key: str) -> dict[str, str]:
    """Anymail's settings: `key` under the names that providers give theirs, and what `ANYMAIL_…` adds or corrects."""
    names = ("API_KEY", "API_TOKEN", "SERVER_TOKEN", "SECRET_KEY") if key else ()
    keys = {f"{provider.upper()}_{name}": key for name in names}
    own = {name: value for name, value in os.environ.items() if name.startswith("ANYMAIL_") and value}
    return {**keys, **{name.removeprefix("ANYMAIL_"): value for name, value in own.items()}}


def directory(name: str, default: Path) -> Path:
    """A directory that can be written to, made if it is missing."""
    path = Path(text(name, str(default)))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(f"{name} cannot be used: {path}: {error.strerror}.")
    if not os.access(path, os.W_OK | os.X_OK):
        stop(f"{name} cannot be used: {path} cannot be written to.")
    return path


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def keys(name: str) -> list[bytes]:
    """Keys of 32 bytes in base64, separated by commas."""
    found = []
    for number, word in enumerate(words(name), 1):
        try:
            key = base64.b64decode(word, altchars=b"-_" if {"-", "_"} & set(word) else None, validate=True)
        except ValueError:
            key = b""
        if len(key) != 32:
            # Not the value itself: it may be a key with a typing mistake.
            stop(f"{name}: key {number} is not 32 bytes in base64. Make one with `openssl rand -base64 32`.")
        found.append(key)
    return found


def private_key(name: str) -> str:
    """An RSA key in PEM, or nothing. Only its frame is looked at here: reading it takes a library that few need."""
    value = text(name)
    if value and not (value.startswith("-----BEGIN ") and "PRIVATE KEY-----" in value):
        stop(f"{name} is not a private key in PEM. Make one with `openssl genrsa 2048`.")
    return value


def key(name: str) -> bytes:
    """One key, or nothing."""
    found = keys(name)
    if len(found) > 1:
        stop(f"{name} names {len(found)} keys; write one.")
    return found[0] if found else b""


def generated_secret(path: Path) -> str:
    """The random secret kept at `path`, made on first use: no installation shares one, and none stands in the code."""
    return read_or_create(path, lambda: secrets.token_urlsafe(48).encode()).decode().strip()
