"""Django's handle on the app."""

from django.apps import AppConfig


class CarvingsConfig(AppConfig):
    name = "talja.apps.carvings"
    label = "carvings"
    verbose_name = "Snickeri"
