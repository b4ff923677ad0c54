"""Django's handle on the app."""

from django.apps import AppConfig


class PossibilitiesConfig(AppConfig):
    name = "talja.apps.possibilities"
    label = "possibilities"
    verbose_name = "Möjligheter"
