"""Compiled queries answer like the queryset they were made of."""

from typing import Any

import pytest
from django.db.models import F

from accounts import tenancy
from accounts.models import Membership
from jobanalyzer.postgres.compiled import CompiledQuery, parameter
from jobs.models import JobPosting
from tests.conftest import Person
from tests.jobs.factories import make_posting

_MEMBERS = CompiledQuery(
    lambda: (
        Membership.objects.filter(workspace=parameter("workspace"), role=parameter("role"))
        .select_related("user")
        .annotate(since=F("created_at"))
    )
)
_POSTING = CompiledQuery(lambda: JobPosting.objects.filter(pk=parameter("posting")).defer("description"))


def test_rows_are_whole_model_objects_for_the_given_values(
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


def test_a_compiled_query_sees_no_other_workspace(alice: Person, bob: Person) -> None:
    with tenancy.workspace(alice.workspace.pk):
        posting = make_posting(alice.workspace)
        found = _POSTING.first(posting=posting.pk)
        assert found is not None
        assert found.get_deferred_fields() == {"description"}
        assert found.description == posting.description
    with tenancy.workspace(bob.workspace.pk):
        assert _POSTING.first(posting=posting.pk) is None
    assert _POSTING.first(posting=posting.pk) is None


def test_a_queryset_of_values_yields_dictionaries(alice: Person) -> None:
    columns = CompiledQuery(lambda: JobPosting.objects.filter(pk=parameter("posting")).values("title", "pk"))
    with tenancy.workspace(alice.workspace.pk):
        posting = make_posting(alice.workspace)
        assert columns.rows(posting=posting.pk) == [{"title": posting.title, "pk": posting.pk}]
