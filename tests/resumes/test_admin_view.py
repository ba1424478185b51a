"""Staff look at resumes: every list and row opens with few queries, and the look is logged."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts import tenancy
from accounts.models import ActivityLog, User
from resumes.models import Export, Resume, ResumeImport, ResumeVersion
from resumes.services.exports import export_json
from resumes.services.importing import import_text
from tests.conftest import Person
from tests.resumes.factories import make_resume
from tests.resumes.samples import TEXT

pytestmark = pytest.mark.django_db
MODELS = [Resume, ResumeVersion, ResumeImport, Export]


@pytest.fixture
def staff(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("staff@example.org", "a long enough passphrase"))
    return client


@pytest.fixture
def _rows(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk, user_id=alice.user.pk):
        for number in range(6):
            resume = make_resume(alice, f"Resume {number}")
            export_json(resume=resume, version_number=1, user=alice.user)
            import_text(workspace=alice.workspace, user=alice.user, text=TEXT)


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize("model", MODELS)
def test_staff_reads_lists_and_rows_and_it_is_logged(
    staff: Client, model: Any, django_assert_max_num_queries: Any
) -> None:
    name = model._meta.model_name
    with django_assert_max_num_queries(16):
        page = staff.get(reverse(f"admin:resumes_{name}_changelist"), {"q": "resume"})
    assert page.status_code == 200
    with tenancy.system():
        row = model.objects.first()
    assert staff.get(reverse(f"admin:resumes_{name}_change", args=[row.pk])).status_code == 200
    with tenancy.system():
        read = ActivityLog.objects.filter(event_type="staff.read", metadata__object=str(row.pk))
        assert read.exists()


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize("model", MODELS)
def test_staff_makes_none(staff: Client, model: Any) -> None:
    assert staff.get(reverse(f"admin:resumes_{model._meta.model_name}_add")).status_code == 403
