"""The addresses that are reached by a link in a letter."""

from django.urls import URLPattern, URLResolver, path

from talja.web.guest.views import consultation, link

app_name = "guest"
LINK = "l/<str:token>/"
CONSULTATION = "samrad-svar/<uuid:key>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(CONSULTATION, consultation.consultation, name="consultation"),
    path(f"{CONSULTATION}tack/", consultation.consultation_done, name="consultation_done"),
    path(LINK, link.link, name="link"),
    path(f"{LINK}oppna/", link.link_open, name="link_open"),
    path(f"{LINK}kod/", link.link_code, name="link_code"),
    path(f"{LINK}ny/", link.link_renew, name="link_renew"),
]
