"""The browser's session, kept in the database; read with every page, so its statement is written once."""

from typing import Final

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from jobanalyzer.postgres.written import Written, given

_LIVE: Final = Written(lambda: Session.objects.filter(session_key=given("key"), expire_date__gt=given("now")))


class SessionStore(DatabaseSessionStore):
    def _get_session_from_db(self) -> Session | None:
        found = _LIVE.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found
