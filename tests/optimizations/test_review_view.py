"""The review page: every edit with its verdict, decisions in place, and for nobody else."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import DjangoAssertNumQueries

from accounts import tenancy
from accounts.models import Membership
from optimizations.edits import Edit
from optimizations.models import Optimization, ProposedEdit
from resumes.models import Resume
from resumes.services.versions import save_version
from tests.conftest import Person
from tests.optimizations import factories

HTMX = {"HX-Request": "true"}


@pytest.fixture
def optimization(alice: Person) -> Optimization:
    with tenancy.workspace(alice.workspace.pk):
        return factories.finished(alice)


def edit_of(person: Person, status: str) -> ProposedEdit:
    with tenancy.workspace(person.workspace.pk):
        return ProposedEdit.objects.filter(status=status).order_by("position")[0]


def page(person: Person, optimization: Optimization, query: str = "") -> str:
    response = person.client.get(f"/improve/{optimization.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def post(person: Person, edit: ProposedEdit, act: str, **data: str) -> Any:
    return person.client.post(f"/improve/edits/{edit.pk}/{act}/", data, headers=HTMX)


def test_every_edit_stands_with_verdict_place_difference_and_reason(
    alice: Person, optimization: Optimization
) -> None:
    html = page(alice, optimization)
    assert html.count("<article") == 4
    for words in (
        "Safe",
        "Needs your word",
        "Blocked",
        "Work 1, bullet 1",
        "Work 2, bullet 2",
        "Skills, Languages",
    ):
        assert words in html
    assert "<del>Responsible for maintaining</del>" in html
    assert "<ins>Maintained</ins>" in html
    assert "Strong verb" in html
    assert "1 new skill" in html
    assert "Is it true?" in html
    assert "<ins>Python</ins>" in html  # what moved ahead in a list
    assert "3 postings ask for Kubernetes" in html


def test_quotes_lead_to_their_postings(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        posting = factories.make_postings(alice)[0]
        from optimizations.edits import Evidence

        evidence = (
            Evidence("Python and Django", f"posting:{posting.pk}"),
            Evidence("Java", "/work/1/highlights/0"),
        )
        edit = Edit("/skills/0/keywords/-", None, "Django", "Asked for", ("Django",), evidence)
        optimization = factories.finished(alice, [edit])
    html = page(alice, optimization)
    assert "<mark>Python and Django</mark>" in html
    assert f'<a href="/postings/{posting.pk}/">Backend Developer, Halden Freight</a>' in html
    assert "Resume, Work 2, bullet 1" in html


@pytest.mark.parametrize(
    ("tab", "count"), [("todo", 3), ("safe", 2), ("word", 1), ("blocked", 1), ("accepted", 0)]
)
def test_tabs_narrow_the_list(alice: Person, optimization: Optimization, tab: str, count: int) -> None:
    assert page(alice, optimization, f"?show={tab}").count("<article") == count


def test_an_answer_in_place_brings_what_depends_on_it(alice: Person, optimization: Optimization) -> None:
    html = post(alice, edit_of(alice, "safe"), "decide", decision="accepted").content.decode()
    assert html.count("<article") == 1
    assert "Accepted" in html
    assert re.findall(r'id="(effect|tabs|acts)"[^>]*hx-swap-oob="true"', html) == ["effect", "tabs", "acts"]
    assert "with 1 accepted" in html
    assert "<html" not in html


def test_without_script_the_same_forms_work(alice: Person, optimization: Optimization) -> None:
    edit = edit_of(alice, "safe")
    response = alice.client.post(f"/improve/edits/{edit.pk}/decide/", {"decision": "rejected"})
    assert response.headers["Location"] == f"/improve/{optimization.pk}/#edit-{edit.pk}"
    assert "Rejected" in page(alice, optimization)


def test_the_person_vouches_and_takes_it_back(alice: Person, optimization: Optimization) -> None:
    edit = edit_of(alice, "needs_confirmation")
    assert "On your word" in post(alice, edit, "confirm").content.decode()
    assert "Is it true?" in post(alice, edit, "decide", decision="open").content.decode()


@pytest.mark.parametrize("status", ["needs_confirmation", "blocked"])
def test_no_form_accepts_what_is_not_cleared(alice: Person, optimization: Optimization, status: str) -> None:
    edit = edit_of(alice, status)
    response = post(alice, edit, "decide", decision="accepted")
    assert response.status_code == 400
    assert response.headers["HX-Retarget"] == "#problem"
    if status == "blocked":
        assert post(alice, edit, "confirm").status_code == 400
    assert post(alice, edit, "decide", decision="whatever").status_code == 400
    with tenancy.workspace(alice.workspace.pk):
        edit.refresh_from_db()
    assert (edit.decision, edit.confirmed) == ("open", False)


def test_rewriting_in_place(alice: Person, optimization: Optimization) -> None:
    edit = edit_of(alice, "blocked")
    form = alice.client.get(f"/improve/edits/{edit.pk}/?rewrite=1", headers=HTMX).content.decode()
    assert f'id="text-{edit.pk}"' in form
    assert ">Nationalbanken</textarea>" in form
    saved = post(alice, edit, "rewrite", text="Kystbank").content.decode()
    assert "Rewritten by you" in saved
    assert "Accepted" in saved
    assert post(alice, edit, "rewrite", text=" ").status_code == 400
    asked = post(alice, edit, "rewrite", text="Sparbanken").content.decode()
    assert "<b>Is it true?</b> Contradicts your resume: the organisation “Sparbanken”." in asked
    assert "Held back" not in asked
    assert "Held back" in post(alice, edit, "rewrite", discard="1").content.decode()


def test_text_from_outside_is_shown_as_text(alice: Person) -> None:
    bad = "Fixed nightly import jobs <script>alert(1)</script>."
    with tenancy.workspace(alice.workspace.pk):
        edit = Edit(factories.NEEDS_WORD.path, factories.NEEDS_WORD.before, bad, "<b>bold</b>")
        optimization = factories.finished(alice, [edit], notes=["<i>note</i>"])
    html = page(alice, optimization)
    for tag in ("<script>alert", "<b>bold", "<i>note"):
        assert tag not in html


def test_the_version_is_made_and_downloaded(alice: Person, optimization: Optimization) -> None:
    base = f"/improve/{optimization.pk}"
    assert "Accept the 2 safe ones" in page(alice, optimization)
    alice.client.post(f"{base}/accept-safe/")
    assert "Make version 2" in page(alice, optimization)
    for _ in range(2):  # a double click
        alice.client.post(f"{base}/version/")
    html = page(alice, optimization)
    assert "Version 2 of Backend is made" in html
    assert "In version 2" in html
    with tenancy.workspace(alice.workspace.pk):
        resume = Resume.objects.get()
    assert resume.version == 2
    assert f'action="/resumes/{resume.pk}/export/"' in html
    made = alice.client.post(
        f"/resumes/{resume.pk}/export/", {"format": "pdf", "base_version": "2"}, follow=True
    )
    assert b"".join(made).startswith(b"%PDF")


def test_nothing_accepted_is_said_and_makes_nothing(alice: Person, optimization: Optimization) -> None:
    response = alice.client.post(f"/improve/{optimization.pk}/version/", follow=True)
    assert "Accept at least one edit first" in response.content.decode()


def test_a_newer_version_shows_which_edits_no_longer_fit(alice: Person, optimization: Optimization) -> None:
    with tenancy.workspace(alice.workspace.pk):
        resume = Resume.objects.get()
        content = resume.content
        content["work"][0]["highlights"][0] = "Keeps the payment API running."
        save_version(resume=resume, base_version=1, content=content)
    html = page(alice, optimization)
    assert html.count("Does not fit version 2") == 1
    assert "the text it would change has changed since" in html
    alice.client.post(f"/improve/{optimization.pk}/accept-safe/")
    response = alice.client.post(f"/improve/{optimization.pk}/version/", follow=True)
    assert "1 accepted edit does not fit and stays here" in response.content.decode()


def test_questions_are_answered(alice: Person, optimization: Optimization) -> None:
    base = f"/improve/{optimization.pk}/questions"
    data = {"answer": "used", "place": "/work/1", "words": "Ran the import jobs on Kubernetes."}
    response = alice.client.post(f"{base}/0/", data)
    assert "#edit-" in response.headers["Location"]
    html = page(alice, optimization)
    assert "Your own words" in html
    assert "Ran the import jobs on Kubernetes." in html
    alice.client.post(f"{base}/1/", {"answer": "not_used"})
    assert "You have not." in page(alice, optimization)
    alice.client.post(f"{base}/1/", {"answer": "open"})
    assert "You have not." not in page(alice, optimization)
    half = alice.client.post(f"{base}/1/", {"answer": "used", "words": "Somewhere."}, follow=True)
    assert "Say both where you used it" in half.content.decode()
    assert alice.client.post(f"{base}/1/", {"answer": "perhaps"}).status_code == 400


def test_an_unfinished_run_leads_to_its_page(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        optimization = factories.start(alice)
    response = alice.client.get(f"/improve/{optimization.pk}/")
    assert response.headers["Location"] == f"/improve/runs/{optimization.run_id}/"


def paths(optimization: Optimization, edit: ProposedEdit) -> list[str]:
    own = f"/improve/{optimization.pk}"
    return [
        *(f"/improve/edits/{edit.pk}/{act}/" for act in ("decide", "confirm", "rewrite")),
        *(f"{own}/{act}/" for act in ("accept-safe", "version", "questions/0")),
    ]


def test_a_stranger_finds_nothing_and_changes_nothing(
    alice: Person, bob: Person, optimization: Optimization
) -> None:
    edit = edit_of(alice, "safe")
    data = {"decision": "accepted", "text": "x", "answer": "used"}
    for path in paths(optimization, edit):
        assert bob.client.post(path, data).status_code == 404, path
    assert bob.client.get(f"/improve/{optimization.pk}/").status_code == 404
    assert bob.client.get(f"/improve/edits/{edit.pk}/", headers=HTMX).status_code == 404
    with tenancy.workspace(alice.workspace.pk):
        assert not ProposedEdit.objects.exclude(decision="open").exists()


def test_a_viewer_reads_and_changes_nothing(alice: Person, optimization: Optimization) -> None:
    with tenancy.system():
        Membership.objects.filter(pk=alice.membership.pk).update(role="viewer")
    edit = edit_of(alice, "safe")
    data = {"decision": "accepted", "text": "x", "answer": "used"}
    for path in paths(optimization, edit):
        assert alice.client.post(path, data).status_code == 403, path
    html = page(alice, optimization)
    assert "<article" in html
    assert "/decide/" not in html
    assert "Make version" not in html


def test_signed_out_leads_to_sign_in(alice: Person, optimization: Optimization) -> None:
    for path in (f"/improve/{optimization.pk}/", *paths(optimization, edit_of(alice, "safe"))):
        assert "/auth/login/" in Client().get(path).headers["Location"]


def test_the_number_of_queries_does_not_grow(
    alice: Person, optimization: Optimization, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with tenancy.workspace(alice.workspace.pk):
        quoted = [{"quote": "Python", "source": f"posting:{optimization.posting_ids[0]}"}]
        ProposedEdit.objects.update(evidence=quoted)
    with django_assert_num_queries(FEW):
        page(alice, optimization)
    with tenancy.workspace(alice.workspace.pk):
        rows = [(f"Developer {n}", f"Firm {n}", f"Must have:\n- Python\n- Thing {n}") for n in range(4)]
        more = factories.make_postings(alice, rows)
        Optimization.objects.update(posting_ids=[*optimization.posting_ids, *(each.pk for each in more)])
        source = edit_of(alice, "safe")
        for position in range(10, 20):
            source.pk, source.position = None, position
            evidence = [{"quote": "Python", "source": f"posting:{more[position % 4].pk}"}]
            ProposedEdit.objects.create(
                workspace=alice.workspace, optimization=optimization, position=position, path=source.path,
                before=source.before, after=source.after, status="safe", evidence=evidence,
            )  # fmt: skip
    with django_assert_num_queries(FEW):
        page(alice, optimization)


FEW = 12


def test_nor_where_the_resume_has_moved_on(alice: Person, optimization: Optimization) -> None:
    """Each edit is tried on the resume as it is now; what the guard knows is read once for all."""
    with tenancy.workspace(alice.workspace.pk):
        resume = Resume.objects.get()
        content = {**resume.content, "interests": [{"name": "Chess"}]}
        save_version(resume=resume, base_version=1, content=content)

    def reads() -> int:
        with CaptureQueriesContext(connection) as taken:
            page(alice, optimization)
        return len(taken)

    before = reads()
    with tenancy.workspace(alice.workspace.pk):
        source = edit_of(alice, "safe")
        for position in range(10, 20):
            source.pk, source.position = None, position
            source.save(force_insert=True)
    assert reads() == before


def test_notes_name_places_as_a_reader_would(alice: Person, optimization: Optimization) -> None:
    with tenancy.workspace(alice.workspace.pk):
        optimization.notes = [
            "/work/0/highlights/1: the new text is too long",
            "A second change of /work/1/highlights/- was left out",
            "/work/0/highlights/first: nothing stands there",
            "Proofreading brought nothing: it was reached over http://a.example/work/0",
        ]
        optimization.save(update_fields=["notes"])
    html = page(alice, optimization)
    assert "4 notes on what was not taken over" in html
    assert "<li>Work 1, bullet 2: the new text is too long</li>" in html
    assert "<li>A second change of Work 2, new bullet was left out</li>" in html
    assert "<li>Work 1, bullets: nothing stands there</li>" in html
    assert "reached over http://a.example/work/0</li>" in html
