"""Who calls the API: an API token (`ja_…`) or the access token of a session, both as `Authorization: Bearer …`."""

from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.models import ApiSession, ApiToken, User
from accounts.services import api_sessions, tokens


def bearer(request: Request) -> str | None:
    """The bearer token that was sent; None where the header is missing or of another scheme."""
    parts = get_authorization_header(request).split()
    if not parts or parts[0].lower() != b"bearer":
        return None
    if len(parts) != 2:
        raise AuthenticationFailed("Send the header as `Authorization: Bearer <token>`.")
    return bytes(parts[1]).decode("latin-1")


class _BearerAuthentication(BaseAuthentication):
    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="Job Analyzer"'


class AccessTokenAuthentication(_BearerAuthentication):
    """Accepts the access token of an open API session; what is not a JWT is left to the next class."""

    def authenticate(self, request: Request) -> tuple[User, ApiSession] | None:
        token = bearer(request)
        if token is None or token.count(".") != 2:
            return None
        session = api_sessions.find_open_session(token)
        if session is None:
            raise AuthenticationFailed("This access token has expired or its session has ended. Refresh it.")
        return session.user, session


class TokenAuthentication(_BearerAuthentication):
    """Accepts a live API token."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        secret = bearer(request)
        if secret is None:
            return None
        token = tokens.find_live_token(secret)
        if token is None:
            raise AuthenticationFailed(
                "This token is unknown or has expired. Make a new one on the account page."
            )
        return token.user, token
