"""Adding, changing, removing and bringing back postings."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_q.models import OrmQ

from accounts import tenancy
from accounts.models import ActivityLog
from jobanalyzer.errors import Conflict, InvalidInput
from jobs import tasks
from jobs.importing.records import RawPosting
from jobs.models import JobPosting, Match, PostingSkill
from jobs.services import matching, postings
from jobs.services.bulk import create_postings
from tests.conftest import Person
from tests.jobs.factories import make_posting, make_resume, make_text


def create(person: Person, **fields: Any) -> postings.Added:
    raw = RawPosting(**{"title": "Baker", "description": make_text(), **fields})
    return postings.create_posting(workspace=person.workspace, user=person.user, raw=raw, source="paste")


def test_everything_is_read_from_the_text(in_alice: Person) -> None:
    posting, is_new = create(in_alice, title="Senior Backend Developer")
    assert is_new
    posting.refresh_from_db()
    skills = {skill.name: skill for skill in posting.skills.all()}
    assert skills["Python"].requirement == "required"
    assert skills["Kubernetes"].requirement == "preferred"
    start, end = skills["Docker"].evidence[0]
    assert posting.description[start:end] == "Docker"
    assert (posting.years, posting.seniority, posting.remote, posting.employment_type) == (
        3,
        "senior",
        "hybrid",
        "full-time",
    )
    assert (posting.salary_annual_min, posting.salary_annual_max, posting.salary_currency) == (
        50000,
        60000,
        "EUR",
    )
    start, end = posting.evidence["years"]
    assert "Three years" in posting.description[start:end]
    assert posting.profile
    assert ActivityLog.objects.get(event_type="job.created").metadata["posting"] == str(posting.pk)


def test_what_the_source_states_stands_above_the_text(in_alice: Person) -> None:
    posting, _ = create(
        in_alice, remote="remote", salary_min=70000.0, salary_max=80000.0, salary_currency="USD"
    )
    assert (posting.remote, posting.salary_annual_max, posting.salary_currency) == ("remote", 80000, "USD")
    assert "remote" not in posting.evidence
    assert "salary" not in posting.evidence
    elsewhere, _ = create(
        in_alice, title="Roofer", description="We roof houses. " * 20, location="Remote, EU"
    )
    assert elsewhere.remote == "remote"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": " "}, "title"),
        ({"description": " \n"}, "no text"),
        ({"description": "x" * 60_001}, "longer"),
    ],
)
def test_nothing_is_kept_of_an_unusable_posting(
    in_alice: Person, fields: dict[str, str], message: str
) -> None:
    with pytest.raises(InvalidInput, match=message):
        create(in_alice, **fields)
    assert not JobPosting.objects.exists()


def test_only_web_addresses_are_kept(in_alice: Person) -> None:
    posting, _ = create(in_alice, url="javascript:alert(1)")
    assert posting.url == ""


def test_the_same_address_is_the_same_posting(in_alice: Person) -> None:
    first, _ = create(in_alice, url="https://www.bakery.example/jobs/7?utm_source=x")
    again, is_new = create(
        in_alice, url="http://bakery.example/jobs/7/", description=make_text(5), title="Other"
    )
    assert (again.pk, is_new) == (first.pk, False)
    assert JobPosting.objects.count() == 1


def test_nearly_the_same_text_is_the_same_posting(in_alice: Person) -> None:
    first, _ = create(in_alice, company="Crumb Ltd")
    again, is_new = create(in_alice, company="Crumb", description=make_text() + "\nApply by Friday.")
    assert (again.pk, is_new) == (first.pk, False)
    _, is_new = create(in_alice, title="Senior Baker", company="Crumb")
    assert is_new, "another level is another posting"


def test_another_workspace_may_have_the_same_posting(alice: Person, bob: Person) -> None:
    for person in (alice, bob):
        with tenancy.workspace(person.workspace.pk):
            assert create(person, url="https://bakery.example/jobs/7").is_new


def test_a_removed_posting_may_be_added_again_and_then_stays_removed(in_alice: Person) -> None:
    create(in_alice, url="https://bakery.example/7")
    _, moment = remove_all(in_alice)
    assert create(in_alice, url="https://bakery.example/7").is_new
    assert postings.restore_postings(workspace=in_alice.workspace, user=in_alice.user, removed_at=moment) == 0
    assert JobPosting.objects.active().count() == 1


def remove_all(person: Person) -> tuple[int, Any]:
    return postings.delete_postings(
        workspace=person.workspace, user=person.user, postings=JobPosting.objects.all()
    )


def test_removal_can_be_undone(in_alice: Person) -> None:
    for number in range(3):
        make_posting(in_alice.workspace, number)
    count, moment = remove_all(in_alice)
    assert (count, JobPosting.objects.active().count()) == (3, 0)
    assert postings.restore_postings(workspace=in_alice.workspace, user=in_alice.user, removed_at=moment) == 3
    assert JobPosting.objects.active().count() == 3
    assert set(ActivityLog.objects.values_list("event_type", flat=True)) >= {"job.deleted", "job.restored"}


def test_another_workspaces_postings_are_never_removed(alice: Person, bob: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        posting = make_posting(alice.workspace)
    with tenancy.workspace(bob.workspace.pk):
        count, _ = postings.delete_postings(
            workspace=bob.workspace, user=bob.user, postings=JobPosting.objects.filter(pk=posting.pk)
        )
    assert count == 0


def test_long_removed_postings_are_purged(in_alice: Person) -> None:
    make_posting(in_alice.workspace, 1)
    remove_all(in_alice)
    make_posting(in_alice.workspace, 2)
    with tenancy.system():
        assert postings.purge_removed(before=timezone.now() - timedelta(days=1)) == 0
        assert postings.purge_removed(before=timezone.now() + timedelta(days=1)) == 1
    assert JobPosting.objects.count() == 1
    assert not PostingSkill.objects.exclude(posting__deleted_at=None).exists()


def test_an_edit_reads_the_text_again(in_alice: Person) -> None:
    posting = make_posting(in_alice.workspace)
    changes = {
        "title": "Junior Gardener",
        "description": "We need a gardener who knows Excel and pruning. " * 3,
    }
    postings.update_posting(posting=posting, user=in_alice.user, changes=changes, stated={})
    posting.refresh_from_db()
    assert (posting.title, posting.seniority, posting.salary_currency) == ("Junior Gardener", "junior", "")
    assert "Python" not in set(posting.skills.values_list("name", flat=True))


def test_a_correction_survives_later_edits_until_it_is_emptied(in_alice: Person) -> None:
    posting = make_posting(in_alice.workspace)
    postings.update_posting(
        posting=posting, user=in_alice.user, changes={}, stated={"remote": "onsite", "years": 9}
    )
    postings.update_posting(posting=posting, user=in_alice.user, changes={"company": "New"}, stated={})
    posting.refresh_from_db()
    assert (posting.remote, posting.years, posting.company) == ("onsite", 9, "New")
    postings.update_posting(
        posting=posting, user=in_alice.user, changes={}, stated={"remote": "", "years": None}
    )
    posting.refresh_from_db()
    assert (posting.remote, posting.years, posting.stated) == ("hybrid", 3, {})


def test_an_edit_cannot_take_anothers_address(in_alice: Person) -> None:
    make_posting(in_alice.workspace, 1, url="https://bakery.example/7")
    posting = make_posting(in_alice.workspace, 2)
    with pytest.raises(Conflict, match="has this link"):
        postings.update_posting(
            posting=posting, user=in_alice.user, changes={"url": "bakery.example/7"}, stated={}
        )


def test_the_database_refuses_a_second_posting_of_one_address(in_alice: Person) -> None:
    posting = make_posting(in_alice.workspace, 1, url="https://bakery.example/7")
    other = make_posting(in_alice.workspace, 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        JobPosting.objects.filter(pk=other.pk).update(canonical_url=posting.canonical_url)


def test_many_at_once_are_judged_one_by_one(in_alice: Person) -> None:
    known = make_posting(in_alice.workspace, 0)
    rows = [
        (2, RawPosting(title=known.title, company=known.company, description=known.description)),
        (3, RawPosting(title="Cook", description=make_text(3))),
        (4, RawPosting(title="Cook", description=make_text(3))),
        (5, RawPosting(title="Waiter", description="")),
    ]
    outcomes = create_postings(workspace=in_alice.workspace, rows=rows, source="file")
    assert [(outcome.row, outcome.outcome) for outcome in outcomes] == [
        (2, "duplicate"),
        (3, "added"),
        (4, "duplicate"),
        (5, "failed"),
    ]
    assert outcomes[0].posting == str(known.pk)
    assert outcomes[2].posting == outcomes[1].posting


def test_many_at_once_take_few_statements(in_alice: Person, django_assert_max_num_queries: Any) -> None:
    rows = [
        (number, RawPosting(title=f"Cook {chr(65 + number)}", description=make_text(number)))
        for number in range(20)
    ]
    with django_assert_max_num_queries(28):  # twenty of them by the plan, whatever the number of rows
        outcomes = create_postings(workspace=in_alice.workspace, rows=rows, source="file")
    assert [outcome.outcome for outcome in outcomes] == ["added"] * 20


# --- matches -------------------------------------------------------------------------------------


def test_postings_are_matched_when_they_are_looked_at(in_alice: Person) -> None:
    resume = make_resume(in_alice.workspace)
    posting = make_posting(in_alice.workspace)
    assert not matching.is_matched(resume)
    assert matching.keep_matched(resume)
    match = Match.objects.get()
    assert match.posting_id == posting.pk
    assert match.score is not None
    assert "Python" in match.parts["required_skills"]["held"]
    assert {item["name"] for item in match.missing} >= {"Docker"}
    assert matching.is_matched(resume)


def test_a_new_version_is_matched_anew(in_alice: Person) -> None:
    resume = make_resume(in_alice.workspace)
    make_posting(in_alice.workspace)
    matching.keep_matched(resume)
    before = Match.objects.get().score
    resume.version, resume.content = (
        2,
        {**resume.content, "skills": [{"name": "T", "keywords": ["Docker", "Kubernetes"]}]},
    )
    resume.save()
    assert not matching.is_matched(resume)
    matching.keep_matched(resume)
    match = Match.objects.get()
    assert match.version == 2
    assert match.score is not None
    assert before is not None
    assert match.score > before


def test_a_changed_or_removed_posting_loses_its_match(in_alice: Person) -> None:
    resume = make_resume(in_alice.workspace)
    first, second = make_posting(in_alice.workspace, 1), make_posting(in_alice.workspace, 2)
    matching.keep_matched(resume)
    postings.update_posting(posting=first, user=in_alice.user, changes={"title": "Baker"}, stated={})
    assert Match.objects.filter(posting=first).count() == 0
    remove_all(in_alice)
    assert Match.objects.count() == 0
    assert matching.is_matched(resume)
    assert second.pk


def test_more_than_fits_a_page_goes_to_the_worker(in_alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "AT_ONCE", 1)
    resume = make_resume(in_alice.workspace)
    for number in range(3):
        make_posting(in_alice.workspace, number)
    assert not matching.keep_matched(resume)
    assert Match.objects.count() == 1
    assert OrmQ.objects.count() == 1
    tasks.refresh_matches(str(in_alice.workspace.pk), str(resume.pk))
    assert Match.objects.count() == 3


def test_matching_many_takes_few_statements(in_alice: Person, django_assert_max_num_queries: Any) -> None:
    resume = make_resume(in_alice.workspace)
    for number in range(8):
        make_posting(in_alice.workspace, number)
    with django_assert_max_num_queries(6):
        matching.refresh_matches(resume)
    assert Match.objects.count() == 8
