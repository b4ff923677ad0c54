"""What others may know about unions, officers, consultations and applications: made for the actor, already masked."""

from talja.apps.collaboration.lines import (
    ApplicationLine,
    ApplicationPage,
    Asked,
    ConsultationLine,
    ConsultationPage,
    CoverageLine,
    EntryLine,
    GuestConsultation,
    OfficerLine,
    Pace,
    PlaceAsked,
    ProcedureLine,
    RepresentativeLine,
    UnionLine,
)
from talja.apps.collaboration.queries.applications import (
    OfOfficer,
    application_page,
    applications_of,
    applications_of_officer,
    is_to_renew,
)
from talja.apps.collaboration.queries.consultations import (
    OfUnion,
    consultation_for_guest,
    consultation_page,
    consultations_of,
    consultations_of_union,
)
from talja.apps.collaboration.queries.coverages import list_coverages, unions_for, who_is_asked
from talja.apps.collaboration.queries.officers import decision_paces, get_officer, list_officers
from talja.apps.collaboration.queries.procedures import (
    get_procedure,
    list_procedures,
    procedure_for,
    procedures_for,
)
from talja.apps.collaboration.queries.unions import get_representative, get_union, list_unions
from talja.apps.collaboration.queries.work import work_of
from talja.apps.collaboration.shown import Shown, Signal, SignalCode
from talja.core.chain.procedures import Procedure

__all__ = [
    "ApplicationLine",
    "ApplicationPage",
    "Asked",
    "ConsultationLine",
    "ConsultationPage",
    "CoverageLine",
    "EntryLine",
    "GuestConsultation",
    "OfOfficer",
    "OfUnion",
    "OfficerLine",
    "Pace",
    "PlaceAsked",
    "Procedure",
    "ProcedureLine",
    "RepresentativeLine",
    "Shown",
    "Signal",
    "SignalCode",
    "UnionLine",
    "application_page",
    "applications_of",
    "applications_of_officer",
    "consultation_for_guest",
    "consultation_page",
    "consultations_of",
    "consultations_of_union",
    "decision_paces",
    "get_officer",
    "get_procedure",
    "get_representative",
    "get_union",
    "is_to_renew",
    "list_coverages",
    "list_officers",
    "list_procedures",
    "list_unions",
    "procedure_for",
    "procedures_for",
    "unions_for",
    "who_is_asked",
    "work_of",
]
