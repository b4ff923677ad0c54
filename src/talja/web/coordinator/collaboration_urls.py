"""The addresses about unions and Arbetsförmedlingen."""

from django.urls import URLPattern, URLResolver, path

from talja.web.coordinator.views import applications, consultations, partners

CONSULTATION, APPLICATION, OFFICERS = "samrad/<uuid:key>/", "ansokningar/<uuid:key>/", "arbetsformedlingen/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(CONSULTATION, consultations.consultation, name="consultation"),
    path(f"{CONSULTATION}svar/", consultations.consultation_answer, name="consultation_answer"),
    path(f"{CONSULTATION}skicka-igen/", consultations.consultation_send_anew, name="consultation_send_anew"),
    path(f"{CONSULTATION}<str:what>/", consultations.consultation_move, name="consultation_move"),
    path("facken/<uuid:key>/", partners.union_meeting, name="union_meeting"),
    path(APPLICATION, applications.application, name="application"),
    path(f"{APPLICATION}skickad/", applications.application_send, name="application_send"),
    path(f"{APPLICATION}ratta/", applications.application_change, name="application_change"),
    path(f"{APPLICATION}beslut/", applications.application_decide, name="application_decide"),
    path(f"{APPLICATION}<str:what>/", applications.application_move, name="application_move"),
    path(OFFICERS, partners.officer_list, name="officer_list"),
    path(f"{OFFICERS}ny/", partners.officer_add, name="officer_add"),
    path(f"{OFFICERS}<uuid:key>/", partners.officer, name="officer"),
    path(f"{OFFICERS}<uuid:key>/andra/", partners.officer_change, name="officer_change"),
    path(f"{OFFICERS}<uuid:key>/slutat/", partners.officer_left, name="officer_left"),
]
