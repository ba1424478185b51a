"""Lenient JSON Resume import: a bad field is reported and left out, never the whole file."""

import json
from typing import Any

import pytest

from resumes.jsonresume import read_json_resume
from resumes.reading import ReadError


def _read(document: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    result, problems = read_json_resume(json.dumps(document).encode())
    return result, dict(problems)


def test_a_sound_document_passes_unchanged() -> None:
    document = {
        "basics": {
            "name": "Ida Lund",
            "email": "ida@example.org",
            "profiles": [{"network": "GitHub", "username": "ida"}],
        },
        "work": [
            {"name": "Skejby", "position": "Midwife", "startDate": "2014-05", "highlights": ["Led shifts"]}
        ],
        "skills": [{"name": "Care", "keywords": ["Triage"]}],
        "meta": {"theme": "plain"},
    }
    assert _read(document) == (document, {})


def test_bad_fields_are_reported_and_left_out() -> None:
    document, problems = _read(
        {
            "basics": {
                "name": "Ida",
                "email": "nonsense",
                "phone": 4512345,
                "url": "javascript:alert(1)",
                "label": " ",
            },
            "work": [{"name": "Skejby", "startDate": None, "endDate": "soon", "highlights": "Led shifts"}, 7],
            "education": None,
            "skills": ["Triage", {"name": "Care", "keywords": [1, None, ["x"]]}],
        }
    )
    assert document == {
        "basics": {"name": "Ida", "phone": "4512345"},
        "work": [{"name": "Skejby", "highlights": ["Led shifts"]}],
        "skills": [{"name": "Triage"}, {"name": "Care", "keywords": ["1"]}],
    }
    assert set(problems) == {
        "/basics/email",
        "/basics/url",
        "/basics/label",
        "/work/0/startDate",
        "/work/0/endDate",
        "/work/0/highlights",
        "/work/1",
        "/education",
        "/skills/0",
        "/skills/1/keywords/1",
        "/skills/1/keywords/2",
    }


def test_dates_in_other_forms_are_turned_to_iso() -> None:
    document, problems = _read(
        {
            "work": [
                {"name": "A", "startDate": "May 2016", "endDate": "Present"},
                {"name": "B", "startDate": "2019-03-01T00:00:00Z"},
            ]
        }
    )
    assert [entry.get("startDate") for entry in document["work"]] == ["2016-05", "2019-03-01"]
    assert "endDate" not in document["work"][0]
    assert list(problems) == ["/work/0/startDate"]


def test_keys_of_older_drafts_are_renamed() -> None:
    document, _ = _read(
        {
            "basics": {"name": "A", "website": "https://a.example.org"},
            "work": [{"company": "B", "website": "https://b.example.org"}],
        }
    )
    assert document["basics"]["url"] == "https://a.example.org"
    assert document["work"] == [{"name": "B", "url": "https://b.example.org"}]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[1, 2]", "garbage"),
        (b'{"basics": {"name": "Ida"', "damaged"),
        (b'{"basics": [], "work": []}', "empty"),
        (b'{"basics": {"email": "nonsense"}}', "empty"),
        (b"[" * 100_000, "garbage"),
    ],
)
def test_only_what_holds_nothing_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_json_resume(data)
    assert caught.value.code == code
