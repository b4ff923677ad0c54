"""Django's handle on the app."""

from django.apps import AppConfig


class CollaborationConfig(AppConfig):
    name = "talja.apps.collaboration"
    label = "collaboration"
    verbose_name = "Samverkan"
