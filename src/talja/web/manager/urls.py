"""The addresses of the manager journey."""

from django.urls import URLPattern, URLResolver, path

from talja.web.manager.views import agreements, answers, placements, requests, wish

app_name = "manager"
urlpatterns: list[URLPattern | URLResolver] = [
    path("mina-arbetsplatser/", placements.placement_list, name="placement_list"),
    path("mina-arbetsplatser/<uuid:key>/", placements.placement, name="placement"),
    path("mina-arbetsplatser/<uuid:key>/behalla/", wish.keep_intern, name="keep_intern"),
    path("mina-overenskommelser/", agreements.agreement_list, name="agreement_list"),
    path("mina-overenskommelser/<uuid:key>/", agreements.agreement, name="agreement"),
    path("fraga/", requests.request_list, name="request_list"),
    path("fraga/ny/<slug:kind>/", requests.request_new, name="request_new"),
    path("fraga/<uuid:key>/", requests.request, name="request"),
    path("fraga/<uuid:key>/klart/", requests.request_withdraw, name="request_withdraw"),
    path("fraga/svar/", answers.answer_list, name="answer_list"),
]
