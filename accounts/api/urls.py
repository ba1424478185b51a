"""API URLs of accounts."""

from django.urls import URLPattern, URLResolver, path

from accounts.api import auth_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("auth/token/", auth_views.TokenView.as_view(), name="api_token"),
    path("auth/token/refresh/", auth_views.RefreshView.as_view(), name="api_token_refresh"),
    path("auth/logout/", auth_views.LogoutView.as_view(), name="api_logout"),
    path("me/", auth_views.MeView.as_view(), name="api_me"),
]
