"""API addresses of the room."""

from django.urls import URLPattern, URLResolver
from rest_framework.routers import SimpleRouter

from optimizations.api import facts, provider_keys, views

router = SimpleRouter(use_regex_path=False)
router.register("provider-keys", provider_keys.ProviderKeyViewSet, basename="api_provider_keys")
router.register("confirmed-facts", facts.ConfirmedFactViewSet, basename="api_confirmed_facts")
router.register("optimizations", views.OptimizationViewSet, basename="api_optimizations")

urlpatterns: list[URLPattern | URLResolver] = [*router.urls]
