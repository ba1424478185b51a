"""Factories for people."""

from typing import Any

import factory
from allauth.account.models import EmailAddress

from accounts.models import User
from accounts.services import workspaces

PASSWORD = "a long enough passphrase"


class UserFactory(factory.django.DjangoModelFactory[User]):
    """A person with a verified address and a personal workspace."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    full_name = factory.Faker("name")
    email_verified = True

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **fields: Any) -> User:
        user = User.objects.create_user(password=fields.pop("password", PASSWORD), **fields)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        workspaces.create_personal_workspace(user=user)
        return user
