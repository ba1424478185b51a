"""Upload and paste, review, save: browser-free."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts import tenancy
from resumes.models import Resume, ResumeImport
from resumes.rendering import Design, render_pdf
from tests.conftest import Person
from tests.resumes.factories import document
from tests.resumes.samples import TEXT
from tests.resumes.test_editor_engine import sent

pytestmark = pytest.mark.django_db
ADD = "/resumes/add/"


def upload(person: Person, name: str, data: bytes) -> Any:
    return person.client.post(ADD, {"file": SimpleUploadedFile(name, data)})


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def only_import(person: Person) -> ResumeImport:
    with tenancy.workspace(person.workspace.pk):
        return ResumeImport.objects.get()


def test_a_pdf_is_reviewed_and_saved(alice: Person) -> None:
    pdf = render_pdf(document(), Design.default("sidebar")).pdf
    answer = upload(alice, "my cv.pdf", pdf)
    page = alice.client.get(answer["Location"])
    html = page.content.decode()
    assert "Mira Solberg" in html
    assert "Save as resume" in html
    imported = only_import(alice)
    assert imported.source_name == "my cv.pdf"
    assert "cv" not in str(imported.source_file)
    fields = {**sent(imported.document), "/basics/label": "Night supervisor", "title": "Supervisor"}
    answer = alice.client.post(reverse("resumes:keep", args=[imported.pk]), fields)
    with tenancy.workspace(alice.workspace.pk):
        resume = Resume.objects.get()
        version = resume.versions.get()
    assert answer["Location"] == reverse("resumes:studio", args=[resume.pk])
    assert (resume.title, resume.content["basics"]["label"]) == ("Supervisor", "Night supervisor")
    assert (version.author, resume.is_active) == ("import", True)
    source = alice.client.get(reverse("resumes:source", args=[resume.pk]))
    assert body(source) == pdf
    assert source["Content-Disposition"] == 'attachment; filename="my cv.pdf"'
    assert source["X-Content-Type-Options"] == "nosniff"


def test_saving_twice_makes_one_resume(alice: Person) -> None:
    alice.client.post(ADD, {"text": TEXT})
    imported = only_import(alice)
    for _ in range(2):
        alice.client.post(reverse("resumes:keep", args=[imported.pk]), sent(imported.document))
    with tenancy.workspace(alice.workspace.pk):
        assert Resume.objects.count() == 1
    review = alice.client.get(reverse("resumes:review", args=[imported.pk]))
    assert review.status_code == 302


def test_pasted_text_is_read(alice: Person) -> None:
    answer = alice.client.post(ADD, {"text": TEXT}, follow=True)
    html = answer.content.decode()
    assert "Tomas Verhoeven" in html
    assert "Hotel Lindenhof" in html
    assert "data-place" in html


def test_doubtful_fields_say_so_in_words(alice: Person) -> None:
    alice.client.post(ADD, {"text": TEXT})
    imported = only_import(alice)
    with tenancy.workspace(alice.workspace.pk):
        ResumeImport.objects.update(confidence={"/basics/name": 0.2}, warnings=["A remark."])
    html = alice.client.get(reverse("resumes:review", args=[imported.pk])).content.decode()
    assert "1 field was read with doubt" in html
    assert "Please check" in html
    assert "A remark." in html


def test_a_json_resume_with_a_bad_field_is_imported(alice: Person) -> None:
    data = {**document(), "skills": [{"name": "Warehouse", "keywords": "Forklift"}], "awards": 7}
    answer = upload(alice, "resume.json", json.dumps(data).encode())
    assert answer.status_code == 302
    imported = only_import(alice)
    assert imported.document["basics"]["name"] == "Mira Solberg"
    assert [warning.split(":")[0] for warning in imported.warnings] == ["Skills 1", "Awards"]


def test_what_the_database_refuses_is_dropped_wherever_it_stands(alice: Person) -> None:
    """Half a surrogate pair may stand in a text, in a remark about a field, and in a key."""
    half = {
        "basics": {"name": "Ada \ud800Berg", "\udc00x": "y"},
        "work": [{"name": "A", "startDate": "\ud800soon"}],
    }
    assert upload(alice, "half.json", json.dumps(half).encode()).status_code == 302
    imported = only_import(alice)
    assert imported.document["basics"]["name"] == "Ada Berg"
    assert any("“soon”" in warning for warning in imported.warnings)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.pdf", b"", "empty"),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 500, "picture"),
        ("broken.pdf", b"%PDF-1.7\n" + b"garbage " * 50, ""),
        ("program.exe", b"MZ\x00\x00" + bytes(range(256)) * 8, "not supported"),
        ("list.txt", b"Milk\nBread\nEggs\n", ""),
        ("../../etc/passwd.docx", b"PK\x03\x04" + b"\x00" * 100, "damaged"),
    ],
)
def test_what_is_no_resume_is_refused_in_words(alice: Person, name: str, data: bytes, words: str) -> None:
    answer = upload(alice, name, data)
    assert answer.status_code == 400
    html = answer.content.decode()
    assert 'class="err"' in html
    assert f"<b>{name.rsplit('/', 1)[-1]}</b> was not read." in html
    assert words in html
    with tenancy.workspace(alice.workspace.pk):
        assert not ResumeImport.objects.exists()
        assert not Resume.objects.exists()


def test_a_file_that_is_too_large_is_refused(alice: Person) -> None:
    answer = upload(alice, "large.pdf", b"%PDF-1.7\n" + b"0" * (10 * 1024 * 1024 + 1))
    assert answer.status_code == 400
    assert "larger than 10 MB" in answer.content.decode()


def test_a_text_far_longer_than_a_resume_is_refused(alice: Person) -> None:
    answer = alice.client.post(ADD, {"text": TEXT + "\nmore " * 50_000})
    assert answer.status_code == 400
    assert "far longer than a resume" in answer.content.decode()


def test_a_refused_text_stays_in_its_field(alice: Person) -> None:
    answer = alice.client.post(ADD, {"text": "Milk, bread, eggs and a note to the neighbour"})
    assert answer.status_code == 400
    assert "a note to the neighbour" in answer.content.decode()
    assert alice.client.post(ADD, {}).status_code == 400


def test_corrections_are_kept_while_reviewing(alice: Person) -> None:
    alice.client.post(ADD, {"text": TEXT})
    imported = only_import(alice)
    fields = {**sent(imported.document), "/basics/name": "Tom Verhoeven"}
    answer = alice.client.post(
        reverse("resumes:save_review", args=[imported.pk]), fields, headers={"X-Studio": "1"}
    )
    assert answer.status_code == 200
    assert only_import(alice).document["basics"]["name"] == "Tom Verhoeven"


def test_a_list_grows_without_scripts(alice: Person) -> None:
    alice.client.post(ADD, {"text": TEXT})
    imported = only_import(alice)
    fields = {**sent(imported.document), "op": "add:/certificates"}
    html = alice.client.post(reverse("resumes:save_review", args=[imported.pk]), fields).content.decode()
    assert 'name="/certificates/0/name"' in html


def test_discard_leaves_nothing(alice: Person) -> None:
    alice.client.post(ADD, {"text": TEXT})
    imported = only_import(alice)
    storage, name = imported.source_file.storage, str(imported.source_file)
    assert storage.exists(name)
    answer = alice.client.post(reverse("resumes:discard", args=[imported.pk]), follow=True)
    assert "was discarded" in answer.content.decode()
    with tenancy.workspace(alice.workspace.pk):
        assert not ResumeImport.objects.exists()


def test_markup_in_a_file_stays_text(alice: Person) -> None:
    text = TEXT.replace("Hotel Lindenhof", "Hotel <script>alert(1)</script> Lindenhof")
    answer = alice.client.post(ADD, {"text": text}, follow=True)
    assert b"<script>alert(1)" not in answer.content


def test_a_waiting_import_stands_on_the_list(alice: Person) -> None:
    upload(alice, "cv.txt", TEXT.encode())
    html = alice.client.get(reverse("resumes:resumes")).content.decode()
    assert "Waiting for review" in html
    assert "cv.txt" in html


def test_an_html_source_is_never_shown_as_html(alice: Person) -> None:
    upload(alice, "cv.html", f"<html><body><pre>{TEXT}</pre><script>1</script></body></html>".encode())
    imported = only_import(alice)
    answer = alice.client.get(reverse("resumes:import_source", args=[imported.pk]))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert body(answer).startswith(b"<html>")
