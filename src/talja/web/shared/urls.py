"""The addresses that every journey shares."""

from django.urls import URLPattern, URLResolver, path

from talja.web.shared.views import components

app_name = "shared"
urlpatterns: list[URLPattern | URLResolver] = [
    path("komponenter/", components.components, name="components"),
]
