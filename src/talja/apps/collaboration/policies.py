"""When something may be asked, answered, applied for and decided. The button asks the same function."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from talja.apps.collaboration.enums import (
    ANSWERS,
    APPLICATION_TRANSITIONS,
    CONSULTATION_TRANSITIONS,
    OUTCOMES,
    ApplicationState,
    Basis,
    ConsultationState,
    How,
)
from talja.apps.collaboration.inputs import ApplicationInput, OutcomeInput, ProcedureInput
from talja.apps.collaboration.models import Application, Consultation
from talja.apps.correspondence.addresses import is_address
from talja.core.chain.procedures import LONGEST, Procedure
from talja.core.kernel.verdict import Verdict, no, yes

TEXT_LENGTH: Final = 4000
REASON_LENGTH: Final = 300
_SAID = (ConsultationState.AGREES, ConsultationState.OBJECTS)
_HIGHEST = Decimal(1_000_000)  # kronor per month: more is a slip of the keyboard


def may_be_called(*, name: str, email: str, phone: str = "", length: int = 120) -> Verdict:
    """No for an empty name (`name_missing`), one too long (`text_too_long`) or no e-mail address (`email_invalid`)."""
    if not name.strip():
        return no("name_missing")
    if len(name.strip()) > length or len(phone.strip()) > 40:
        return no("text_too_long")
    return yes() if not email.strip() or is_address(email.strip()) else no("email_invalid")


def may_be_reached(*, email: str, phone: str) -> Verdict:
    """No for somebody with neither telephone nor e-mail (`contact_unreachable`)."""
    return yes() if phone.strip() or email.strip() else no("contact_unreachable")


def may_be_occupation(digits: str) -> Verdict:
    """Whether it is the beginning of an occupation's code: none to four digits."""
    is_group = digits.isdecimal() and digits.isascii() and len(digits) <= 4
    return yes() if digits == "" or is_group else no("occupation_group_shape")


def may_be_asked(*, deadline: date, on: date, is_closed: bool) -> Verdict:
    """Whether a union can be asked to answer by the day."""
    if is_closed:
        return no("union_closed")
    if deadline < on:
        return no("deadline_in_past")
    return yes() if (deadline - on).days <= LONGEST else no("deadline_too_far")


def may_be_basis(basis: str) -> Verdict:
    """Whether it is something that a union can be asked by."""
    return yes() if basis in Basis.values else no("unknown_code")


def may_show(form: str, *, procedure: Procedure) -> Verdict:
    """Whether the union may be told which form it is."""
    return yes() if not form or procedure.shows_form else no("form_not_shown")


def may_move_consultation(state: str, *, to: str) -> Verdict:
    """Whether the table of transitions lets a consultation go there from where it is."""
    if any((state, to) == (origin, target) for origin, target, _event in CONSULTATION_TRANSITIONS):
        return yes()
    return no("consultation_not_in_state")


def may_answer(answer: str, *, text: str) -> Verdict:
    """Whether it is an answer: one of the table, and with text if the union objects."""
    if answer not in ANSWERS:
        return no("unknown_code")
    if answer == ConsultationState.OBJECTS and not text.strip():
        return no("objection_without_text")
    return yes() if len(text.strip()) <= TEXT_LENGTH else no("text_too_long")


def may_answer_by_link(consultation: Consultation, *, answer: str, on: date) -> Verdict:
    """Whether the representative may still answer: until it is settled, and change an answer until the deadline."""
    if answer not in _SAID:
        return no("unknown_code")
    if consultation.state == ConsultationState.SENT:
        return yes()
    if consultation.state not in _SAID:
        return no("consultation_closed")
    return yes() if on <= consultation.deadline else no("deadline_passed")


def may_record(consultation: Consultation, *, answer: str, how: str, on: date) -> Verdict:
    """Whether staff may record it: no answer only after the deadline, and else with how the answer came."""
    if answer == ConsultationState.NO_ANSWER:
        return yes() if on > consultation.deadline else no("deadline_not_passed")
    return yes() if how in How.values and how != How.LINK else no("how_missing")


def may_be_answered_at(answered_at: datetime | None, *, now: datetime) -> Verdict:
    """Whether the answer can have come then: not later than now."""
    return yes() if answered_at is None or answered_at <= now else no("answered_in_future")


def may_wait_again(is_open: bool) -> Verdict:
    """Whether the union can be waited for again: it is not asked about the matter in another question."""
    return no("consultation_open") if is_open else yes()


def may_apply_again(is_open: bool) -> Verdict:
    """Whether the application can wait again: no other about the same is open."""
    return no("application_open") if is_open else yes()


def has_not_changed(row: Consultation | Application, *, seen: int | None) -> Verdict:
    """Whether it stands as the form that is sent was shown for. None: whoever asks looked at no form."""
    if seen is None or seen == row.version:
        return yes()
    return no("answered_meanwhile") if isinstance(row, Consultation) else no("changed_by_other")


def may_remind(consultation: Consultation, *, on: date) -> Verdict:
    """Whether the union can be asked again: it has not answered, and there is time to."""
    if consultation.state != ConsultationState.SENT:
        return no("consultation_not_in_state")
    return yes() if on <= consultation.deadline else no("deadline_passed")


def has_reason(reason: str) -> Verdict:
    """Whether a reason is given where one is demanded, and fits."""
    if not reason.strip():
        return no("no_reason_given")
    return yes() if len(reason.strip()) <= REASON_LENGTH else no("text_too_long")


def may_move_application(state: str, *, to: str) -> Verdict:
    """Whether the table of transitions lets an application go there from where it is."""
    if any((state, to) == (origin, target) for origin, target, _event in APPLICATION_TRANSITIONS):
        return yes()
    return no("application_not_in_state")


def may_be_sent(said: ApplicationInput, *, on: date) -> Verdict:
    """Whether the application agrees with itself, and was sent no later than today."""
    if said.sent_day > on:
        return no("sent_in_future")
    if not _in_order(said.first_day, said.last_day):
        return no("application_days_in_disorder")
    fits = len(said.reference.strip()) <= 60 and len(said.wish.strip()) <= REASON_LENGTH
    return yes() if fits else no("text_too_long")


def may_be_changed(application: Application, *, sent_day: date) -> Verdict:
    """Whether the application can be put right: it was sent, and not after it was decided."""
    if application.state in {ApplicationState.PLANNED, ApplicationState.WITHDRAWN}:
        return no("application_not_in_state")
    decided = application.decided_day
    return no("decided_before_sent") if decided is not None and decided < sent_day else yes()


def may_be_decided(application: Application, said: OutcomeInput, *, on: date) -> Verdict:
    """Whether what was decided agrees with itself and with when it was sent."""
    if said.state not in OUTCOMES:
        return no("unknown_code")
    if said.decided_day > on:
        return no("decided_in_future")
    if application.sent_day is not None and said.decided_day < application.sent_day:
        return no("decided_before_sent")
    return _outcome_fits(said)


def may_be_planned(application: Application) -> Verdict:
    """Whether it has not been sent yet."""
    return yes() if application.state == ApplicationState.PLANNED else no("application_not_in_state")


def may_be_undecided(application: Application) -> Verdict:
    """Whether there is a decision to take away."""
    return yes() if application.state in OUTCOMES else no("application_not_in_state")


def may_decline_renewal(application: Application) -> Verdict:
    """Whether it is granted, and nobody has said already that it is not renewed."""
    given = application.state in {ApplicationState.GRANTED, ApplicationState.PARTLY}
    return yes() if given and not application.not_renewed else no("application_not_in_state")


def may_do_so(said: ProcedureInput) -> Verdict:
    """Whether a form can be handled so: a known basis, days within a year, and why."""
    if said.basis not in Basis.values:
        return no("unknown_code")
    if not all(0 <= days <= LONGEST for days in (said.union_days, said.agency_days)):
        return no("days_out_of_range")
    return has_reason(said.reason)


def may_show_form(said: ProcedureInput, *, reveals_health: bool) -> Verdict:
    """Whether the union may be told the form: never one that can reveal health."""
    return no("form_reveals_health") if said.shows_form and reveals_health else yes()


def _outcome_fits(said: OutcomeInput) -> Verdict:
    if not _in_order(said.decision_first_day, said.decision_last_day):
        return no("decision_days_in_disorder")
    if said.level is not None and not Decimal(0) < said.level <= Decimal(100):
        return no("level_out_of_range")
    if said.amount is not None and not Decimal(0) <= said.amount <= _HIGHEST:
        return no("amount_out_of_range")
    return yes() if len(said.decision_reference.strip()) <= 60 else no("text_too_long")


def _in_order(first_day: date | None, last_day: date | None) -> bool:
    return last_day is None or (first_day is not None and first_day <= last_day)
