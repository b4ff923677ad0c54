"""The one door for writing unions, officers, consultations and applications."""

from talja.apps.collaboration.inputs import About, ApplicationInput, OutcomeInput, ProcedureInput
from talja.apps.collaboration.operations.answers import answer_by_link, record_answer, remove_answer
from talja.apps.collaboration.operations.applications import (
    change_application,
    decline_renewal,
    plan_application,
    send_application,
    withdraw_application,
)
from talja.apps.collaboration.operations.consultations import (
    record_contact,
    remind_consultation,
    send_anew,
    send_consultation,
    withdraw_consultation,
)
from talja.apps.collaboration.operations.coverages import add_coverage, remove_coverage
from talja.apps.collaboration.operations.officers import add_officer, change_officer, officer_left
from talja.apps.collaboration.operations.outcomes import record_outcome, remove_outcome
from talja.apps.collaboration.operations.procedures import choose_procedure, reset_procedure
from talja.apps.collaboration.operations.unions import (
    add_representative,
    add_union,
    change_representative,
    change_union,
    close_union,
    open_union,
    representative_left,
)

__all__ = [
    "About",
    "ApplicationInput",
    "OutcomeInput",
    "ProcedureInput",
    "add_coverage",
    "add_officer",
    "add_representative",
    "add_union",
    "answer_by_link",
    "change_application",
    "change_officer",
    "change_representative",
    "change_union",
    "choose_procedure",
    "close_union",
    "decline_renewal",
    "officer_left",
    "open_union",
    "plan_application",
    "record_answer",
    "record_contact",
    "record_outcome",
    "remind_consultation",
    "remove_answer",
    "remove_coverage",
    "remove_outcome",
    "representative_left",
    "reset_procedure",
    "send_anew",
    "send_application",
    "send_consultation",
    "withdraw_application",
    "withdraw_consultation",
]
