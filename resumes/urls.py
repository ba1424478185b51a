"""Page addresses of the room."""

from django.urls import URLPattern, URLResolver

app_name = "resumes"
urlpatterns: list[URLPattern | URLResolver] = []
