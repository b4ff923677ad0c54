"""Words of the collaboration: by what law a union is asked, what it answers, and what became of an application."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from talja.core.chain.procedures import Basis as _Basis


class Basis(models.TextChoices):
    """By what law the union is asked."""

    REGULATION_9A = _Basis.REGULATION_9A.value, _("yttrande enligt 9 a § förordningen (2000:628)")
    MBL_11 = _Basis.MBL_11.value, _("förhandling enligt 11 § medbestämmandelagen")
    MBL_19 = _Basis.MBL_19.value, _("information enligt 19 § medbestämmandelagen")
    MBL_38 = _Basis.MBL_38.value, _("förhandling enligt 38 § medbestämmandelagen")
    LOCAL = _Basis.LOCAL.value, _("lokal överenskommelse")


class ConsultationState(models.TextChoices):
    """Where a consultation is: what the union has answered, if anything."""

    SENT = "sent", _("väntar på svar")
    AGREES = "agrees", _("har inget att invända")
    OBJECTS = "objects", _("har invändningar")
    NO_ANSWER = "no_answer", _("svarade inte")
    WITHDRAWN = "withdrawn", _("återtagen")


ANSWERS = (ConsultationState.AGREES, ConsultationState.OBJECTS, ConsultationState.NO_ANSWER)
_SAID = (ConsultationState.AGREES, ConsultationState.OBJECTS)
# from, to, event code: the life of a consultation. The diagram in docs/reference is drawn from this.
CONSULTATION_TRANSITIONS: tuple[tuple[ConsultationState, ConsultationState, str], ...] = (
    *((ConsultationState.SENT, said, "consultation.answered") for said in _SAID),
    (ConsultationState.SENT, ConsultationState.NO_ANSWER, "consultation.not_answered"),
    *((before, after, "consultation.corrected") for before in _SAID for after in _SAID),
    *((ConsultationState.NO_ANSWER, said, "consultation.answered_late") for said in _SAID),
    *((answer, ConsultationState.SENT, "consultation.answer_removed") for answer in ANSWERS),
    (ConsultationState.SENT, ConsultationState.WITHDRAWN, "consultation.withdrawn"),
)


class How(models.TextChoices):
    """How an answer came."""

    LINK = "link", _("genom länken")
    PHONE = "phone", _("på telefon")
    EMAIL = "email", _("med e-post")
    PAPER = "paper", _("på papper")
    MEETING = "meeting", _("på ett möte")


class ApplicationState(models.TextChoices):
    """Where an application to Arbetsförmedlingen is."""

    PLANNED = "planned", _("ska skickas")
    SENT = "sent", _("väntar på beslut")
    GRANTED = "granted", _("beviljad")
    PARTLY = "partly", _("delvis beviljad")
    REFUSED = "refused", _("avslagen")
    WITHDRAWN = "withdrawn", _("återtagen")


GIVING = (ApplicationState.GRANTED, ApplicationState.PARTLY)
OUTCOMES = (*GIVING, ApplicationState.REFUSED)
OPEN = (ApplicationState.PLANNED, ApplicationState.SENT)
# from, to, event code: the life of an application. The diagram in docs/reference is drawn from this.
APPLICATION_TRANSITIONS: tuple[tuple[ApplicationState, ApplicationState, str], ...] = (
    (ApplicationState.PLANNED, ApplicationState.SENT, "application.sent"),
    *((ApplicationState.SENT, outcome, "application.decided") for outcome in OUTCOMES),
    *((before, after, "application.corrected") for before in OUTCOMES for after in OUTCOMES),
    *((outcome, ApplicationState.SENT, "application.outcome_removed") for outcome in OUTCOMES),
    *((before, ApplicationState.WITHDRAWN, "application.withdrawn") for before in OPEN),
)
