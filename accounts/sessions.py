"""The browser's session, kept in the database; read with every page, so its statement is written once."""

from typing import Final

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from jobanalyzer.postgres.compiled import CompiledQuery, parameter

_LIVE: Final = CompiledQuery(
    lambda: Session.objects.filter(session_key=parameter("key"), expire_date__gt=parameter("now"))
)


class SessionStore(DatabaseSessionStore):
    def _get_session_from_db(self) -> Session | None:
        found = _LIVE.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found
