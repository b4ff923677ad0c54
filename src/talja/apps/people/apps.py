"""Django's handle on the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "talja.apps.people"
    label = "people"
    verbose_name = "Personer"
