"""The addresses that are reached by a link in a letter."""

from django.urls import URLPattern, URLResolver, path

from talja.web.guest.views import link

app_name = "guest"
LINK = "l/<str:token>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(LINK, link.link, name="link"),
    path(f"{LINK}oppna/", link.link_open, name="link_open"),
    path(f"{LINK}kod/", link.link_code, name="link_code"),
    path(f"{LINK}ny/", link.link_renew, name="link_renew"),
]
