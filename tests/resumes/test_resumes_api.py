"""Resumes over the API: made, read from files, saved with optimistic locking, printed, matched."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from accounts import tenancy
from accounts.models import ActivityLog, Membership
from resumes.models import Export, Resume
from tests.accounts.api import ApiClient, api_of, assert_problem
from tests.conftest import Person
from tests.resumes.factories import document


@pytest.fixture
def alice_api(alice: Person) -> ApiClient:
    return api_of(alice)


def make(api: ApiClient, title: str = "Supervisor", **fields: Any) -> dict[str, Any]:
    response = api.post("resumes/", {"title": title, "content": document(), **fields})
    assert response.status_code == 201, response.content
    body: dict[str, Any] = response.json()
    return body


def upload(api: ApiClient, data: bytes, name: str) -> Any:
    return api.upload("resumes/imports/", file=SimpleUploadedFile(name, data))


def test_a_resume_is_made_listed_and_read(alice_api: ApiClient) -> None:
    made = make(alice_api)
    assert (made["version"], made["is_active"], made["warnings"]) == (1, True, [])
    assert made["content"]["basics"]["name"] == "Mira Solberg"
    assert alice_api.get(f"resumes/{made['id']}/").json() == made
    listed = alice_api.get("resumes/").json()
    assert listed["count"] == 1
    assert listed["results"][0]["title"] == "Supervisor"
    assert "content" not in listed["results"][0]


def test_a_bad_field_is_reported_and_the_rest_is_kept(alice_api: ApiClient) -> None:
    content = document()
    content["work"][0]["startDate"] = "the other day"
    content["basics"]["email"] = 7
    made = alice_api.post("resumes/", {"content": content}).json()
    assert any("startDate" in warning for warning in made["warnings"])
    assert made["content"]["work"][0]["name"] == "Fjordlager AS"
    assert_problem(alice_api.post("resumes/", {"content": {"hobby": "none"}}), 400, "empty")
    assert_problem(alice_api.post("resumes/", {"content": [1]}), 400, "invalid")


def test_saving_names_the_version_it_was_made_from(alice_api: ApiClient) -> None:
    made = make(alice_api)
    path = f"resumes/{made['id']}/"
    content = {**made["content"], "skills": [{"name": "Dock", "keywords": ["Forklift"]}]}
    saved = alice_api.put(path, {"version": 1, "content": content, "change": "Fewer skills"})
    assert saved.status_code == 200, saved.content
    assert (saved.json()["version"], saved.json()["content"]["skills"]) == (2, content["skills"])
    problem = assert_problem(alice_api.put(path, {"version": 1, "content": made["content"]}), 409, "conflict")
    assert problem["version"] == 2
    assert alice_api.get(path).json() == saved.json()  # nothing was overwritten
    assert_problem(alice_api.put(path, {"content": content}), 400, "invalid")
    assert_problem(alice_api.put(path, {"version": 2}), 400, "invalid")


def test_a_patch_leaves_what_it_does_not_name(alice_api: ApiClient) -> None:
    made = make(alice_api)
    path = f"resumes/{made['id']}/"
    patched = alice_api.patch(path, {"version": 1, "title": "Night shift", "template": "sidebar"}).json()
    assert (patched["title"], patched["template"], patched["version"]) == ("Night shift", "sidebar", 2)
    assert patched["content"] == made["content"]
    assert_problem(alice_api.patch(path, {"version": 2, "template": "pink"}), 400, "invalid")
    problem = assert_problem(
        alice_api.patch(path, {"version": 2, "content": {"work": "none"}}), 400, "invalid"
    )
    assert problem["path"] == "/work"


def test_versions_are_listed_read_and_restored(alice_api: ApiClient) -> None:
    made = make(alice_api)
    path = f"resumes/{made['id']}/"
    alice_api.patch(path, {"version": 1, "title": "Second"})
    listed = alice_api.get(f"{path}versions/").json()
    assert [(row["number"], row["title"]) for row in listed["results"]] == [(2, "Second"), (1, "Supervisor")]
    first = alice_api.get(f"{path}versions/1/").json()
    assert first["content"] == made["content"]
    assert_problem(alice_api.post(f"{path}versions/1/restore/", {"version": 1}), 409, "conflict")
    restored = alice_api.post(f"{path}versions/1/restore/", {"version": 2}).json()
    assert (restored["version"], restored["title"]) == (3, "Supervisor")
    assert_problem(alice_api.get(f"{path}versions/9/"), 404, "not_found")
    assert_problem(alice_api.get(f"{path}versions/99999999999/"), 404, "not_found")
    assert_problem(alice_api.post(f"{path}versions/9/restore/", {"version": 3}), 404, "not_found")


def test_one_resume_is_active(alice_api: ApiClient) -> None:
    first, second = make(alice_api, "One"), make(alice_api, "Two")
    assert (first["is_active"], second["is_active"]) == (True, False)
    assert alice_api.post(f"resumes/{second['id']}/activate/").json()["is_active"] is True
    active = [row["title"] for row in alice_api.get("resumes/").json()["results"] if row["is_active"]]
    assert active == ["Two"]
    assert alice_api.delete(f"resumes/{second['id']}/").status_code == 204
    assert_problem(alice_api.get(f"resumes/{second['id']}/"), 404, "not_found")
    assert alice_api.get(f"resumes/{first['id']}/").json()["is_active"] is True


def test_the_pdf_reads_back(alice_api: ApiClient, alice: Person) -> None:
    made = make(alice_api)
    response = alice_api.send("GET", f"resumes/{made['id']}/pdf/", Accept="application/pdf")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert "attachment" in response.headers["Content-Disposition"]
    data = b"".join(response.streaming_content)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    assert "Mira Solberg" in text
    assert "Fjordlager AS" in text
    with tenancy.workspace(alice.workspace.pk):
        assert Export.objects.get().download_count == 1
        assert ActivityLog.objects.filter(event_type="resume.exported").exists()
    missing = alice_api.send("GET", f"resumes/{made['id']}/pdf/?version=7", Accept="application/pdf")
    assert_problem(missing, 404, "not_found")
    assert_problem(alice_api.get(f"resumes/{made['id']}/pdf/?version=x"), 400, "invalid")


def test_a_file_is_read_corrected_and_saved(alice_api: ApiClient) -> None:
    made = make(alice_api)
    pdf = b"".join(alice_api.get(f"resumes/{made['id']}/pdf/").streaming_content)
    response = upload(alice_api, pdf, "mira.pdf")
    assert response.status_code == 201, response.content
    imported = response.json()
    assert imported["status"] == "review"
    assert imported["content"]["basics"]["name"] == "Mira Solberg"
    assert all(0 <= value <= 1 for value in imported["confidence"].values())
    assert imported["confidence"]
    path = f"resumes/imports/{imported['id']}/"
    assert alice_api.get("resumes/imports/").json()["results"][0]["id"] == imported["id"]
    corrected = {**imported["content"], "basics": {**imported["content"]["basics"], "label": "Dock lead"}}
    assert alice_api.patch(path, {"content": corrected}).json()["content"]["basics"]["label"] == "Dock lead"
    saved = alice_api.post(f"{path}save/", {"title": "From a file"})
    assert saved.status_code == 201
    resume = saved.json()
    assert (resume["title"], resume["version"]) == ("From a file", 1)
    assert resume["content"]["basics"]["label"] == "Dock lead"
    assert alice_api.post(f"{path}save/", {}).json()["id"] == resume["id"]  # once
    assert alice_api.get("resumes/").json()["count"] == 2


def test_a_json_resume_and_a_text_are_read(alice_api: ApiClient) -> None:
    by_file = upload(alice_api, json.dumps(document()).encode(), "mira.json")
    assert by_file.status_code == 201, by_file.content
    text = (
        "Odd Lunde\nodd@lunde.example\n+47 22 55 01 43\n\nExperience\nBaker, Morning Loaf AS, Oslo\n"
        "2019 - present\n- Baked 300 loaves a day\n\nEducation\nOslo fagskole, Baking, 2016 - 2018\n\n"
        "Skills\nSourdough, HACCP, Stocktaking\n"
    )
    by_text = alice_api.post("resumes/imports/", {"text": text})
    assert by_text.status_code == 201, by_text.content
    assert by_text.json()["content"]["basics"]["email"] == "odd@lunde.example"
    path = f"resumes/imports/{by_text.json()['id']}/"
    assert alice_api.delete(path).status_code == 204
    assert_problem(alice_api.get(path), 404, "not_found")


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "empty.pdf"), (b"\x00\x01" * 500, "noise.pdf"), (b"MZ\x90\x00" + b"\x00" * 400, "virus.exe")],
)
def test_a_file_that_is_no_resume_is_refused(alice_api: ApiClient, data: bytes, name: str) -> None:
    response = upload(alice_api, data, name)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert alice_api.get("resumes/imports/").json()["count"] == 0


def test_a_huge_file_is_refused(alice_api: ApiClient) -> None:
    assert_problem(upload(alice_api, b"%PDF-1.7\n" + b"x" * (10 * 1024 * 1024), "huge.pdf"), 413, "too_large")


def test_matches_of_a_resume(alice_api: ApiClient) -> None:
    made = make(alice_api)
    posting = {
        "title": "Shift supervisor",
        "description": "We look for a shift supervisor for our warehouse. Required: forklift driving, stocktaking "
        "and a WMS. Nice to have: SAP. Three years of experience.",
    }
    other = {
        "title": "Lawyer",
        "description": "We look for a lawyer. You must have passed the bar exam and know contract law and "
        "litigation. Ten years of experience are required.",
    }
    for each in (other, posting):
        assert alice_api.post("jobs/", each).status_code == 201
    rows = alice_api.get(f"resumes/{made['id']}/matches/").json()
    assert rows["count"] == 2
    assert rows["results"][0]["title"] == "Shift supervisor"
    assert rows["results"][0]["score"] > (rows["results"][1]["score"] or 0)


def test_a_stranger_finds_nothing(alice_api: ApiClient, bob: Person) -> None:
    made = make(alice_api)
    imported = upload(alice_api, json.dumps(document()).encode(), "mira.json").json()
    bob_api = api_of(bob)
    path, imports = f"resumes/{made['id']}/", f"resumes/imports/{imported['id']}/"
    for response in (
        bob_api.get(path),
        bob_api.put(path, {"version": 1, "content": document()}),
        bob_api.patch(path, {"version": 1, "title": "Mine"}),
        bob_api.delete(path),
        bob_api.post(f"{path}activate/"),
        bob_api.get(f"{path}versions/"),
        bob_api.get(f"{path}versions/1/"),
        bob_api.post(f"{path}versions/1/restore/", {"version": 1}),
        bob_api.get(f"{path}pdf/"),
        bob_api.get(f"{path}matches/"),
        bob_api.get(imports),
        bob_api.patch(imports, {"content": document()}),
        bob_api.post(f"{imports}save/", {}),
        bob_api.delete(imports),
    ):
        assert_problem(response, 404, "not_found")
    assert bob_api.get("resumes/").json()["count"] == 0
    assert bob_api.get("resumes/imports/").json()["count"] == 0
    assert alice_api.get(path).json()["title"] == "Supervisor"


def test_a_viewer_reads_only(alice_api: ApiClient, alice: Person) -> None:
    made = make(alice_api)
    with tenancy.system():
        Membership.objects.filter(pk=alice.membership.pk).update(role=Membership.Role.VIEWER)
    path = f"resumes/{made['id']}/"
    assert alice_api.get(path).status_code == 200
    assert alice_api.get(f"{path}pdf/").status_code == 200
    for response in (
        alice_api.post("resumes/", {"content": document()}),
        alice_api.put(path, {"version": 1, "content": document()}),
        alice_api.delete(path),
        alice_api.post(f"{path}activate/"),
        upload(alice_api, json.dumps(document()).encode(), "mira.json"),
    ):
        assert_problem(response, 403, "forbidden")


def test_nobody_without_a_token(alice_api: ApiClient) -> None:
    made = make(alice_api)
    for path in ("resumes/", f"resumes/{made['id']}/", f"resumes/{made['id']}/pdf/", "resumes/imports/"):
        assert_problem(ApiClient("").get(path), 401, "not_authenticated")


def test_a_repeated_upload_is_read_once(alice_api: ApiClient, alice: Person) -> None:
    body = {"title": "Once", "content": document()}
    first = alice_api.post("resumes/", body, Idempotency_Key="r-1").json()
    assert alice_api.post("resumes/", body, Idempotency_Key="r-1").json() == first
    with tenancy.workspace(alice.workspace.pk):
        assert Resume.objects.count() == 1


def test_the_list_takes_a_fixed_number_of_queries(alice_api: ApiClient) -> None:
    make(alice_api)
    with CaptureQueriesContext(connection) as few:
        alice_api.get("resumes/")
    for number in range(9):
        make(alice_api, f"Resume {number}")
    with CaptureQueriesContext(connection) as many:
        assert len(alice_api.get("resumes/").json()["results"]) == 10
    assert len(many) <= len(few)
