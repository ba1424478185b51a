"""Settings from the environment and `.env`: typed, with one clear line for a value that cannot be used."""

import os
import secrets
import sys
from pathlib import Path
from typing import NoReturn

from dotenv import dotenv_values

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
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{path} cannot be read ({error}). Save it as UTF-8 text, or delete it.")
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if text and not text.startswith("#") and "=" not in text:
            stop(f"line {number} of {path} is not NAME=value. Mend or delete that line.")
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


def number(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        stop(f"{name} is {value!r}; write a whole number.")


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def generated_secret(path: Path) -> str:
    """The random secret kept at `path`, made on first use: no installation shares one, and none stands in the code."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)  # the first of several starting processes wins
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
