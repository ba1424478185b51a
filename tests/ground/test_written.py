"""Statements that are written once: they answer like the queryset they were made of."""

from typing import Any

import pytest
from django.db.models import F

from accounts import tenancy
from accounts.models import Membership
from jobanalyzer.postgres.written import Written, given
from jobs.models import JobPosting
from tests.conftest import Person
from tests.jobs.factories import make_posting

_MEMBERS = Written(
    lambda: (
        Membership.objects.filter(workspace=given("workspace"), role=given("role"))
        .select_related("user")
        .annotate(since=F("created_at"))
    )
)
_POSTING = Written(lambda: JobPosting.objects.filter(pk=given("posting")).defer("description"))


def test_rows_are_whole_objects_of_the_values_told(
    alice: Person, bob: Person, django_assert_num_queries: Any
) -> None:
    with tenancy.system(), django_assert_num_queries(3):
        for person in (alice, bob):
            (found,) = _MEMBERS.rows(workspace=person.workspace.pk, role="owner")
            assert (found.user, vars(found)["since"]) == (person.user, found.created_at)
            assert not found._state.adding
        assert _MEMBERS.first(workspace=alice.workspace.pk, role="viewer") is None
    with pytest.raises(KeyError):
        _MEMBERS.rows(workspace=alice.workspace.pk)


def test_a_kept_statement_sees_no_other_workspace(alice: Person, bob: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        posting = make_posting(alice.workspace)
        found = _POSTING.first(posting=posting.pk)
        assert found is not None
        assert found.get_deferred_fields() == {"description"}
        assert found.description == posting.description
    with tenancy.workspace(bob.workspace.pk):
        assert _POSTING.first(posting=posting.pk) is None
    assert _POSTING.first(posting=posting.pk) is None
