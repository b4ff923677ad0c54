"""Django's handle on the app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "talja.apps.imports"
    label = "imports"
    verbose_name = "Import"
