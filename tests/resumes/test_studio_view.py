"""The studio without a browser: autosave, conflicts, undo, preview, design, export."""

from typing import Any

import pytest
from django.urls import reverse

from accounts import tenancy
from resumes.models import Export, Resume
from tests.conftest import Person
from tests.resumes.factories import document, make_resume
from tests.resumes.test_editor_engine import sent

pytestmark = pytest.mark.django_db
SCRIPT = {"X-Studio": "1"}


@pytest.fixture
def resume(alice: Person) -> Resume:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        return make_resume(alice)


def post(person: Person, resume: Resume, name: str, base: int, script: Any = True, **fields: Any) -> Any:
    address = reverse(f"resumes:{name}", args=[resume.pk])
    body = {"base_version": base, "title": "Supervisor", **fields}
    return person.client.post(address, body, headers=SCRIPT if script else {})


def save(person: Person, resume: Resume, base: int, script: Any = True, **fields: Any) -> Any:
    return post(person, resume, "save", base, script, **{**sent(document()), **fields})


def fresh(person: Person, resume: Resume) -> Resume:
    with tenancy.workspace(person.workspace.pk):
        return Resume.objects.get(pk=resume.pk)


def test_autosave_answers_with_the_version(alice: Person, resume: Resume) -> None:
    answer = save(alice, resume, 1, **{"/basics/label": "Dock lead"}).json()
    assert (answer["version"], answer["can_undo"], answer["can_redo"]) == (2, True, False)
    assert "form" not in answer
    assert fresh(alice, resume).content["basics"]["label"] == "Dock lead"
    with tenancy.workspace(alice.workspace.pk):
        assert resume.versions.get(number=2).autosave


def test_a_date_that_is_none_is_kept_and_said(alice: Person, resume: Resume) -> None:
    answer = save(alice, resume, 1, **{"/work/0/startDate": "someday"}).json()
    assert list(answer["hints"]) == ["/work/0/startDate"]
    page = alice.client.get(reverse("resumes:studio", args=[resume.pk])).content.decode()
    assert answer["hints"]["/work/0/startDate"] in page
    assert fresh(alice, resume).content["work"][0]["startDate"] == "someday"


def test_an_unchanged_save_makes_no_version(alice: Person, resume: Resume) -> None:
    assert save(alice, resume, 1).json()["version"] == 1


def test_a_plain_form_saves_and_returns(alice: Person, resume: Resume) -> None:
    answer = save(alice, resume, 1, script=False, **{"/basics/label": "Dock lead"})
    assert answer["Location"] == reverse("resumes:studio", args=[resume.pk])


def test_lists_grow_and_move_without_scripts(alice: Person, resume: Resume) -> None:
    html = save(alice, resume, 1, script=False, op="add:/awards").content.decode()
    assert 'name="/awards/0/title"' in html
    save(alice, resume, 1, script=False, op="down:/work/0")
    assert fresh(alice, resume).content["work"][0]["name"] == "Nordhavn Kjøl"


def test_two_tabs_with_different_fields_are_merged(alice: Person, resume: Resume) -> None:
    save(alice, resume, 1, **{"/basics/label": "Dock lead"})
    answer = save(alice, resume, 1, **{"/work/0/highlights/0": "Cut errors by 30 %."}).json()
    assert answer["version"] == 3
    assert "Dock lead" in answer["form"]
    content = fresh(alice, resume).content
    assert content["basics"]["label"] == "Dock lead"
    assert content["work"][0]["highlights"][0] == "Cut errors by 30 %."


def test_two_tabs_with_one_field_are_a_choice(alice: Person, resume: Resume) -> None:
    save(alice, resume, 1, **{"/basics/label": "Theirs"})
    answer = save(alice, resume, 1, **{"/basics/label": "Mine"})
    assert answer.status_code == 409
    panel = answer.json()["panel"]
    assert "<del>Theirs</del>" in panel
    assert "<ins>Mine</ins>" in panel
    assert fresh(alice, resume).content["basics"]["label"] == "Theirs"
    answer = save(alice, resume, 1, overrule="1", **{"/basics/label": "Mine"}).json()
    assert answer["version"] == 3
    assert fresh(alice, resume).content["basics"]["label"] == "Mine"


def test_a_conflict_of_a_plain_form_keeps_what_was_typed(alice: Person, resume: Resume) -> None:
    save(alice, resume, 1, **{"/basics/label": "Theirs"})
    answer = save(alice, resume, 1, script=False, **{"/basics/label": "Mine, typed at length"})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert 'value="Mine, typed at length"' in html
    assert "Keep mine as a new version" in html
    assert '<input type="hidden" name="base_version" value="1" data-base>' in html


def test_undo_and_redo_bring_the_form_along(alice: Person, resume: Resume) -> None:
    save(alice, resume, 1, **{"/basics/label": "Dock lead"})
    answer = post(alice, resume, "undo", 2).json()
    assert (answer["version"], answer["can_redo"]) == (3, True)
    assert "Warehouse supervisor" in answer["form"]
    assert "Dock lead" in post(alice, resume, "redo", 3).json()["form"]
    assert post(alice, resume, "undo", 1).status_code == 409
    assert post(alice, resume, "undo", 4, script=False).status_code == 302


def test_a_form_in_part_is_refused(alice: Person, resume: Resume) -> None:
    answer = post(alice, resume, "save", 1, **{"/basics/name": "Mira"})
    assert answer.status_code == 400
    assert "nothing was saved" in answer.json()["message"]
    assert post(alice, resume, "save", 1, script=False, title="x").status_code == 400
    assert fresh(alice, resume).version == 1


def test_design_is_saved_with_the_form(alice: Person, resume: Resume) -> None:
    design = {
        "design-template": "sidebar",
        "design-accent": "#aa3300",
        "design-font": "Lato",
        "design-size": "99",
        "design-page": "letter",
        "design-order": ["work", "summary", "education", "skills", "languages"],
        "design-shown": ["work", "education", "skills", "languages"],
    }
    save(alice, resume, 1, **design)
    kept = fresh(alice, resume).design
    assert (kept["template"], kept["accent"], kept["size"], kept["page"]) == (
        "sidebar",
        "#aa3300",
        13.0,
        "letter",
    )
    assert (kept["hidden"], kept["section_order"][:2], kept["page_numbers"]) == (
        ["summary"],
        ["work", "summary"],
        False,
    )
    html = alice.client.get(reverse("resumes:studio", args=[resume.pk])).content.decode()
    assert 'width="612"' in html


def test_pages_are_svg_without_scripts_and_kept_by_the_browser(alice: Person, resume: Resume) -> None:
    answer = alice.client.get(
        reverse("resumes:page_image", args=[resume.pk, 1, 1]), headers={"Accept-Encoding": "gzip"}
    )
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Encoding"] == "gzip"
    assert "private" in answer["Cache-Control"]
    plain = alice.client.get(reverse("resumes:page_image", args=[resume.pk, 1, 1])).content
    assert plain.startswith(b"<svg")
    assert b"<script" not in plain


def test_a_resume_that_cannot_be_printed_says_why(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        long = make_resume(alice, content=document(basics={"name": "A", "summary": "word " * 45_000}))
    html = alice.client.get(reverse("resumes:studio", args=[long.pk])).content.decode()
    assert "No preview" in html
    answer = alice.client.post(reverse("resumes:export", args=[long.pk]), {"format": "pdf"})
    assert answer.status_code == 400


def test_the_pdf_comes_as_a_download(alice: Person, resume: Resume) -> None:
    answer: Any = alice.client.post(
        reverse("resumes:export", args=[resume.pk]), {"format": "pdf", "base_version": 1}, follow=True
    )
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'attachment; filename="Mira-Solberg-Supervisor.pdf"'
    with tenancy.workspace(alice.workspace.pk):
        assert Export.objects.get().download_count == 1


def test_a_pdf_with_losses_says_so_before_the_download(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        rune = make_resume(alice, content=document(basics={"name": "Mira", "label": "Rune \U00010480"}))
    answer = alice.client.post(reverse("resumes:export", args=[rune.pk]), {"format": "pdf"}, follow=True)
    html = answer.content.decode()
    assert "U+10480" in html
    assert "Download it as it is" in html


def test_versions_compare_and_restore(alice: Person, resume: Resume) -> None:
    save(alice, resume, 1, **{"/basics/label": "Dock lead", "design-template": "sidebar"})
    html = alice.client.get(reverse("resumes:compare", args=[resume.pk]) + "?a=1&b=2").content.decode()
    assert "<del>Warehouse supervisor</del>" in html
    assert "<ins>Dock lead</ins>" in html
    assert "<del>One column</del> <ins>With a side column</ins>" in html
    alice.client.post(reverse("resumes:restore_version", args=[resume.pk, 1]), {"base_version": 2})
    assert fresh(alice, resume).content["basics"]["label"] == "Warehouse supervisor"
    stale = alice.client.post(
        reverse("resumes:restore_version", args=[resume.pk, 2]), {"base_version": 2}, follow=True
    )
    assert "Nothing was overwritten" in stale.content.decode()


def test_a_script_in_a_field_stays_text(alice: Person, resume: Resume) -> None:
    evil = '"><script>alert(1)</script>'
    save(alice, resume, 1, **{"/basics/name": evil, "/@rest": '{"x":"</script><script>alert(2)</script>"}'})
    html = alice.client.get(reverse("resumes:studio", args=[resume.pk])).content.decode()
    assert "<script>alert" not in html
    assert fresh(alice, resume).content["basics"]["name"] == evil


def test_a_save_asks_little(alice: Person, resume: Resume, django_assert_max_num_queries: Any) -> None:
    version = save(alice, resume, 1, **{"/basics/label": "Lead"}).json()["version"]
    with django_assert_max_num_queries(18):
        save(alice, resume, version, **{"/basics/label": "Last"})
    with django_assert_max_num_queries(12):
        alice.client.get(reverse("resumes:studio", args=[resume.pk]))
