"""The resume document: pointers, texts in reading order, trimming."""

import pytest

from resumes.document import (
    Document,
    PathError,
    get_at,
    iter_texts,
    normalise,
    plain_text,
    pointer,
    set_at,
    word_count,
)

DOC: Document = {
    "basics": {
        "name": "Ida Lund",
        "label": "Midwife",
        "email": "ida@example.org",
        "summary": "Twelve years on the ward.",
        "location": {"city": "Aarhus", "countryCode": "DK"},
    },
    "work": [
        {
            "name": "Skejby Hospital",
            "position": "Midwife",
            "startDate": "2014-05",
            "highlights": ["Led night shifts", "Trained 6 students"],
        }
    ],
    "skills": [{"name": "Care", "keywords": ["Triage", "A/B testing"]}],
}


def test_get_at_reads_values_and_answers_none_where_nothing_is() -> None:
    assert get_at(DOC, "") is DOC
    assert get_at(DOC, "/work/0/highlights/1") == "Trained 6 students"
    assert get_at(DOC, "/work/1/name") is None
    assert get_at(DOC, "/work/-") is None
    assert get_at(DOC, "/work/01/name") is None
    assert get_at(DOC, "/basics/name/first") is None


def test_pointers_escape_slash_and_tilde() -> None:
    doc = {"a/b": {"c~d": 1}}
    assert pointer("a/b", "c~d") == "/a~1b/c~0d"
    assert get_at(doc, "/a~1b/c~0d") == 1
    assert set_at(doc, "/a~1b/c~0d", 2) == {"a/b": {"c~d": 2}}


def test_set_at_replaces_appends_removes_and_leaves_the_original_alone() -> None:
    replaced = set_at(DOC, "/work/0/highlights/0", "Ran night shifts")
    appended = set_at(DOC, "/work/0/highlights/-", "Opened a clinic")
    removed = set_at(DOC, "/work/0/highlights/0", None)
    assert replaced["work"][0]["highlights"] == ["Ran night shifts", "Trained 6 students"]
    assert appended["work"][0]["highlights"][-1] == "Opened a clinic"
    assert removed["work"][0]["highlights"] == ["Trained 6 students"]
    assert DOC["work"][0]["highlights"] == ["Led night shifts", "Trained 6 students"]


def test_set_at_makes_missing_parents_but_never_for_a_removal() -> None:
    assert set_at({}, "/skills/-", {"name": "Tools"}) == {"skills": [{"name": "Tools"}]}
    assert set_at({}, "/basics/location/city", "Lyon") == {"basics": {"location": {"city": "Lyon"}}}
    assert set_at({}, "/basics/location/city", None) == {}


@pytest.mark.parametrize("path", ["work", "/work/5", "/basics/name/first", "/work/x/name"])
def test_set_at_refuses_a_path_that_leads_nowhere(path: str) -> None:
    with pytest.raises(PathError):
        set_at(DOC, path, "x")


def test_texts_come_in_reading_order_without_dates_and_addresses() -> None:
    assert [path for path, _ in iter_texts(DOC)] == [
        "/basics/name",
        "/basics/label",
        "/basics/location/city",
        "/basics/summary",
        "/work/0/position",
        "/work/0/name",
        "/work/0/highlights/0",
        "/work/0/highlights/1",
        "/skills/0/name",
        "/skills/0/keywords/0",
        "/skills/0/keywords/1",
    ]
    for path, text in iter_texts(DOC):
        assert get_at(DOC, path) == text
        assert text in plain_text(DOC)
    assert "example.org" not in plain_text(DOC)


def test_words_are_counted_in_spaced_and_unspaced_scripts() -> None:
    assert word_count({"basics": {"summary": "C++ and state-of-the-art CI/CD"}}) == 4
    assert word_count({"basics": {"summary": "東京大学"}}) == 2
    assert word_count({"basics": {}}) == 0


def test_normalise_trims_drops_empties_and_keeps_the_order_of_sections() -> None:
    doc = {
        "skills": [{"name": " Tools ", "keywords": ["", "Saw "]}, {"name": "", "keywords": []}],
        "basics": {"name": "Jo", "phone": " ", "location": {"city": ""}},
        "work": [],
    }
    cleaned = normalise(doc)
    assert cleaned == {"skills": [{"name": "Tools", "keywords": ["Saw"]}], "basics": {"name": "Jo"}}
    assert list(cleaned) == ["skills", "basics"]
    assert normalise({}) == {}
