"""Django's handle on the app."""

from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "talja.apps.placements"
    label = "placements"
    verbose_name = "Placeringar"
