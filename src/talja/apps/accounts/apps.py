"""Django's handle on the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "talja.apps.accounts"
    label = "accounts"
    verbose_name = "Konton"
