"""Answers that were paid for once and serve the same question again: kept per workspace, for half an hour."""

import json
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from accounts import tenancy
from optimizations.gateway.answers import json_schema, parse_answer
from optimizations.gateway.types import GatewayError, Kept, Shape
from optimizations.models import CachedAnswer
from optimizations.strategies import Call


def key_of(provider: str, model: str, call: Call) -> str:
    """A digest of model, prompt, schema and size. Seats are told apart: an ensemble of one model wants several answers."""
    parts = [
        provider,
        model,
        sha256(call.system.encode()).hexdigest(),
        sha256(call.user.encode("utf-8", "surrogatepass")).hexdigest(),
        json.dumps(json_schema(call.schema), sort_keys=True),
        str(call.max_output_tokens),
        str(call.seat),
    ]
    return sha256("\n".join(parts).encode()).hexdigest()


def find(workspace_id: UUID, keys: Sequence[str], schema: type[Shape]) -> tuple[Kept, Shape] | None:
    """The answer under the first of these keys that has one, checked anew against the schema."""
    if not settings.ANSWER_CACHE_MINUTES:
        return None
    rows = {
        row.key: row
        for row in CachedAnswer.objects.in_workspace(workspace_id).filter(
            key__in=keys, expires_at__gt=timezone.now()
        )
    }
    for row in (rows[key] for key in keys if key in rows):
        kept = Kept(json.loads(row.answer), row.provider, row.model, row.tokens_in, row.tokens_out, row.cost)
        try:
            return kept, parse_answer(kept.text, schema)
        except GatewayError:
            continue
    return None


def keep(workspace_id: UUID, key: str, kept: Kept) -> None:
    """Written over an older answer of the same question, which has run out."""
    if not settings.ANSWER_CACHE_MINUTES:
        return
    row = CachedAnswer(
        workspace_id=workspace_id,
        key=key,
        provider=kept.provider,
        model=kept.model[:100],
        answer=json.dumps(kept.text),  # escaped: the database takes no NUL and no half of a pair
        tokens_in=kept.tokens_in,
        tokens_out=kept.tokens_out,
        cost=kept.cost,
        expires_at=timezone.now() + timedelta(minutes=settings.ANSWER_CACHE_MINUTES),
    )
    CachedAnswer.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["workspace", "key"],
        update_fields=["provider", "model", "answer", "tokens_in", "tokens_out", "cost", "expires_at"],
    )


def remove_expired() -> int:
    """The schedule's part: what has run out goes. Returns how many."""
    with tenancy.system():
        deleted, _ = CachedAnswer.objects.filter(expires_at__lte=timezone.now()).delete()
    return deleted
