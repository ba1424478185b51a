"""Who a browser's session belongs to: the person, read together with their workspaces in one statement."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from accounts import queries, tenancy
from accounts.models import User


class PersonBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth is untyped
    def get_user(self, user_id: Any) -> User | None:
        """The person with their memberships at hand, so that a request need not ask for them again."""
        with tenancy.person(user_id):
            memberships = queries.memberships_of(user_id)
        if not memberships:
            user: User | None = super().get_user(user_id)
            return user
        user = memberships[0].user
        for membership in memberships:
            membership.user = user
        user.known_memberships = memberships
        return user if self.user_can_authenticate(user) else None
