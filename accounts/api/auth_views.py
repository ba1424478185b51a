"""Signing in, refreshing and signing out over the API; who am I."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import OpenApiExample
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import queries, tenancy
from accounts.api.authentication import bearer
from accounts.api.serializers import (
    LoginSerializer,
    LogoutSerializer,
    MeSerializer,
    RefreshSerializer,
    TokensSerializer,
    UserSerializer,
)
from accounts.api.views import WorkspaceAPIMixin
from accounts.services import api_login, api_sessions, profiles
from accounts.services.api_sessions import Tokens
from jobanalyzer.api import valid
from jobanalyzer.api_description import extend_schema


class _PublicView(APIView):
    """Needs no sign-in, and looks at none: a stale header must not stand in the way of signing in."""

    authentication_classes = ()
    permission_classes = (AllowAny,)


def _answer(tokens: Tokens) -> Response:
    body = {**asdict(tokens), "token_type": "Bearer"}
    return Response(body, headers={"Cache-Control": "no-store"})


class TokenView(_PublicView):
    @extend_schema(
        tags=["auth"],
        summary="Sign in",
        description="Tokens for an e-mail address and its password. Unknown, unverified and locked accounts get "
        "the same answer. Where the account has a second factor, send its code too.",
        request=LoginSerializer,
        responses=TokensSerializer,
        auth=[],
        examples=[
            OpenApiExample(
                "Sign in",
                {"email": "ada@example.org", "password": "correct horse battery staple"},
                request_only=True,
            )
        ],
    )
    def post(self, request: Request) -> Response:
        given = valid(LoginSerializer(data=request.data))
        credentials = api_login.Credentials(
            given["email"], given["password"], given["code"], str(given["workspace"] or "")
        )
        return _answer(api_login.log_in(request=request._request, credentials=credentials))


class RefreshView(_PublicView):
    @extend_schema(
        tags=["auth"],
        summary="Refresh the tokens",
        description="Each refresh token is good once. One that is used a second time ends its session.",
        request=RefreshSerializer,
        responses=TokensSerializer,
        auth=[],
    )
    def post(self, request: Request) -> Response:
        token = valid(RefreshSerializer(data=request.data))["refresh_token"]
        return _answer(api_sessions.refresh_session(token=token))


class LogoutView(_PublicView):
    @extend_schema(
        tags=["auth"],
        summary="Sign out",
        description="Ends the session of the refresh token, or of the access token in the header; its access "
        "tokens are refused from now on.",
        request=LogoutSerializer,
        responses={204: None},
        auth=[],
    )
    def post(self, request: Request) -> Response:
        token = valid(LogoutSerializer(data=request.data)).get("refresh_token") or bearer(request)
        if token:
            api_sessions.end_session(token=token)
        return Response(status=204)


class MeView(WorkspaceAPIMixin):
    @extend_schema(tags=["me"], summary="Who am I", responses=MeSerializer)
    def get(self, request: Request) -> Response:
        return Response(self._body())

    @extend_schema(tags=["me"], summary="Change my profile", request=UserSerializer, responses=MeSerializer)
    def patch(self, request: Request) -> Response:
        changes = valid(UserSerializer(self.user, data=request.data, partial=True))
        profiles.update_profile(user=self.user, workspace=self.workspace, changes=changes)
        return Response(self._body())

    def _body(self) -> dict[str, Any]:
        with tenancy.person(self.user.pk):
            memberships = queries.known_memberships(self.user)
        me = {
            "user": self.user,
            "workspace": self.workspace,
            "role": self.membership.role,
            "memberships": memberships,
        }
        return dict(MeSerializer(me).data)
