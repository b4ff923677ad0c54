"""Django's handle on the app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "talja.apps.organisation"
    label = "organisation"
    verbose_name = "Organisation"
