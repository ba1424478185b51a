"""The Test button of a provider key: a test is put on the queue, and the page follows it."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import ProviderKey, User, Workspace
from accounts.services import activity, provider_keys
from billing.services import entitlements
from jobanalyzer.queue import enqueue
from optimizations.gateway.wire import PROVIDERS
from optimizations.models import Run
from optimizations.services import runs

TASK: Final = "optimizations.tasks.test_provider_key"
STEP: Final = "test"
# What a test may wait for a worker and take, before the page says that it was lost
PATIENCE: Final = timedelta(minutes=2)


def request_test(*, workspace: Workspace, user: User, key_id: UUID) -> ProviderKey:
    """Put a test on the queue; while one is under way it is the same one."""
    provider_keys.require_manager(workspace=workspace, user=user)
    contract = entitlements.plan_of(workspace)
    with transaction.atomic():
        key = ProviderKey.objects.select_for_update().in_workspace(workspace).filter(pk=key_id).first()
        if key is None:
            return provider_keys.find_key(workspace, key_id)  # says that it is gone
        if key.check_status == ProviderKey.Check.RUNNING and not is_lost(key):
            return key
        run = Run.objects.create(
            workspace=workspace,
            kind=Run.Kind.KEY_TEST,
            engine=Run.Engine.MODEL,
            created_by=user,
            steps=runs.plan_steps([(STEP, f"Ask {PROVIDERS[key.provider].label} for one word", 1)]),
            calls_planned=1,
            deadline_at=timezone.now() + PATIENCE,
        )
        key.check_status, key.check_message = ProviderKey.Check.RUNNING, ""
        key.checked_at = timezone.now()
        key.save(update_fields=["check_status", "check_message", "checked_at", "updated_at"])
        activity.record(
            "key.tested",
            f"Tested the key for {key.provider}",
            workspace=workspace,
            user=user,
            key=str(key.pk),
            provider=key.provider,
            run=str(run.pk),
        )
        enqueue(TASK, run.pk, key.pk, lane=contract.lane)
    return key


def is_lost(key: ProviderKey) -> bool:
    """Whether a test began too long ago to be still under way."""
    return (
        key.check_status == ProviderKey.Check.RUNNING
        and key.checked_at is not None
        and timezone.now() - key.checked_at > PATIENCE
    )
