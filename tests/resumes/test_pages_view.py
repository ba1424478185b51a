"""Every page of resumes: it opens for a member, not for a stranger, and a viewer cannot write."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts import tenancy
from accounts.models import Membership
from resumes.models import Resume, ResumeImport
from resumes.services.exports import export_json
from resumes.services.importing import import_text
from tests.conftest import Person
from tests.resumes.factories import make_resume
from tests.resumes.samples import TEXT

pytestmark = pytest.mark.django_db

READ = ["studio", "preview", "versions", "compare"]
WRITE = ["save", "undo", "redo", "activate", "duplicate", "rename", "delete", "restore", "export"]


@pytest.fixture
def resume(alice: Person) -> Resume:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        return make_resume(alice)


@pytest.fixture
def imported(alice: Person) -> ResumeImport:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        return import_text(workspace=alice.workspace, user=alice.user, text=TEXT)


def addresses(resume: Resume) -> dict[str, str]:
    found = {name: reverse(f"resumes:{name}", args=[resume.pk]) for name in (*READ, *WRITE)}
    found["version"] = reverse("resumes:version", args=[resume.pk, 1])
    found["page_image"] = reverse("resumes:page_image", args=[resume.pk, 1, 1])
    found["restore_version"] = reverse("resumes:restore_version", args=[resume.pk, 1])
    return found


@pytest.mark.parametrize("name", [*READ, "version", "page_image"])
def test_a_member_reads(alice: Person, bob: Person, resume: Resume, name: str) -> None:
    address = addresses(resume)[name]
    assert alice.client.get(address).status_code == 200
    assert bob.client.get(address).status_code == 404
    assert Client().get(address).url.startswith("/auth/login/")  # type: ignore[attr-defined]  # a redirect


@pytest.mark.parametrize("name", [*WRITE, "restore_version"])
def test_a_stranger_writes_nothing(alice: Person, bob: Person, resume: Resume, name: str) -> None:
    address = addresses(resume)[name]
    assert bob.client.post(address, {"complete": "1", "title": "x"}).status_code == 404
    assert Client().post(address).url.startswith("/auth/login/")  # type: ignore[attr-defined]  # a redirect
    assert alice.client.get(address).status_code == 405


@pytest.mark.parametrize("name", [*WRITE, "restore_version"])
def test_a_viewer_reads_and_cannot_write(alice: Person, bob: Person, resume: Resume, name: str) -> None:
    with tenancy.system():
        Membership.objects.create(workspace=alice.workspace, user=bob.user, role=Membership.Role.VIEWER)
    session = bob.client.session
    session["workspace"] = str(alice.workspace.pk)
    session.save()
    page = bob.client.get(addresses(resume)["studio"])
    assert page.status_code == 200
    assert b"not change it" in page.content
    answer = bob.client.post(addresses(resume)[name], {"complete": "1", "title": "x"})
    assert answer.status_code == 403
    with tenancy.workspace(alice.workspace.pk):
        assert Resume.objects.get().version == 1


def test_imports_and_exports_are_the_workspaces_own(
    alice: Person, bob: Person, resume: Resume, imported: ResumeImport
) -> None:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        export = export_json(resume=resume, version_number=1, user=alice.user)
    for name, key in (("review", imported.pk), ("import_source", imported.pk), ("download", export.pk)):
        address = reverse(f"resumes:{name}", args=[key])
        assert alice.client.get(address).status_code == 200
        assert bob.client.get(address).status_code == 404
    for name in ("save_review", "keep", "discard"):
        address = reverse(f"resumes:{name}", args=[imported.pk])
        assert bob.client.post(address, {"complete": "1"}).status_code == 404


def test_the_list_asks_the_database_as_often_for_many(
    alice: Person, django_assert_max_num_queries: Any
) -> None:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        for number in range(12):
            make_resume(alice, f"Resume {number}")
    with django_assert_max_num_queries(11):
        page = alice.client.get(reverse("resumes:resumes"))
    assert page.content.count(b"<tr>") == 13


def test_an_empty_list_offers_ways_in(alice: Person) -> None:
    page = alice.client.get(reverse("resumes:resumes")).content.decode()
    assert "Three ways in" in page
    answer = alice.client.post(reverse("resumes:create_sample"))
    assert answer.status_code == 302
    assert alice.client.get(answer["Location"]).status_code == 200
    assert alice.client.post(reverse("resumes:create_blank")).status_code == 302


def test_what_is_not_there(alice: Person, resume: Resume) -> None:
    for address in (
        reverse("resumes:studio", args=[uuid4()]),
        reverse("resumes:version", args=[resume.pk, 99]),
        reverse("resumes:page_image", args=[resume.pk, 1, 99]),
        reverse("resumes:compare", args=[resume.pk]) + "?a=7&b=9",
        reverse("resumes:download", args=[uuid4()]),
    ):
        assert alice.client.get(address).status_code == 404


def test_delete_and_its_undo(alice: Person, resume: Resume) -> None:
    answer = alice.client.post(reverse("resumes:delete", args=[resume.pk]), follow=True)
    page = answer.content.decode()
    assert "was deleted" in page
    assert reverse("resumes:restore", args=[resume.pk]) in page
    alice.client.post(reverse("resumes:restore", args=[resume.pk]))
    assert alice.client.get(reverse("resumes:studio", args=[resume.pk])).status_code == 200


def test_rename_duplicate_activate(alice: Person, resume: Resume) -> None:
    alice.client.post(reverse("resumes:rename", args=[resume.pk]), {"title": "Dock lead"})
    alice.client.post(reverse("resumes:duplicate", args=[resume.pk]))
    with tenancy.workspace(alice.workspace.pk):
        copy = Resume.objects.get(title="Dock lead (copy)")
    alice.client.post(reverse("resumes:activate", args=[copy.pk]))
    with tenancy.workspace(alice.workspace.pk):
        assert Resume.objects.get(is_active=True) == copy
