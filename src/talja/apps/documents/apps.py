"""Django's handle on the app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "talja.apps.documents"
    label = "documents"
    verbose_name = "Dokument"
