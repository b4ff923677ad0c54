"""Django's handle on the app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "talja.apps.reports"
    label = "reports"
    verbose_name = "Rapporter"
