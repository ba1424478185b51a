"""Postings that an older lexicon or older rules read are found and read again in the background."""

import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from django_q.models import OrmQ

from accounts import tenancy
from jobs import tasks
from jobs.lexicon.load import DATA, Lexicon, load_lexicon
from jobs.models import JobPosting, LexiconTerm, Match, PostingSkill
from jobs.services import matching, outdated, reading
from tests.conftest import Person
from tests.jobs.factories import make_posting, make_resume

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Lexicon]:
    """The lexicon as it was when Docker was called otherwise and Kubernetes was unknown."""
    folder = tmp_path_factory.mktemp("former") / "data"
    shutil.copytree(DATA, folder)
    path = folder / "cloud.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    changed = [
        line.replace("Docker =", "Docker engine (old name) = Docker,", 1)
        if line.startswith("Docker =")
        else line
        for line in lines
        if not line.startswith("Kubernetes")
    ]
    path.write_text("\n".join(changed), encoding="utf-8")
    return folder, load_lexicon(folder)


def _names(posting: JobPosting) -> set[str]:
    return set(PostingSkill.objects.filter(posting=posting).values_list("name", flat=True))


def _read_with_former(posting: JobPosting, former: tuple[Path, Lexicon]) -> None:
    """Leaves a posting as a release with the former lexicon left it."""
    folder, lexicon = former
    read = reading.fill(posting, lexicon)
    posting.read_with = reading.rules_digest((folder,))
    posting.save()
    PostingSkill.objects.filter(posting=posting).delete()
    PostingSkill.objects.bulk_create(read.skills)


def test_the_digest_follows_the_files(former: tuple[Path, Lexicon], tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    assert reading.rules_digest((copy,)) == reading.rules_digest((DATA,))
    assert reading.rules_digest((former[0],)) != reading.rules_digest((DATA,))
    digests = []
    for name, rules in {
        "plain": "CUES = {}\n",
        "noted": "# Why.\n\nCUES = {}\n",
        "told": '"""What.\n\nAnd why.\n"""\n\nCUES = {}\n',
        "other": "CUES = []\n",
        "listed": 'CUES = words(\n    """\n    one\n    """\n)\n',
        "more": 'CUES = words(\n    """\n    two\n    """\n)\n',
    }.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "cues.py").write_text(rules)
        digests.append(reading.rules_digest((copy, tmp_path / name)))
    plain, noted, told, other, listed, more = digests
    assert plain == noted == told, "a remark reads nothing otherwise"
    assert len({plain, other, listed, more, reading.rules_digest((copy,))}) == 5


def test_a_new_posting_is_up_to_date(alice: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        posting = make_posting(alice.workspace)
        assert posting.read_with == reading.rules_digest()
    with tenancy.system():
        assert outdated.find_outdated() == 0


def test_what_an_older_lexicon_read_is_read_again(alice: Person, former: tuple[Path, Lexicon]) -> None:
    with tenancy.workspace(alice.workspace.pk):
        posting, resume = make_posting(alice.workspace), make_resume(alice.workspace)
        _read_with_former(posting, former)
        assert matching.keep_matched(resume)
        assert "Docker engine (old name)" in _names(posting)
        assert "Kubernetes" not in _names(posting)
        tasks.read_outdated_postings(str(alice.workspace.pk))
    with tenancy.workspace(alice.workspace.pk):
        assert {"Docker", "Kubernetes", "Python", "PostgreSQL"} <= _names(posting)
        assert "Docker engine (old name)" not in _names(posting)
        posting.refresh_from_db()
        assert posting.read_with == reading.rules_digest()
        assert "Docker engine (old name)" not in str(posting.profile)
        assert not Match.objects.filter(posting=posting).exists()
        assert matching.keep_matched(resume)
        assert Match.objects.filter(posting=posting).count() == 1


def test_own_terms_and_corrections_stay(alice: Person, former: tuple[Path, Lexicon]) -> None:
    with tenancy.workspace(alice.workspace.pk):
        posting = make_posting(alice.workspace, extra="You use Sourdough Planner.")
        LexiconTerm.objects.create(workspace=alice.workspace, name="Sourdough Planner", status="added")
        posting.stated = {"remote": "onsite", "years": 9}
        _read_with_former(posting, former)
        tasks.read_outdated_postings(str(alice.workspace.pk))
        posting.refresh_from_db()
        assert (posting.remote, posting.years) == ("onsite", 9)
        assert "Sourdough Planner" in _names(posting)


def test_each_workspace_gets_a_task_in_the_low_lane_and_no_other_is_touched(
    alice: Person, bob: Person, former: tuple[Path, Lexicon]
) -> None:
    kept = {}
    for person in (alice, bob):
        with tenancy.workspace(person.workspace.pk):
            kept[person] = make_posting(person.workspace)
            _read_with_former(kept[person], former)
    tasks.find_outdated_postings()
    asked = [(one.key, one.task["args"]) for one in OrmQ.objects.all()]
    name = "jobs.tasks.read_outdated_postings"
    assert sorted(asked) == sorted(("free", (name, str(one.workspace.pk))) for one in (alice, bob))
    tasks.read_outdated_postings(str(alice.workspace.pk))
    tasks.read_outdated_postings(str(alice.workspace.pk))
    with tenancy.workspace(bob.workspace.pk):
        assert "Docker engine (old name)" in _names(kept[bob])
    with tenancy.system():
        assert outdated.find_outdated() == 1


def test_many_postings_are_read_in_turns(
    alice: Person, former: tuple[Path, Lexicon], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outdated, "BATCH", 2)
    monkeypatch.setattr(outdated, "BATCHES_AT_ONCE", 2)
    with tenancy.workspace(alice.workspace.pk):
        for number in range(5):
            _read_with_former(make_posting(alice.workspace, number), former)
        assert outdated.read_outdated(alice.workspace) == 4
        assert [one.key for one in OrmQ.objects.all()] == ["free"]
        assert outdated.read_outdated(alice.workspace) == 1
        assert outdated.read_outdated(alice.workspace) == 0
        assert OrmQ.objects.count() == 1


def test_a_removed_posting_is_up_to_date_when_it_comes_back(
    alice: Person, former: tuple[Path, Lexicon]
) -> None:
    with tenancy.workspace(alice.workspace.pk):
        posting = make_posting(alice.workspace)
        _read_with_former(posting, former)
        JobPosting.objects.filter(pk=posting.pk).update(deleted_at="2026-11-03T10:00:00Z")
        tasks.read_outdated_postings(str(alice.workspace.pk))
        assert "Docker" in _names(posting)


def test_a_release_asks_for_the_search() -> None:
    call_command("prepare", verbosity=0)
    assert ("jobs.tasks.find_outdated_postings",) in [one.task["args"] for one in OrmQ.objects.all()]
