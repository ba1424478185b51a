"""Every list of the API takes as many queries for many rows as for few; those of all rooms are filled together here."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import tenancy
from accounts.services import provider_keys
from optimizations.models import ConfirmedFact, Optimization, RunGroup
from tests.accounts.api import ApiClient, api_of
from tests.conftest import Person
from tests.optimizations.factories import finished, make_postings

LISTS = (
    *("jobs/", "resumes/", "optimizations/", "optimization-groups/", "provider-keys/"),
    *("confirmed-facts/", "credits/", "skills/analysis/"),
)
PROVIDERS = ("openai", "groq", "deepseek", "gemini", "xai")


def add_rows(person: Person, number: int) -> Optimization:
    """One more of everything that is listed."""
    with tenancy.workspace(person.workspace.pk, user_id=person.user.pk):
        make_postings(
            person, [(f"Cook {number}", f"Kitchen {number}", f"You cook with HACCP and SAP {number}.")]
        )
        optimization = finished(person)
        group = RunGroup.objects.create(
            workspace=person.workspace,
            kind="compare",
            resume=optimization.resume,
            version_in=1,
            posting_ids=[],
        )
        Optimization.objects.filter(pk=optimization.pk).update(group=group)
        provider_keys.save_key(
            workspace=person.workspace,
            user=person.user,
            provider=PROVIDERS[number],
            api_key="sk-none-of-yours",
        )
        ConfirmedFact.objects.create(
            workspace=person.workspace, user=person.user, kind="skill", key=f"skill {number}", text="Said so"
        )
    return optimization


def queries_of(api: ApiClient, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert api.get(path).status_code == 200
    return len(captured)


def test_no_list_asks_once_for_each_row(alice: Person) -> None:
    api = api_of(alice)
    resume = add_rows(alice, 0).resume
    paths = (*LISTS, f"resumes/{resume.pk}/versions/", f"resumes/{resume.pk}/matches/")
    few = {}
    for path in paths:
        api.get(path)  # what is made at first sight
        few[path] = queries_of(api, path)
    for number in range(1, 5):
        add_rows(alice, number)
        api.patch(f"resumes/{resume.pk}/", {"version": number, "title": f"Title {number}"})
    api.get(f"resumes/{resume.pk}/matches/")  # matches of new postings are kept
    many = {path: queries_of(api, path) for path in paths}
    assert {path: (few[path], many[path]) for path in paths if many[path] > few[path]} == {}
    assert max(many.values()) <= 15
    counts = {path: api.get(path).json().get("count") for path in paths}
    assert counts["optimizations/"] == counts["provider-keys/"] == counts["confirmed-facts/"] == 5, counts
