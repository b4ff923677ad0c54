"""Django's handle on the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "talja.apps.audit"
    label = "audit"
    verbose_name = "Spår"
