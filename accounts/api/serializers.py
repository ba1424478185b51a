"""What goes over the wire: sign-in, tokens, the person."""

from typing import Any

from rest_framework import serializers

from accounts.models import Membership, User, Workspace


class LoginSerializer(serializers.Serializer[Any]):
    email = serializers.EmailField()
    password = serializers.CharField(max_length=1000, trim_whitespace=False, style={"input_type": "password"})
    code = serializers.CharField(
        max_length=20,
        required=False,
        default="",
        allow_blank=True,
        help_text="Second factor, if there is one.",
    )
    workspace = serializers.UUIDField(
        required=False, default=None, allow_null=True, help_text="A workspace of yours; your own by default."
    )


class RefreshSerializer(serializers.Serializer[Any]):
    refresh_token = serializers.CharField(max_length=4000)


class LogoutSerializer(serializers.Serializer[Any]):
    refresh_token = serializers.CharField(
        max_length=4000, required=False, help_text="Not needed where the access token is sent as a header."
    )


class TokensSerializer(serializers.Serializer[Any]):
    access_token = serializers.CharField()
    refresh_token = serializers.CharField()
    token_type = serializers.CharField(default="Bearer")
    expires_in = serializers.IntegerField(help_text="Seconds.")
    refresh_expires_in = serializers.IntegerField(help_text="Seconds.")


class UserSerializer(serializers.ModelSerializer[User]):
    class Meta:
        model = User
        fields = ["id", "email", "full_name", "phone", "locale", "email_verified", "date_joined"]
        read_only_fields = ["id", "email", "email_verified", "date_joined"]


class WorkspaceSerializer(serializers.ModelSerializer[Workspace]):
    class Meta:
        model = Workspace
        fields = ["id", "name", "kind"]


class MembershipSerializer(serializers.ModelSerializer[Membership]):
    workspace = WorkspaceSerializer()

    class Meta:
        model = Membership
        fields = ["workspace", "role"]


class MeSerializer(serializers.Serializer[Any]):
    """The person of the token, the workspace it opens and their role in it."""

    user = UserSerializer()
    workspace = WorkspaceSerializer()
    role = serializers.ChoiceField(choices=Membership.Role.choices)
    memberships = MembershipSerializer(many=True)
