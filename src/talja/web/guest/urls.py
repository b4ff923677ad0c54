"""The addresses that are reached by a link in a letter."""

from django.urls import URLPattern, URLResolver, path

from talja.web.guest.views import approval, consultation, followups, inventory, link, request

app_name = "guest"
LINK = "l/<str:token>/"
SHARED = "i/<str:token>/"
CONSULTATION = "samrad-svar/<uuid:key>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("godkann/arbetsplats/<uuid:key>/", approval.workplace_approval, name="workplace_approval"),
    path("godkann/deltagare/<uuid:key>/", approval.participant_approval, name="participant_approval"),
    path(CONSULTATION, consultation.consultation, name="consultation"),
    path(f"{CONSULTATION}tack/", consultation.consultation_done, name="consultation_done"),
    path("svar/arbetsplats/<uuid:key>/", followups.workplace_form, name="workplace_form"),
    path("svar/deltagare/<uuid:key>/", followups.participant_form, name="participant_form"),
    path(SHARED, inventory.inventory, name="inventory"),
    path(f"{SHARED}borja/", inventory.inventory_begin, name="inventory_begin"),
    path(f"{SHARED}uppgifter/", inventory.inventory_tasks, name="inventory_tasks"),
    path(f"{SHARED}uppgifter/<uuid:key>/", inventory.inventory_task, name="inventory_task"),
    path(f"{SHARED}ny/", inventory.inventory_add, name="inventory_add"),
    path(f"{SHARED}klart/", inventory.inventory_done, name="inventory_done"),
    path(f"{SHARED}nasta/", inventory.inventory_next, name="inventory_next"),
    path(LINK, link.link, name="link"),
    path(f"{LINK}oppna/", link.link_open, name="link_open"),
    path(f"{LINK}kod/", link.link_code, name="link_code"),
    path(f"{LINK}ny/", link.link_renew, name="link_renew"),
    path("arende/<uuid:key>/", request.request, name="request"),
    path("arende/<uuid:key>/klart/", request.request_withdraw, name="request_withdraw"),
]
