"""The addresses of the manager journey."""

from django.urls import URLPattern, URLResolver

app_name = "manager"
urlpatterns: list[URLPattern | URLResolver] = []
