"""The root of the API's addresses: version 1, its schema and its Swagger page."""

from django.urls import include, path, re_path

from jobanalyzer import api_docs
from jobanalyzer.api import unknown_address

v1 = [
    path("", include("accounts.api.urls")),
    path("", include("billing.api.urls")),
    path("", include("jobs.api.urls")),
    path("", include("resumes.api.urls")),
    path("", include("optimizations.api.urls")),
]

urlpatterns = [
    path("v1/", include(v1)),
    path("schema/", api_docs.schema, name="api_schema"),
    path("docs/", api_docs.docs, name="api_docs"),
    re_path("^(?P<rest>.*)$", unknown_address),
]
