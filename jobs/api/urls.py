"""API URLs of jobs."""

from django.urls import URLPattern, URLResolver, path
from rest_framework.routers import SimpleRouter

from jobs.api import match_views, skills_views, views

router = SimpleRouter(use_regex_path=False)
router.register("jobs/imports", views.JobImportViewSet, basename="api_job_imports")
router.register("jobs", views.JobViewSet, basename="api_jobs")

urlpatterns: list[URLPattern | URLResolver] = [
    path("skills/analysis/", skills_views.AnalysisView.as_view(), name="api_skills_analysis"),
    path("skills/extract/", skills_views.ExtractView.as_view(), name="api_skills_extract"),
    path("resumes/<uuid:pk>/matches/", match_views.ResumeMatchesView.as_view(), name="api_resume_matches"),
    *router.urls,
]
