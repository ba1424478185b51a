"""The root of the API's addresses: version 1, its schema and its Swagger page."""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponseBase
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt

from jobanalyzer.api import unknown_address

View = Callable[..., HttpResponseBase]


@cache
def _documentation() -> tuple[View, View]:
    """The schema and its page. What draws them weighs several megabytes, which few processes ever need."""
    from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

    page = SpectacularSwaggerSplitView.as_view(url_name="api_schema", throttle_classes=[])
    return SpectacularAPIView.as_view(throttle_classes=[]), page


@csrf_exempt
def schema(request: HttpRequest) -> HttpResponseBase:
    return _documentation()[0](request)


@csrf_exempt
def docs(request: HttpRequest) -> HttpResponseBase:
    return _documentation()[1](request)


v1 = [
    path("", include("accounts.api.urls")),
    path("", include("billing.api.urls")),
    path("", include("jobs.api.urls")),
    path("", include("resumes.api.urls")),
    path("", include("optimizations.api.urls")),
]

urlpatterns = [
    path("v1/", include(v1)),
    path("schema/", schema, name="api_schema"),
    path("docs/", docs, name="api_docs"),
    re_path("^(?P<rest>.*)$", unknown_address),
]
