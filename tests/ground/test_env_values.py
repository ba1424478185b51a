"""A value in the environment or `.env` that cannot be used ends the start with one clear line."""

import base64
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.mail import get_connection
from django.core.management import CommandError, call_command

from jobanalyzer import env

KEY = base64.b64encode(bytes(range(32))).decode()
Read = Callable[[str], object]
BROKEN: list[tuple[Read, str]] = [
    (lambda name: env.number(name, 1, 1, 65535), "abc"),
    (lambda name: env.number(name, 1, 1, 65535), "70000"),
    (lambda name: env.number(name, 2, at_least=1), "-1"),
    (lambda name: env.level(name, "INFO"), "LOUD"),
    (lambda name: env.address(name, "http", "https"), "secret.example.org"),
    (lambda name: env.address(name, "postgres", "postgresql"), "mysql://u:secret@host/name"),
    (lambda name: env.mail_backend(name, {"console": "", "smtp": ""}), "pigeon"),
    (lambda name: env.mail_backend(name, {"console": "", "smtp": ""}), "../pigeon"),
    (lambda name: env.directory(name, Path()), "/proc/none"),
    (env.flag, "perhaps"),
    (env.private_key, "secret"),
    (env.key, "secret"),
    (env.key, f"{KEY[:-1]}\u00e4"),
    (env.key, f"{KEY},{KEY}"),
    (env.keys, f"{KEY},secret"),
    (env.keys, base64.b64encode(b"secret").decode()),
]


@pytest.mark.parametrize(("read", "value"), BROKEN)
def test_it_is_named_in_one_line(read: Read, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SETTING", value)
    with pytest.raises(SystemExit) as stopped:
        read("A_SETTING")
    said = str(stopped.value)
    assert "A_SETTING" in said
    assert "\n" not in said
    assert "secret" not in said


@pytest.mark.parametrize("line", ["secret", "a name=secret", "=secret", 'KEY="secret', "# fine\nKEY"])
def test_a_broken_line_of_the_file_is_named(line: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f'# fine\n\nFINE="two\nlines"\n{line}\n')
    with pytest.raises(SystemExit) as stopped:
        env.load(tmp_path / ".env")
    said = str(stopped.value)
    assert f"line {5 + line.count(chr(10))} of" in said
    assert "secret" not in said


def test_what_can_be_used_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, read, expected in (
        ("8001", lambda: env.number("A_SETTING", 1, 1, 65535), 8001),
        ("warning", lambda: env.level("A_SETTING", "INFO"), "WARNING"),
        ("postmark", lambda: env.mail_backend("A_SETTING", {}), "postmark"),
        ("redis://127.0.0.1", lambda: env.address("A_SETTING", "redis"), "redis://127.0.0.1"),
        ("", lambda: env.address("A_SETTING", "redis"), ""),
    ):
        monkeypatch.setenv("A_SETTING", value)
        assert read() == expected


def test_one_name_holds_the_key_of_any_mail_provider(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANYMAIL_MAILJET_SECRET_KEY", "second")
    for provider, name in (
        ("postmark", "server_token"),
        ("mailgun", "api_key"),
        ("brevo", "api_key"),
        ("resend", "api_key"),
        ("mailersend", "api_token"),
        ("mailjet", "api_key"),
    ):
        settings.ANYMAIL = env.mail_keys(provider, "first")
        sender: Any = get_connection(f"anymail.backends.{provider}.EmailBackend")
        assert getattr(sender, name) == "first"
    assert sender.secret_key == "second"
    settings.ANYMAIL = env.mail_keys("postmark", "")
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    with pytest.raises(CommandError, match="MAIL_API_KEY"):
        call_command("prepare")


def test_keys_are_32_bytes_in_base64_of_either_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = bytes([251, 255] * 16)  # base64 with + and /
    monkeypatch.setenv(
        "A_SETTING", f"{base64.b64encode(raw).decode()}, {base64.urlsafe_b64encode(raw).decode()}"
    )
    assert env.keys("A_SETTING") == [raw, raw]
    monkeypatch.setenv("A_SETTING", "")
    assert (env.keys("A_SETTING"), env.key("A_SETTING")) == ([], b"")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATABASE_URL", "postgres://u:secret@127.0.0.1:1/none", "database cannot be used"),
        ("REDIS_URL", "redis://:secret@127.0.0.1:1/0", "cache at REDIS_URL cannot be used"),
    ],
)
def test_a_server_that_does_not_answer_is_one_line(name: str, value: str, words: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "serve", "--port", "18399"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "VAR_DIR": str(tmp_path), "DATABASE_URL": "postgres://127.0.0.1:1/none", name: value},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    [line] = done.stderr.strip().splitlines()
    assert words in line
    assert "secret" not in line
