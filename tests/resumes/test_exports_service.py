"""Exports: the PDF and the JSON Resume of a version, kept for a time."""

import io
import json
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from accounts.models import ActivityLog
from jobanalyzer.errors import NotFound
from resumes.models import Export
from resumes.services import exports
from resumes.services.versions import save_version
from tests.conftest import Person
from tests.resumes.factories import document, make_resume

pytestmark = pytest.mark.django_db


def test_the_pdf_holds_the_version_that_was_asked_for(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    save_version(resume=resume, base_version=1, content=document(basics={"name": "Somebody Else"}))
    export = exports.export_pdf(resume=resume, version_number=1, user=in_alice.user)
    text = PdfReader(io.BytesIO(export.file.read())).pages[0].extract_text()
    assert "Mira Solberg" in text
    assert "Somebody" not in text
    assert (export.pages, export.warnings) == (1, [])
    assert exports.filename(export).endswith(".pdf")
    assert "mira" not in str(export.file.name).lower()
    assert ActivityLog.objects.filter(event_type="resume.exported").count() == 1


def test_what_no_font_can_draw_is_said(in_alice: Person) -> None:
    resume = make_resume(
        in_alice, content=document(basics={"name": "Mira Solberg", "label": "Runes \U00010480"})
    )
    export = exports.export_pdf(resume=resume, version_number=1, user=in_alice.user)
    assert any("U+10480" in warning for warning in export.warnings)


def test_json_resume_comes_back_whole(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    export = exports.export_json(resume=resume, version_number=1, user=in_alice.user)
    data = json.loads(export.file.read())
    assert data.pop("$schema").endswith("schema.json")
    assert data == document()


def test_expired_files_go_with_the_next_export(in_alice: Person) -> None:
    resume = make_resume(in_alice)
    old = exports.export_json(resume=resume, version_number=1, user=in_alice.user)
    Export.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(days=1))
    exports.export_json(resume=resume, version_number=1, user=in_alice.user)
    assert Export.objects.count() == 1


def test_a_version_that_is_not_there(in_alice: Person) -> None:
    with pytest.raises(NotFound):
        exports.export_pdf(resume=make_resume(in_alice), version_number=9, user=in_alice.user)
