"""Django's handle on the app."""

from django.apps import AppConfig


class JobdesignConfig(AppConfig):
    name = "talja.apps.jobdesign"
    label = "jobdesign"
    verbose_name = "Dolda jobb"
