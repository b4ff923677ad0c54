"""The addresses of agreements in the coordinator journey."""

from django.urls import URLPattern, URLResolver, path

from talja.web.coordinator.views import (
    agreement,
    agreement_approving,
    agreement_asking,
    agreement_change,
    agreement_edit,
    agreement_end,
    agreement_new,
    agreement_paper,
    agreement_price,
    agreement_steps,
    agreements,
)

LIST, ONE = "overenskommelser/", "overenskommelser/<uuid:key>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(LIST, agreements.agreement_list, name="agreement_list"),
    path(f"{LIST}ny/", agreement_new.agreement_new, name="agreement_new"),
    path(f"{LIST}ny/<uuid:person_key>/", agreement_new.agreement_new_for, name="agreement_new_for"),
    path(ONE, agreement.agreement, name="agreement"),
    path(f"{ONE}redigera/", agreement_edit.agreement_edit, name="agreement_edit"),
    path(f"{ONE}kalkyl/", agreement_price.agreement_price, name="agreement_price"),
    path(f"{ONE}kalkyl/sparad/", agreement_price.agreement_calculation, name="agreement_calculation"),
    path(f"{ONE}godkann/<str:party>/", agreement_approving.agreement_approve, name="agreement_approve"),
    path(f"{ONE}godkann/<str:party>/at/", agreement_approving.agreement_approve_for, name="agreement_approve_for"),
    path(f"{ONE}godkann/<str:party>/lank/", agreement_asking.agreement_ask, name="agreement_ask"),
    path(f"{ONE}godkannanden/ta-tillbaka/", agreement_approving.agreement_revoke, name="agreement_revoke"),
    path(f"{ONE}varningar/<int:place>/", agreement_approving.agreement_acknowledge, name="agreement_acknowledge"),
    path(f"{ONE}facket/", agreement_asking.agreement_consult, name="agreement_consult"),
    path(f"{ONE}ansokan/", agreement_asking.agreement_apply, name="agreement_apply"),
    path(f"{ONE}ansokan/<uuid:application>/beslut/", agreement_asking.agreement_outcome, name="agreement_outcome"),
    path(f"{ONE}dokument/<str:kind>/<str:form>/", agreement_paper.agreement_paper, name="agreement_paper"),
    path(f"{ONE}faststall/", agreement_steps.agreement_settle, name="agreement_settle"),
    path(f"{ONE}utkast/", agreement_steps.agreement_take_back, name="agreement_take_back"),
    path(f"{ONE}avbryt/", agreement_steps.agreement_cancel, name="agreement_cancel"),
    path(f"{ONE}starta/", agreement_steps.agreement_start, name="agreement_start"),
    path(f"{ONE}andra/", agreement_change.agreement_changes, name="agreement_changes"),
    path(f"{ONE}andra/ta-tillbaka/", agreement_change.agreement_withdraw, name="agreement_withdraw"),
    path(f"{ONE}andra/<str:kind>/", agreement_change.agreement_change, name="agreement_change"),
    path(f"{ONE}avsluta/", agreement_end.agreement_end, name="agreement_end"),
    path(f"{ONE}oppna/", agreement_end.agreement_reopen, name="agreement_reopen"),
]
