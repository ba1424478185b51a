"""Making workspaces and memberships."""

from django.db import transaction

from accounts import tenancy
from accounts.models import Membership, User, Workspace
from accounts.services import activity


@transaction.atomic
def create_personal_workspace(*, user: User) -> Workspace:
    """The workspace every person gets at sign-up; asked again, the one that is there."""
    with tenancy.system():
        owned = Membership.objects.filter(
            user=user, role=Membership.Role.OWNER, workspace__kind=Workspace.Kind.PERSONAL
        ).select_related("workspace")
        if membership := owned.first():
            return membership.workspace
        workspace = Workspace.objects.create(name=user.get_full_name()[:200], kind=Workspace.Kind.PERSONAL)
        Membership.objects.create(workspace=workspace, user=user, role=Membership.Role.OWNER)
    activity.record("workspace.created", "Personal workspace made", workspace=workspace, user=user)
    return workspace
