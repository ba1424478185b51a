"""API addresses of the room."""

from django.urls import URLPattern, URLResolver, path
from rest_framework.routers import SimpleRouter

from jobs.api import skills_views, views

router = SimpleRouter(use_regex_path=False)
router.register("jobs/imports", views.JobImportViewSet, basename="api_job_imports")
router.register("jobs", views.JobViewSet, basename="api_jobs")

urlpatterns: list[URLPattern | URLResolver] = [
    path("skills/analysis/", skills_views.AnalysisView.as_view(), name="api_skills_analysis"),
    path("skills/extract/", skills_views.ExtractView.as_view(), name="api_skills_extract"),
    *router.urls,
]
