"""Django's handle on the app."""

from django.apps import AppConfig


class PositionsConfig(AppConfig):
    name = "talja.apps.positions"
    label = "positions"
    verbose_name = "Befattningar"
