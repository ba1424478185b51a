"""AI providers: whose models work for the workspace, its own keys, and the test of each."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from accounts.middleware import WorkspaceRequest
from accounts.models import ProviderKey
from accounts.services import provider_keys
from billing.plans import OWN_KEYS, OwnKeys, plan_with
from billing.services.entitlements import plan_of
from jobanalyzer.errors import AppError, PlanRequired
from jobanalyzer.htmx import is_fragment
from optimizations.gateway.wire import PROVIDERS
from optimizations.provider_forms import ProviderForm
from optimizations.services import key_tests, provider_settings
from optimizations.services.routing import load_routes

PAGE = "optimizations:providers"


@login_required
@require_GET
def show_providers(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "optimizations/providers.html", _page(request))


@sensitive_post_parameters()
@sensitive_variables("form")
@login_required
@require_POST
def save_key(request: WorkspaceRequest) -> HttpResponse:
    wire = PROVIDERS.get(request.POST.get("provider", ""))
    if wire is None:
        return redirect(PAGE)
    kept = ProviderKey.objects.in_workspace(request.workspace).filter(provider=wire.name).first()
    form = ProviderForm(wire, request.POST, key=kept)
    status = 400
    if form.is_valid():
        try:
            provider_settings.save(
                workspace=request.workspace,
                user=request.user,
                provider=wire.name,
                credentials=form.credentials,
                base_url=form.cleaned_data["base_url"],
                model=form.cleaned_data["model"],
            )
        except PlanRequired:
            raise
        except AppError as error:
            form.add_error(None, error.message)
            status = error.status
        else:
            messages.success(request, f"{wire.label} is kept. Test it to see whether it works.")
            return redirect(PAGE)
    return render(request, "optimizations/providers.html", _page(request, refused=form), status=status)


@login_required
@require_GET
def show_key(request: WorkspaceRequest, key_id: UUID) -> HttpResponse:
    """One line of the list, which asks for itself while its test is under way."""
    key = provider_keys.find_key(request.workspace, key_id)
    return _line(request, key)


@login_required
@require_POST
def test_key(request: WorkspaceRequest, key_id: UUID) -> HttpResponse:
    key = key_tests.request_test(workspace=request.workspace, user=request.user, key_id=key_id)
    return _line(request, key)


@login_required
@require_POST
def switch_key(request: WorkspaceRequest, key_id: UUID) -> HttpResponse:
    key = provider_settings.set_enabled(
        workspace=request.workspace,
        user=request.user,
        key_id=key_id,
        is_enabled=request.POST.get("enabled") == "1",
    )
    return _line(request, key)


@login_required
@require_POST
def remove_key(request: WorkspaceRequest, key_id: UUID) -> HttpResponse:
    provider_settings.remove(workspace=request.workspace, user=request.user, key_id=key_id)
    messages.success(request, "The key is removed.")
    return redirect(PAGE)


@login_required
@require_POST
def save_preferred(request: WorkspaceRequest) -> HttpResponse:
    provider_settings.set_preferred(user=request.user, provider=request.POST.get("provider", ""))
    messages.success(
        request, "Your runs ask this provider first." if request.POST.get("provider") else "Saved."
    )
    return redirect(PAGE)


def _line(request: WorkspaceRequest, key: ProviderKey) -> HttpResponse:
    if not is_fragment(request):
        return redirect(PAGE)
    context = {"row": _row(key), "may_manage": _may_manage(request)}
    return render(request, "optimizations/providers.html#line", context)


def _page(request: WorkspaceRequest, refused: ProviderForm | None = None) -> dict[str, Any]:
    plan, routes = plan_of(request.workspace), load_routes(request.workspace)
    keys = provider_keys.all_keys(request.workspace)
    by_provider = {key.provider: key for key in keys}
    forms = [
        refused
        if refused is not None and refused.wire is wire
        else ProviderForm(wire, key=by_provider.get(wire.name))
        for wire in PROVIDERS.values()
    ]
    usable = dict.fromkeys([*(key.provider for key in routes.own), *routes.platform])
    preferred = request.user.preferred_ai_provider
    return {
        "plan": plan,
        "better": plan_with(OWN_KEYS),
        "takes_keys": plan.own_keys is not OwnKeys.PLATFORM,
        "needs_keys": plan.own_keys is OwnKeys.REQUIRED,
        "may_manage": _may_manage(request),
        "rows": [_row(key) for key in keys if key.provider in PROVIDERS],
        "is_testing": any(row["is_testing"] for row in map(_row, keys)),
        "forms": forms,
        "refused": refused,
        "platform": [PROVIDERS[name].label for name in routes.platform],
        "why_none": routes.why_none,
        "choices": [
            (name, PROVIDERS[name].label) for name in dict.fromkeys([*usable, preferred]) if name in PROVIDERS
        ],
        "preferred": preferred,
    }


def _row(key: ProviderKey) -> dict[str, Any]:
    is_lost = key_tests.is_lost(key)
    return {
        "key": key,
        "label": PROVIDERS[key.provider].label if key.provider in PROVIDERS else key.provider,
        "is_lost": is_lost,
        "is_testing": key.check_status == ProviderKey.Check.RUNNING and not is_lost,
    }


def _may_manage(request: WorkspaceRequest) -> bool:
    return request.membership.role in provider_keys.MANAGERS
