"""Page addresses of the room."""

from django.urls import URLPattern, URLResolver

app_name = "optimizations"
urlpatterns: list[URLPattern | URLResolver] = []
