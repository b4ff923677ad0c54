"""Django's handle on the app."""

from django.apps import AppConfig


class ServicedeskConfig(AppConfig):
    name = "talja.apps.servicedesk"
    label = "servicedesk"
    verbose_name = "Ärenden"
