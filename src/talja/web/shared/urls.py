"""The addresses that every journey shares."""

from django.urls import URLPattern, URLResolver, path

from talja.web.shared.views import appearance, components

app_name = "shared"
urlpatterns: list[URLPattern | URLResolver] = [
    path("komponenter", components.components, name="components"),
    path("utseende", appearance.color_scheme, name="color_scheme"),
]
