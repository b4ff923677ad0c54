"""Django's handle on the app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "talja.apps.organisation"
    label = "organisation"
    verbose_name = "Organisation"

    def ready(self) -> None:
        """Register the guard against demo mode over real data."""
        from talja.apps.organisation import checks  # noqa: F401, PLC0415 - models must be loaded first
