"""Django's handle on the app."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "talja.apps.agreements"
    label = "agreements"
    verbose_name = "Överenskommelser"
