"""The addresses of the desk in the coordinator journey."""

from django.urls import URLPattern, URLResolver, path

from talja.web.coordinator.views import desk, published, reply_templates, request, requests

REQUESTS, REQUEST = "arenden/", "arenden/<uuid:key>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(REQUESTS, requests.request_list, name="request_list"),
    path(f"{REQUESTS}sok/", requests.request_search, name="request_search"),
    path(f"{REQUESTS}bjud-in/", requests.request_invite, name="request_invite"),
    path(f"{REQUESTS}svarstider/", desk.desk_times, name="desk_times"),
    path(f"{REQUESTS}lofte/", desk.desk_promise, name="desk_promise"),
    path(f"{REQUESTS}borta/", desk.desk_away, name="desk_away"),
    path(f"{REQUESTS}mallar/", reply_templates.reply_template_list, name="reply_template_list"),
    path(f"{REQUESTS}mallar/ny/", reply_templates.reply_template_new, name="reply_template_new"),
    path(f"{REQUESTS}mallar/<uuid:key>/", reply_templates.reply_template_change, name="reply_template_change"),
    path(f"{REQUESTS}mallar/<uuid:key>/ta-bort/", reply_templates.reply_template_remove, name="reply_template_remove"),
    path(f"{REQUESTS}svar/", published.published_list, name="published_list"),
    path(f"{REQUESTS}svar/nytt/", published.published_new, name="published_new"),
    path(f"{REQUESTS}svar/<uuid:key>/", published.published_change, name="published_change"),
    path(f"{REQUESTS}svar/<uuid:key>/ta-bort/", published.published_withdraw, name="published_withdraw"),
    path(REQUEST, request.request, name="request"),
    path(f"{REQUEST}anteckna/", request.request_note, name="request_note"),
    path(f"{REQUEST}ge/", request.request_hand, name="request_hand"),
    path(f"{REQUEST}arbetsgivare/", request.request_employer, name="request_employer"),
    path(f"{REQUEST}publicera/", published.request_publish, name="request_publish"),
]
