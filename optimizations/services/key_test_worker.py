"""The test of a provider key, in the worker: one small call, and in plain words what came of it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from time import monotonic
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from accounts.models import ProviderKey
from accounts.services import provider_keys
from jobanalyzer.errors import AppError
from optimizations.gateway.answers import parse_answer
from optimizations.gateway.types import CallRecord, GatewayError, Target, Tier, Trouble
from optimizations.gateway.wire import OPENAI_COMPATIBLE, PROVIDERS
from optimizations.models import Run
from optimizations.services import breaker, key_diagnosis, provider_settings, routing, runs
from optimizations.services.key_tests import STEP
from optimizations.services.routing import Offer

CALL_SECONDS: Final = 30.0
_MAX_TOKENS: Final = 600  # models that think first need room for it


@dataclass(frozen=True, slots=True)
class Ready:
    """Whether you are ready: true."""

    # Small, and asked for by a schema as in every real run
    ready: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    works: bool
    message: str
    model: str = ""  # to be kept: the address offers this one only


class _NoModel(AppError):
    """There is nothing to ask yet; the message says what is offered."""


def execute(run_id: UUID, key_id: UUID) -> None:
    """The test itself, in a worker and in the workspace's context. Holds no transaction while anybody is asked."""
    run = runs.begin(run_id)
    key = ProviderKey.objects.filter(pk=key_id).first()
    if run is None or key is None:
        if run is not None:
            runs.fail(run.pk, "key_gone", "The key was removed meanwhile.")
        return
    progress = runs.Progress(run)
    progress(STEP)
    try:
        verdict = _test(run, key)
    except Exception:
        _finish(key, Verdict(False, "Something broke on our side. Try again."))
        runs.fail(run.pk, "internal", "Something broke on our side. Try again.")
        raise
    progress.finish()
    _finish(key, verdict)
    if not verdict.works:
        runs.fail(run.pk, "key_test_failed", verdict.message)
        return
    with transaction.atomic():
        runs.claim_completion(run.pk)


def _finish(key: ProviderKey, verdict: Verdict) -> None:
    """Written only where the key still waits for it: it may have been replaced meanwhile."""
    status = ProviderKey.Check.OK if verdict.works else ProviderKey.Check.FAILED
    waiting = ProviderKey.objects.filter(pk=key.pk, check_status=ProviderKey.Check.RUNNING)
    waiting.filter(base_url=key.base_url, model=key.model).update(
        check_status=status,
        check_message=key_diagnosis.shortened(verdict.message),
        checked_at=timezone.now(),
        model=verdict.model or key.model,
        updated_at=timezone.now(),
    )


@sensitive_variables("target")
def _test(run: Run, key: ProviderKey) -> Verdict:
    try:
        offer = _offer(key)
        target = provider_settings.own_target(
            key, offer.model, price_in=offer.price_in, price_out=offer.price_out
        )
    except ValueError:
        return Verdict(False, "Something of the key is missing. Enter it once more.")
    except AppError as error:
        return Verdict(False, error.message)
    chosen = offer.model if key.provider == OPENAI_COMPATIBLE and not key.model else ""
    record, trouble, fits = _call(target, offer)
    runs.record_call(run, STEP, record, own_key=True)
    breaker.report(offer.address, trouble)
    if trouble is not None and trouble is not Trouble.CUT_SHORT:
        return Verdict(False, key_diagnosis.explain(key, offer.model, trouble))
    provider_keys.note_use(key)
    return Verdict(True, _success(offer, record, fits=fits), chosen)


@sensitive_variables()
def _call(target: Target, offer: Offer) -> tuple[CallRecord, Trouble | None, bool]:
    """One call without retries: its record, what went wrong, and whether the answer had the form that runs need."""
    from optimizations.gateway.litellm_client import complete  # loads LiteLLM: workers only

    messages = [
        {"role": "system", "content": "You answer with JSON only."},
        {"role": "user", "content": 'Answer with {"ready": true} and nothing else.'},
    ]
    began, trouble, text = monotonic(), None, ""
    try:
        completion = complete(
            target,
            messages,
            schema=Ready,
            max_tokens=offer.output_limit(_MAX_TOKENS),
            timeout=CALL_SECONDS,
        )
    except GatewayError as error:
        trouble, spent = error.trouble, error.partial
    else:
        spent, text = completion, completion.text
    tokens = (spent.tokens_in, spent.tokens_out) if spent else (0, 0)
    answered = trouble in (None, Trouble.CUT_SHORT)
    record = CallRecord(
        target,
        "ok" if answered else "failed",
        int((monotonic() - began) * 1000),
        *tokens,
        target.cost(*tokens),
        "" if answered or trouble is None else trouble.value,
    )
    return record, trouble, _fits(text)


def _fits(text: str) -> bool:
    try:
        parse_answer(text, Ready)
    except GatewayError:
        return False
    return True


def _offer(key: ProviderKey) -> Offer:
    """The key's model, else the cheapest the catalogue has, else the only one that the address lists."""
    if key.provider == OPENAI_COMPATIBLE and not key.model:
        listed = key_diagnosis.models_at(key)
        if len(listed) != 1:
            raise _NoModel(key_diagnosis.choose_one(listed))
        return Offer(key.provider, listed[0], key_id=key.pk, workspace_id=key.workspace_id)
    routes = replace(routing.load_routes(key.workspace_id), own=(key,), platform=(), why_none="")
    offers = routes.offers(Tier.CHEAP)
    if not offers:
        raise _NoModel(f"No model of {PROVIDERS[key.provider].label} is enabled here. Name the one to ask.")
    return offers[0]


def _success(offer: Offer, record: CallRecord, *, fits: bool) -> str:
    tokens = record.tokens_in + record.tokens_out
    seconds = ceil(record.latency_ms / 100) / 10
    said = f"{offer.model} answered in {seconds} s: {tokens:,} tokens, {_cost(offer, record.cost)}."
    if not fits:
        said += " It did not keep to the form it was asked for, so that runs with it may need a second try."
    return said


def _cost(offer: Offer, cost: Decimal) -> str:
    if offer.price_in is None and offer.price_out is None:
        return "no known price"
    return f"${cost.normalize():f}" if cost else "less than $0.000001"
