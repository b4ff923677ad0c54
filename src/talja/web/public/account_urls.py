"""Signing in and passwords: allauth's views under Swedish addresses. What is not here (sign-up) does not exist."""

from allauth.account import views
from django.urls import path, re_path

from talja.web.public.views.entrance import entered

urlpatterns = [
    path("logga-in/", entered(views.login), name="account_login"),
    path("logga-ut/", entered(views.logout), name="account_logout"),
    path("konto/inaktivt/", entered(views.account_inactive), name="account_inactive"),
    path("losenord/byt/", entered(views.password_change), name="account_change_password"),
    path("losenord/valj/", entered(views.password_set), name="account_set_password"),
    path("losenord/glomt/", entered(views.password_reset), name="account_reset_password"),
    path("losenord/glomt/skickat/", entered(views.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        entered(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "losenord/nytt/klart/",
        entered(views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
