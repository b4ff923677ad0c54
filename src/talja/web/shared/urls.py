"""The addresses that every journey shares."""

from django.urls import URLPattern, URLResolver, path

from talja.web.shared.views import components, my_day

app_name = "shared"
urlpatterns: list[URLPattern | URLResolver] = [
    path("min-dag/", my_day.my_day, name="my_day"),
    path("komponenter/", components.components, name="components"),
]
