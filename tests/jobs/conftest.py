"""Fixtures of jobs: a site to fetch from, a viewer's browser."""

from collections.abc import Iterator

import pytest
from django.test import Client

from accounts import tenancy
from accounts.models import Membership
from tests.accounts.factories import UserFactory
from tests.conftest import Person
from tests.jobs.pages import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def viewer(alice: Person) -> Client:
    """The browser of somebody who may look at alice's workspace."""
    user = UserFactory(email="vera@example.org")
    with tenancy.system():
        Membership.objects.create(user=user, workspace=alice.workspace, role=Membership.Role.VIEWER)
    client = Client()
    client.force_login(user)
    session = client.session
    session["workspace"] = str(alice.workspace.pk)
    session.save()
    return client
