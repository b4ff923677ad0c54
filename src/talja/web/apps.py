"""Django's handle on the web storey: it owns templates and static files, no models."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "talja.web"
    label = "web"
