"""A workspace's own keys for model providers: sealed when they come, opened only where a provider is called.

Which providers there are and which plans may bring keys is known further left; here a provider is a name.
"""

import logging
from datetime import timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from accounts.models import Membership, ProviderKey, User, Workspace
from accounts.services import activity, master_keys
from accounts.vault.data_keys import OpenedKeys
from accounts.vault.masters import MasterKeyTrouble
from accounts.vault.sealing import SealBroken, seal, unseal
from jobanalyzer.errors import AppError, Conflict, Forbidden, InvalidInput, NotFound

logger = logging.getLogger(__name__)

LONGEST_SECRET: Final = 4000
# Of a shorter one four characters would be a third and more
_SHORTEST_SHOWN: Final = 12
_USE_NOTED_EVERY: Final = timedelta(minutes=5)
MANAGERS: Final = frozenset({Membership.Role.OWNER, Membership.Role.ADMIN})

_opened = OpenedKeys()


class KeysUnreadable(AppError):
    """The master key is lost, wrong or does not answer: an operator's matter."""

    code = "keys_unreadable"
    status = 503


def require_manager(*, workspace: Workspace, user: User) -> None:
    """Keys are the business of a workspace's owner and admins. Raises Forbidden."""
    role = Membership.objects.filter(workspace=workspace, user=user).values_list("role", flat=True).first()
    if role not in MANAGERS:
        raise Forbidden("Only the owner and the admins of this workspace may change its provider keys.")


@sensitive_variables("api_key", "secret", "data_key")
def save_key(
    *,
    workspace: Workspace,
    user: User,
    provider: str,
    api_key: str,
    base_url: str = "",
    region: str = "",
    model: str = "",
    shown: str | None = None,
) -> ProviderKey:
    """Seal and keep the workspace's key for `provider`, in place of one that is there.

    `api_key` may be empty for an address that asks for none. `shown` is what the last four characters are taken from
    where `api_key` is several secrets in one text. The caller has checked the provider, the plan and the address.
    """
    require_manager(workspace=workspace, user=user)
    secret = api_key.strip()
    if len(secret) > LONGEST_SECRET:
        raise InvalidInput(f"A key has at most {LONGEST_SECRET} characters.")
    data_key = _data_key(workspace, make=True)
    values = {
        "ciphertext": seal(data_key, secret.encode(), _place(workspace.pk, provider, base_url)),
        "last_four": last_four(secret if shown is None else shown),
        "base_url": base_url,
        "region": region,
        "model": model,
        "is_enabled": True,
        "check_status": ProviderKey.Check.NEVER,
        "check_message": "",
        "checked_at": None,
        "last_used_at": None,
        "created_by": user,
    }
    with transaction.atomic():
        key, is_new = ProviderKey.objects.update_or_create(
            workspace=workspace, provider=provider, defaults=values
        )
        _record("key.created", f"{'Added' if is_new else 'Replaced'} the key for {provider}", key, user)
    return key


def change_key(*, key: ProviderKey, user: User, region: str | None = None, model: str | None = None) -> None:
    """Change what is no secret. The address is not among it: sealed with the key, it changes only with the key."""
    require_manager(workspace=key.workspace, user=user)
    key.region = key.region if region is None else region
    key.model = key.model if model is None else model
    key.check_status, key.check_message, key.checked_at = ProviderKey.Check.NEVER, "", None
    key.save(update_fields=["region", "model", "check_status", "check_message", "checked_at", "updated_at"])
    _record("key.changed", f"Changed the settings of {key.provider}", key, user)


@transaction.atomic
def remove_key(*, workspace: Workspace, user: User, key_id: UUID) -> None:
    require_manager(workspace=workspace, user=user)
    key = find_key(workspace, key_id)
    _record("key.deleted", f"Removed the key for {key.provider}", key, user)
    key.delete()


@transaction.atomic
def set_enabled(*, workspace: Workspace, user: User, key_id: UUID, is_enabled: bool) -> ProviderKey:
    """A key that is not enabled is kept, and not used."""
    require_manager(workspace=workspace, user=user)
    key = find_key(workspace, key_id)
    if key.is_enabled != is_enabled:
        key.is_enabled = is_enabled
        key.save(update_fields=["is_enabled", "updated_at"])
        verb = "Enabled" if is_enabled else "Disabled"
        _record(
            "key.enabled" if is_enabled else "key.disabled", f"{verb} the key for {key.provider}", key, user
        )
    return key


def find_key(workspace: Workspace, key_id: UUID) -> ProviderKey:
    key = ProviderKey.objects.in_workspace(workspace).filter(pk=key_id).first()
    if key is None:
        raise NotFound("This key is gone.")
    return key


def all_keys(workspace: Workspace | UUID) -> list[ProviderKey]:
    return list(ProviderKey.objects.in_workspace(workspace))


def usable_keys(workspace: Workspace | UUID) -> list[ProviderKey]:
    """The enabled keys, in one query; nothing is opened."""
    return list(ProviderKey.objects.in_workspace(workspace).filter(is_enabled=True))


@sensitive_variables()
def open_key(key: ProviderKey) -> str:
    """The secret; for workers, just before a provider is called. Raises KeysUnreadable."""
    workspace = Workspace.objects.only("data_key", "master_key_id").get(pk=key.workspace_id)
    place = _place(key.workspace_id, key.provider, key.base_url)
    try:
        return unseal(_data_key(workspace), bytes(key.ciphertext), place).decode()
    except SealBroken:
        logger.error(
            "The key %s of workspace %s does not open: its row was changed", key.pk, key.workspace_id
        )
        raise KeysUnreadable(
            f"The stored key for {key.provider} cannot be opened. Enter it once more.", code="key_damaged"
        ) from None


def note_use(key: ProviderKey) -> None:
    """Remember that the key was used; a write every few minutes is enough."""
    now = timezone.now()
    if key.last_used_at is None or now - key.last_used_at > _USE_NOTED_EVERY:
        key.last_used_at = now
        key.save(update_fields=["last_used_at"])


def last_four(secret: str) -> str:
    return secret[-4:] if len(secret) >= _SHORTEST_SHOWN else ""


def _place(workspace_id: UUID, provider: str, base_url: str) -> str:
    """Where a ciphertext belongs. With the address in it nobody can have a key sent elsewhere by changing a row."""
    return f"provider-key|{workspace_id}|{provider}|{base_url}"


def _record(event: str, text: str, key: ProviderKey, user: User) -> None:
    activity.record(
        event, text, workspace=key.workspace_id, user=user, key=str(key.pk), provider=key.provider
    )


class _Stored(NamedTuple):
    data_key: bytes | memoryview | None
    master_key_id: str


@sensitive_variables()
def _data_key(workspace: Workspace, *, make: bool = False) -> bytes:
    """The workspace's data key, opened. Made where there is none and `make` is said; never made anew.

    KMS is asked outside of any transaction of ours; of two that make a key at once, the first one's stays.
    """
    place = str(workspace.pk)
    try:
        ring = master_keys.keyring()
        stored = _stored(workspace)
        if stored.data_key is None:
            if not make:
                raise KeysUnreadable("This workspace has no keys.")
            _, wrapped = ring.current.make(place)
            Workspace.objects.filter(pk=workspace.pk, data_key=None).update(
                data_key=wrapped, master_key_id=ring.current.id
            )
            stored = _stored(workspace)
        if stored.data_key is None:
            raise Conflict("This workspace is not there any more.")
        return _opened.open(ring.find(stored.master_key_id), bytes(stored.data_key), place)
    except MasterKeyTrouble as trouble:
        logger.error("Provider keys of workspace %s cannot be opened: %s", place, trouble)
        raise KeysUnreadable(
            "Provider keys cannot be stored or opened just now, because the site's master key is missing or does not "
            "answer. Nothing was changed. Tell the operator of this site."
        ) from None


def _stored(workspace: Workspace) -> _Stored:
    row = Workspace.objects.filter(pk=workspace.pk).values_list("data_key", "master_key_id").first()
    return _Stored(*row) if row else _Stored(None, "")
