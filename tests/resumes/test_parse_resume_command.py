"""`manage.py parse_resume`: JSON lines, errors on the line, exit code 1 if any failed."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.resumes.layout_sources import ENGINEER_TXT


def test_good_files_give_one_line_each(tmp_path: Path) -> None:
    text, document = tmp_path / "resume.txt", tmp_path / "resume.json"
    text.write_text(ENGINEER_TXT, encoding="utf-8")
    document.write_text(json.dumps({"basics": {"name": "Ida Lund", "email": "nonsense"}}), encoding="utf-8")
    out = StringIO()
    call_command("parse_resume", str(text), str(document), stdout=out)
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert list(first) == ["file", "ok", "error", "resume", "confidence", "warnings"]
    assert first["resume"]["basics"]["name"] == "Priya Ramanathan"
    assert first["confidence"]["/basics/name"] > 0.6
    assert second["resume"] == {"basics": {"name": "Ida Lund"}}
    assert "/basics/email" in second["warnings"][0]


def test_a_failure_stands_on_its_line_and_the_others_are_still_done(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text(ENGINEER_TXT, encoding="utf-8")
    bad.write_bytes(b"%PDF-1.4 cut")
    out = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("parse_resume", str(bad), str(tmp_path / "missing.pdf"), str(good), stdout=out)
    assert caught.value.code == 1
    reports = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [report["ok"] for report in reports] == [False, False, True]
    assert "damaged" in reports[0]["error"]
    assert "cannot be opened" in reports[1]["error"]
