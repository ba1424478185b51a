"""The root of all addresses."""

from django.contrib import admin
from django.urls import include, path

from accounts.views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("account/", include("accounts.urls")),
    path("plan/", include("billing.urls")),
    path("postings/", include("jobs.urls")),
    path("resumes/", include("resumes.urls")),
    path("improve/", include("optimizations.urls")),
    path("auth/", include("accounts.auth_urls")),
    path("admin/", admin.site.urls),
    path("api/", include("jobanalyzer.api_urls")),
]

handler429 = "accounts.views.limits.too_many_requests"  # asked for by allauth
