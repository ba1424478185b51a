"""The demo person: their login, and what other apps seed into their workspace."""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from accounts import tenancy
from accounts.models import User, Workspace
from accounts.services import workspaces

DEMO_NAME = "Ines Okafor"

_seeders: list[Callable[[Workspace, User], None]] = []


def register_seeder(seeder: Callable[[Workspace, User], None]) -> None:
    """Called from another app's `apps.ready()`: fills the demo workspace, inside its context."""
    _seeders.append(seeder)


@transaction.atomic
def seed() -> bool:
    """Make the demo person with their content; False if they are there already."""
    if User.objects.filter(email=settings.DEMO_EMAIL).exists():
        return False
    user = User.objects.create_user(
        settings.DEMO_EMAIL,
        settings.DEMO_PASSWORD,
        full_name=DEMO_NAME,
        email_verified=True,
        is_staff=True,
        is_superuser=True,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    workspace = workspaces.create_personal_workspace(user=user)
    with tenancy.workspace(workspace.pk, user_id=user.pk):
        for seeder in _seeders:
            seeder(workspace, user)
    return True
