"""The addresses of the manager journey."""

from django.urls import URLPattern, URLResolver, path

from talja.web.manager.views import placements

app_name = "manager"
urlpatterns: list[URLPattern | URLResolver] = [
    path("mina-arbetsplatser/", placements.placement_list, name="placement_list"),
    path("mina-arbetsplatser/<uuid:key>/", placements.placement, name="placement"),
]
