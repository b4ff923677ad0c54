"""The addresses of the analyst journey."""

from django.urls import URLPattern, URLResolver

app_name = "analyst"
urlpatterns: list[URLPattern | URLResolver] = []
