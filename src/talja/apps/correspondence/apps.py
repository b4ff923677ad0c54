"""Django's handle on the app."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "talja.apps.correspondence"
    label = "correspondence"
    verbose_name = "Brev och länkar"
