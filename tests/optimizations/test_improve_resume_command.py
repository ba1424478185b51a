"""`improve_resume`: a file and postings in, edits with verdicts and scores out, without a database."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from optimizations.strategies import STRATEGIES
from tests.optimizations.provider import Answer, always, running_provider

RESUME = {
    "basics": {"name": "Nils Aare", "email": "nils@example.org", "label": "Warehouse Clerk"},
    "work": [
        {
            "name": "Aare Lager",
            "position": "Warehouse Clerk",
            "startDate": "2019-01",
            "endDate": "2024-02",
            "highlights": [
                "Responsible for managing the stock of 400 pallets in SAP",
                "Drove a forklift every day",
            ],
        }
    ],
    "skills": [{"name": "Skills", "keywords": ["Excel", "SAP"]}],
}
POSTINGS = [
    {
        "id": "a",
        "title": "Warehouse Clerk",
        "text": "Requirements:\n- SAP\n- Forklift licence\n- Excel is a plus",
    },
    {"id": "b", "title": "Stock Controller", "text": "You bring:\n- experience with SAP\n- Power BI"},
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    resume, postings = tmp_path / "resume.json", tmp_path / "postings.jsonl"
    resume.write_text(json.dumps(RESUME), encoding="utf-8")
    postings.write_text("\n".join(json.dumps(item) for item in POSTINGS), encoding="utf-8")
    return resume, postings


@pytest.fixture(autouse=True)
def _no_provider(settings: Any) -> None:
    settings.OPENAI_COMPATIBLE_BASE_URL = ""
    settings.PLATFORM_PROVIDER_KEYS = {}


def run(*arguments: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command("improve_resume", *arguments, stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def test_edits_verdicts_questions_scores_and_a_pdf(files: tuple[Path, Path], tmp_path: Path) -> None:
    resume, postings = files
    pdf = tmp_path / "out.pdf"
    answer = run("--resume", str(resume), "--postings", str(postings), "--pdf", str(pdf))
    assert answer["engine"] == "built-in rules, no AI"
    bullet = next(edit for edit in answer["edits"] if edit["path"] == "/work/0/highlights/0")
    assert bullet["after"] == "Managed the stock of 400 pallets in SAP"
    assert {edit["verdict"]["status"] for edit in answer["edits"]} == {"safe"}
    assert "Power BI" in {question["skill"] for question in answer["questions"]}
    assert [row["id"] for row in answer["scores"]] == ["a", "b"]
    assert answer["score_after"] >= answer["score_before"] > 0
    assert 100 >= answer["impact_after"] > answer["impact_before"] > 0  # a duty became a deed
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Managed the stock of 400 pallets" in text
    assert "Responsible for" not in text


def test_with_a_provider_the_model_proposes_and_the_guard_judges(
    files: tuple[Path, Path], settings: Any
) -> None:
    resume, postings = files
    before = RESUME["work"][0]["highlights"][1]  # type: ignore[index]  # a nested literal
    path = "/work/0/highlights/1"
    proposed = {"edits": [{"path": path, "before": before, "after": "Drove 3 forklifts every day"}]}
    with running_provider(always(Answer(json.dumps(proposed)))) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        settings.OPENAI_COMPATIBLE_MODEL = "stand-in"
        answer = run("--resume", str(resume), "--postings", str(postings), "--strategy", "budget_optimizer")
    assert answer["engine"] == "model"
    edit = next(edit for edit in answer["edits"] if edit["path"] == path)
    assert edit["verdict"]["status"] == "needs_confirmation"
    assert answer["score_before"] == answer["score_after"]
    assert "Nils" not in provider.prompts
    assert "nils@example.org" not in provider.prompts


def test_a_broken_posting_is_told_and_the_rest_is_done(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    resume, postings = files
    postings.write_text(postings.read_text() + '\n{"id": "c", "text": 7}\nnot json\n', encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        call_command("improve_resume", "--resume", str(resume), "--postings", str(postings))
    assert stopped.value.code == 1
    rows = json.loads(capsys.readouterr().out)["scores"]
    assert [row["id"] for row in rows if "error" not in row] == ["a", "b"]
    broken = [(row["id"], row["line"], row["error"].split(":")[0]) for row in rows if "error" in row]
    assert broken == [
        ("c", 3, '"text" must be a string, and "title" too where it is given'),
        (None, 4, "not JSON"),
    ]


def test_a_resume_that_cannot_be_read_is_said_on_its_line(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(b"%PDF-1.7\n1 0 obj << /Type /Catalog")
    with pytest.raises(SystemExit) as stopped:
        call_command("improve_resume", "--resume", str(cut), "--postings", str(files[1]))
    assert stopped.value.code == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["file"], "PDF" in answer["error"]) == (str(cut), True)


def test_files_that_cannot_be_read_give_one_clear_line(files: tuple[Path, Path], tmp_path: Path) -> None:
    resume, postings = files
    with pytest.raises(CommandError, match="cannot read"):
        run("--resume", str(tmp_path / "none.pdf"), "--postings", str(postings))
    with pytest.raises(CommandError, match="cannot read"):
        run("--resume", str(resume), "--postings", str(tmp_path / "none.jsonl"))
    postings.write_text("\n", encoding="utf-8")
    with pytest.raises(CommandError, match="no posting"):
        run("--resume", str(resume), "--postings", str(postings))
    with pytest.raises(CommandError, match="invalid choice"):
        run("--resume", str(resume), "--postings", str(postings), "--strategy", "magic")


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_every_strategy_works_with_a_model_and_without(
    files: tuple[Path, Path], settings: Any, strategy: str
) -> None:
    resume, postings = files
    given = ("--resume", str(resume), "--postings", str(postings), "--strategy", strategy)
    assert run(*given)["engine"] == "built-in rules, no AI"
    path = "/work/0/highlights/0"
    said: dict[str, Any] = {
        "ProposedChanges": {
            "edits": [
                {
                    "path": path,
                    "before": "Responsible for managing the stock of 400 pallets in SAP",
                    "after": "Managed the stock of 400 pallets in SAP",
                }
            ]
        },
        "Critique": {"remarks": [{"path": path, "remark": "A duty."}]},
        "Review": {"accept": False, "remarks": [{"path": path, "remark": "A duty."}]},
        "Choices": {"choices": []},
        "Corrections": {"corrections": []},
    }

    def script(request: dict[str, Any]) -> Answer:
        return Answer(json.dumps(said[request["response_format"]["json_schema"]["name"]]))

    with running_provider(script) as provider:
        settings.OPENAI_COMPATIBLE_BASE_URL = provider.url
        settings.OPENAI_COMPATIBLE_MODEL = "stand-in"
        answer = run(*given)
    assert answer["engine"] == "model"
    edit = next(edit for edit in answer["edits"] if edit["path"] == path)
    assert (edit["after"], edit["verdict"]["status"]) == ("Managed the stock of 400 pallets in SAP", "safe")
    assert provider.requests
