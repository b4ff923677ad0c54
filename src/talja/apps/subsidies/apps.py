"""Django's handle on the app."""

from django.apps import AppConfig


class SubsidiesConfig(AppConfig):
    name = "talja.apps.subsidies"
    label = "subsidies"
    verbose_name = "Stöd"
