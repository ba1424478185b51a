"""The extract_skills command reads JSON lines and prints JSON lines, without a database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "id": "a1",
    "title": "Senior Baker",
    "text": "3 years of experience. Python is required. €40,000 - €50,000. Remote.",
}


def run(*args: str, stdin: bytes = b"") -> tuple[int, list[dict[str, Any]], str]:
    environment = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    done = subprocess.run(
        [sys.executable, "manage.py", "extract_skills", *args],
        cwd=ROOT, env=environment, input=stdin, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return done.returncode, lines, done.stderr.decode()


def test_reads_standard_input_and_reports_each_bad_line() -> None:
    lines = [
        json.dumps(GOOD),
        "",
        "{not json",
        "[1]",
        json.dumps({"id": 7, "text": 5}),
        json.dumps({"id": "e", "text": " "}),
        "[" * 100_000,
        '{"id": NaN, "text": "Python"}',
        f'{{"id": 1{"0" * 5000}, "text": "Python"}}',
    ]
    code, answers, _ = run("-", stdin="\n".join(lines).encode() + b"\n\xff\xfe\n")
    assert code == 1
    first, *bad = answers
    assert first["id"] == "a1"
    assert first["years"] == 3
    assert first["seniority"] == "senior"
    assert first["remote"] == "remote"
    assert first["salary"]["minimum"] == 40000
    [skill] = [skill for skill in first["skills"] if skill["name"] == "Python"]
    assert skill["category"] == "technical"
    assert skill["requirement"] == "required"
    assert all(GOOD["text"][one["start"] : one["end"]] == one["quote"] for one in skill["evidence"])
    assert [one["id"] for one in bad] == [None, None, 7, "e", None, None, None, None]
    assert all(one["error"] and one["line"] for one in bad)


def test_reads_a_file_and_ends_well(tmp_path: Path) -> None:
    path = tmp_path / "postings.jsonl"
    path.write_text(json.dumps(GOOD) + "\n", encoding="utf-8")
    code, answers, _ = run(str(path))
    assert code == 0
    assert len(answers) == 1


def test_a_missing_file_is_one_clear_line() -> None:
    code, answers, error = run("no-such-file.jsonl")
    assert code == 1
    assert answers == []
    assert "cannot read no-such-file.jsonl" in error
    assert "Traceback" not in error


def test_half_a_character_does_not_end_the_run() -> None:
    broken = json.dumps({"id": "\ud800", "text": "Requirements: \ud83d Python and SQL"})
    code, answers, error = run(stdin=f"{broken}\n{json.dumps(GOOD)}\n".encode())
    assert (code, error) == (0, "")
    assert [answer["id"] for answer in answers] == ["\ud800", "a1"]


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "postings.jsonl"
    path.write_text((json.dumps(GOOD) + "\n") * 500, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "manage.py", "extract_skills", str(path)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert json.loads(first)["id"] == "a1"
