"""API URLs of optimizations."""

from django.urls import URLPattern, URLResolver, path
from rest_framework.routers import SimpleRouter

from optimizations.api import facts, groups, provider_keys, styles, views

router = SimpleRouter(use_regex_path=False)
router.register("provider-keys", provider_keys.ProviderKeyViewSet, basename="api_provider_keys")
router.register("confirmed-facts", facts.ConfirmedFactViewSet, basename="api_confirmed_facts")
router.register("optimization-groups", groups.GroupViewSet, basename="api_optimization_groups")
router.register("optimizations", views.OptimizationViewSet, basename="api_optimizations")

urlpatterns: list[URLPattern | URLResolver] = [
    path("writing-style/", styles.StyleView.as_view(), name="api_writing_style"),
    *router.urls,
]
