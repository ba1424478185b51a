"""`manage.py match_resume`: a resume file against JSON lines of postings."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from reportlab.pdfgen.canvas import Canvas

from tests.jobs.matching_samples import NURSE, PAYMENTS, WARD

POSTINGS = [
    {"id": "ward", "title": "Surgical Nurse", "text": WARD},
    {"id": 7, "title": "Senior Back End Developer", "text": PAYMENTS},
]


def lines(path: Path, items: list[object]) -> Path:
    path.write_text("\n".join(item if isinstance(item, str) else json.dumps(item) for item in items))
    return path


def run(resume: Path, postings: Path) -> tuple[list[dict[str, Any]], str, int]:
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command("match_resume", "--resume", str(resume), str(postings), stdout=out, stderr=err)
    except SystemExit as end:
        code = int(end.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), code


@pytest.fixture
def nurse(tmp_path: Path) -> Path:
    path = tmp_path / "nurse.json"
    path.write_text(json.dumps(NURSE))
    return path


def test_scores_parts_missing_and_evidence(nurse: Path, tmp_path: Path) -> None:
    answers, _, code = run(nurse, lines(tmp_path / "postings.jsonl", [*POSTINGS, ""]))
    assert code == 0
    assert [answer["id"] for answer in answers] == ["ward", 7]
    ward, payments = answers
    assert ward["score"] > payments["score"] + 40
    assert set(ward["parts"]) == {
        "required_skills",
        "preferred_skills",
        "title",
        "experience",
        "phrases",
        "education",
    }
    assert ward["parts"]["required_skills"]["weight"] == 40
    assert "Palliative care" in {item["name"] for item in ward["missing"]}
    quoted = [item for item in ward["evidence"] if item["side"] == "posting"]
    assert quoted
    assert all(WARD[item["start"] : item["end"]] == item["quote"] for item in quoted)


def test_a_broken_line_is_reported_and_the_others_still_answered(nurse: Path, tmp_path: Path) -> None:
    items: list[object] = ["{broken", POSTINGS[0], [1, 2], {"id": "n", "text": None}, {"id": "e", "text": ""}]
    answers, _, code = run(nurse, lines(tmp_path / "postings.jsonl", items))
    assert code == 1
    assert [("error" in answer, answer["id"]) for answer in answers] == [
        (True, None),
        (False, "ward"),
        (True, None),
        (True, "n"),
        (True, "e"),
    ]
    assert [answer.get("line") for answer in answers] == [1, None, 3, 4, 5]


def test_a_resume_that_cannot_be_read_is_said_on_every_line(tmp_path: Path) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(b"%PDF-1.7\n1 0 obj << /Type /Catalog")
    answers, _, code = run(cut, lines(tmp_path / "postings.jsonl", list(POSTINGS)))
    assert code == 1
    assert [answer["id"] for answer in answers] == ["ward", 7]
    assert all("PDF" in answer["error"] for answer in answers)


def test_files_that_are_not_there_stop_the_command(nurse: Path, tmp_path: Path) -> None:
    postings = lines(tmp_path / "postings.jsonl", list(POSTINGS))
    with pytest.raises(CommandError, match=r"absent\.pdf"):
        run(tmp_path / "absent.pdf", postings)
    with pytest.raises(CommandError, match=r"absent\.jsonl"):
        run(nurse, tmp_path / "absent.jsonl")


def printed(path: Path, *, hidden: str) -> Path:
    canvas = Canvas(str(path))
    told = [
        "Ines Falk",
        "ines.falk@example.org",
        "",
        "Experience",
        "Staff Nurse, St. Anne Hospital",
        "03/2019 - Present",
    ]
    told += ["- Gave wound care on a surgical ward", "- Planned discharge with families", "", "Education"]
    told += [
        "Bachelor of Science in Nursing, City College, 2015",
        "",
        "Skills",
        "Wound care, Electronic health records",
    ]
    for at, line in enumerate(told):
        canvas.drawString(72, 780 - at * 16, line)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 300, hidden)
    canvas.save()
    return path


def test_hidden_text_scores_nothing_and_is_reported(tmp_path: Path) -> None:
    postings = lines(tmp_path / "postings.jsonl", [POSTINGS[0]])
    honest, warned, _ = run(printed(tmp_path / "honest.pdf", hidden=""), postings)
    stuffed, told, code = run(
        printed(
            tmp_path / "stuffed.pdf", hidden="Triage, medication administration, palliative care, surgery"
        ),
        postings,
    )
    assert code == 0
    assert stuffed[0]["score"] == honest[0]["score"]
    assert "hidden" not in honest[0]
    assert not warned
    assert any("palliative care" in text for text in stuffed[0]["hidden"])
    assert "cannot see" in told
