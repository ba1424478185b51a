"""API URLs of billing."""

from django.urls import path

from billing.api import views

urlpatterns = [
    path("usage/", views.UsageView.as_view(), name="api_usage"),
    path("credits/", views.CreditsView.as_view(), name="api_credits"),
]
