"""API URLs of resumes."""

from django.urls import URLPattern, URLResolver
from rest_framework.routers import SimpleRouter

from resumes.api import import_views, views

router = SimpleRouter(use_regex_path=False)
router.register("resumes/imports", import_views.ResumeImportViewSet, basename="api_resume_imports")
router.register("resumes", views.ResumeViewSet, basename="api_resumes")

urlpatterns: list[URLPattern | URLResolver] = [*router.urls]
