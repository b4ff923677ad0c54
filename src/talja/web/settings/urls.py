"""The addresses of the settings journey."""

from django.urls import path

from talja.web.settings.views.organisation import organisation

app_name = "settings"
urlpatterns = [
    path("organisation/", organisation, name="organisation"),
]
