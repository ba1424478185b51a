"""A workspace's own providers: what may be entered, kept in the vault, and read back as targets in the worker."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from accounts.models import ProviderKey, User, Workspace
from accounts.services import provider_keys
from accounts.services.provider_keys import open_key, save_key
from billing.plans import OWN_KEYS
from billing.services import entitlements
from jobanalyzer.errors import InvalidInput
from optimizations.gateway.addresses import check_address, tidy_address
from optimizations.gateway.types import Target
from optimizations.gateway.wire import API_KEY, BEDROCK, PROVIDERS, Address, ProviderWire, target_for

__all__ = ["check_address", "credentials_of", "own_target", "remove", "save", "set_enabled", "set_preferred"]

REGION: Final = "aws_region_name"
LONGEST_MODEL: Final = 100
_LONGEST_REGION: Final = 40
_REGION: Final = re.compile(r"[a-z]{2}(-[a-z]+){1,3}-\d{1,2}")  # it becomes part of a host name


@sensitive_variables("credentials", "given", "sealed")
def save(
    *,
    workspace: Workspace,
    user: User,
    provider: str,
    credentials: Mapping[str, str],
    base_url: str = "",
    model: str = "",
) -> ProviderKey:
    """Keep the workspace's own access to a provider, in place of one that is there.

    `credentials` by `Credential.name`. Where all secrets are left out and the address stays, the kept ones stay, too.
    """
    provider_keys.require_manager(workspace=workspace, user=user)
    entitlements.require(workspace, OWN_KEYS)
    wire = _wire(provider)
    given = _checked(wire, credentials)
    address, region = tidy_address(base_url), given.pop(REGION, "")
    model = _one_line(model, "The model's name", LONGEST_MODEL)
    if wire.address is Address.NEEDED and not address:
        raise InvalidInput(f"Enter the address of the server, such as {wire.address_example}.")
    if address:
        check_address(address)
    former = ProviderKey.objects.in_workspace(workspace).filter(provider=provider).first()
    if former is not None and not given and former.base_url == address:
        provider_keys.change_key(key=former, user=user, region=region or former.region, model=model)
        return former
    _refuse_missing(wire, {**given, REGION: region})
    return save_key(
        workspace=workspace,
        user=user,
        provider=provider,
        api_key=_sealed_text(wire, given),
        base_url=address,
        region=region,
        model=model,
        shown=given.get(wire.secrets[0], ""),
    )


def remove(*, workspace: Workspace, user: User, key_id: UUID) -> None:
    provider_keys.remove_key(workspace=workspace, user=user, key_id=key_id)


def set_enabled(*, workspace: Workspace, user: User, key_id: UUID, is_enabled: bool) -> ProviderKey:
    return provider_keys.set_enabled(workspace=workspace, user=user, key_id=key_id, is_enabled=is_enabled)


def set_preferred(*, user: User, provider: str) -> None:
    """The provider that is asked first in this person's runs; empty: the site's order."""
    if provider and provider not in PROVIDERS:
        raise InvalidInput("Choose one of the providers, or none.")
    user.preferred_ai_provider = provider
    user.save(update_fields=["preferred_ai_provider", "updated_at"])


@sensitive_variables()
def credentials_of(key: ProviderKey) -> dict[str, str]:
    """The secrets by `Credential.name`; in the worker only. Raises KeysUnreadable."""
    wire, secret = _wire(key.provider), open_key(key)
    if wire.name != BEDROCK:
        return {API_KEY: secret} if secret else {}
    return {**json.loads(secret), REGION: key.region}


def own_target(
    key: ProviderKey, model: str, *, price_in: Decimal | None = None, price_out: Decimal | None = None
) -> Target:
    """The key's provider and address with its secret, ready to be called. Raises BadAddress, KeysUnreadable."""
    if key.base_url:
        check_address(key.base_url)
    return target_for(
        key.provider,
        model,
        credentials_of(key),
        address=key.base_url or None,
        price_in=price_in,
        price_out=price_out,
        is_guarded=not settings.ALLOW_PRIVATE_ADDRESSES,
    )


def _wire(provider: str) -> ProviderWire:
    wire = PROVIDERS.get(provider)
    if wire is None:
        raise InvalidInput(f"A provider is one of: {', '.join(PROVIDERS)}.")
    return wire


@sensitive_variables()
def _checked(wire: ProviderWire, credentials: Mapping[str, str]) -> dict[str, str]:
    """What was filled in, stripped. Raises InvalidInput, naming fields and no values."""
    labels = {credential.name: credential.label for credential in wire.credentials}
    if unknown := set(credentials) - set(labels):
        raise InvalidInput(f"{wire.label} takes no {', '.join(sorted(unknown))[:100]}.")
    given = {}
    for name, value in credentials.items():
        most = _LONGEST_REGION if name == REGION else provider_keys.LONGEST_SECRET // 4
        text = _one_line(value, labels[name], most)
        # Keys travel in headers: anything else is a slip of the clipboard.
        if not text.isascii() or " " in text:
            raise InvalidInput(
                f"{labels[name]}: this holds spaces or letters that no key has. Copy it once more."
            )
        if name == REGION and text and not _REGION.fullmatch(text):
            raise InvalidInput("A region looks like eu-central-1.")
        if text:
            given[name] = text
    return given


@sensitive_variables()
def _one_line(value: str, label: str, most: int) -> str:
    text = value.strip()
    if len(text) > most or not text.isprintable():
        raise InvalidInput(f"{label} has at most {most} characters, in one line.")
    return text


@sensitive_variables()
def _refuse_missing(wire: ProviderWire, given: Mapping[str, str]) -> None:
    if lacking := wire.missing(given):
        raise InvalidInput(f"{wire.label} needs: {', '.join(credential.label for credential in lacking)}.")


@sensitive_variables()
def _sealed_text(wire: ProviderWire, given: Mapping[str, str]) -> str:
    """One key as it is; several secrets as one JSON object."""
    if wire.name == BEDROCK:
        return json.dumps(dict(given), sort_keys=True)
    return given.get(API_KEY, "")
