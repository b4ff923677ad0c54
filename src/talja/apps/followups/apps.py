"""Django's handle on the app."""

from django.apps import AppConfig


class FollowupsConfig(AppConfig):
    name = "talja.apps.followups"
    label = "followups"
    verbose_name = "Uppföljning"
