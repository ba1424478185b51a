"""A request that creates something, sent again with its `Idempotency-Key`, gets the first answer again."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from accounts.models import IdempotentAnswer, User, Workspace
from jobanalyzer.errors import Conflict, InvalidInput

KEPT: Final = timedelta(hours=24)
# After this an unanswered request counts as lost with its process.
_WORKED_ON_AT_MOST: Final = timedelta(minutes=2)
MAX_KEY: Final = 200


@transaction.atomic
def claim(*, workspace: Workspace, user: User, key: str, fingerprint: str) -> IdempotentAnswer:
    """The answer to replay (it has a `status`), or a row that the caller now has to answer and `keep` or `drop`."""
    if not key.isprintable() or len(key) > MAX_KEY:
        raise InvalidInput(f"An Idempotency-Key has at most {MAX_KEY} printable characters.")
    now = timezone.now()
    answers = IdempotentAnswer.objects.in_workspace(workspace)
    answers.filter(created_at__lt=now - KEPT).delete()
    answers.filter(status=None, created_at__lt=now - _WORKED_ON_AT_MOST).delete()
    made = IdempotentAnswer(workspace=workspace, user=user, key=key, fingerprint=fingerprint)
    # Of two that come at once one inserts, the other finds its row.
    inserted = IdempotentAnswer.objects.bulk_create([made], ignore_conflicts=True)[0]
    answer = answers.get(user=user, key=key)
    if answer.pk == inserted.pk:
        return answer
    if answer.fingerprint != fingerprint:
        raise InvalidInput(
            "This Idempotency-Key was used for another request. Use a new key for each.", code="key_reused"
        )
    if answer.status is None:
        raise Conflict(
            "The first request with this Idempotency-Key is still being worked on.", code="in_progress"
        )
    return answer


def keep(answer: IdempotentAnswer, *, status: int, body: object, location: str = "") -> None:
    IdempotentAnswer.objects.filter(pk=answer.pk).update(
        status=status, body=body, location=location, updated_at=timezone.now()
    )


def drop(answer: IdempotentAnswer) -> None:
    """A request that failed may be mended and sent again under the same key."""
    IdempotentAnswer.objects.filter(pk=answer.pk, status=None).delete()
