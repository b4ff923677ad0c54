"""Django's handle on the app."""

from django.apps import AppConfig


class TasklibraryConfig(AppConfig):
    name = "talja.apps.tasklibrary"
    label = "tasklibrary"
    verbose_name = "Uppgiftsbibliotek"
