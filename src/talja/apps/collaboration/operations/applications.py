"""Applications to Arbetsförmedlingen: that one is to be sent, that it was, and what is known of it since."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.audit.operations import record
from talja.apps.collaboration import permissions, policies
from talja.apps.collaboration.enums import OPEN, ApplicationState
from talja.apps.collaboration.inputs import About, ApplicationInput
from talja.apps.collaboration.models import Application, Officer
from talja.apps.collaboration.operations.rows import locked_application, note_application, reached_workplace
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Measure
from talja.core.kernel.verdict import Denied


@transaction.atomic
def plan_application(
    *, about: About, measure_code: str, send_by: date | None, actor: Actor, officer_key: UUID | None = None
) -> Application:
    """Note that an application is to be sent, by a day; it stands in the work list until it is. Twice the same is one.

    Raises `DoesNotExist` and `Denied`: missing_right, not_found, protected_person, application_open, officer_gone.
    """
    application = _open_row(about, measure_code, actor=actor)
    if application is not None and application.state == ApplicationState.SENT:
        raise Denied("application_open")
    application = application or _new(about, measure_code, actor=actor)
    application.send_by, application.officer = send_by, _officer(officer_key)
    note_application(application, "application.planned", actor=actor)
    record("application.planned", actor=actor, target=application, measure=measure_code)
    return application


@transaction.atomic
def send_application(*, about: About, said: ApplicationInput, actor: Actor) -> Application:
    """Note that an application was sent, the one that was planned if one was. Nothing is sent from here.

    Raises `DoesNotExist` and `Denied`: missing_right, not_found, protected_person, sent_in_future,
    application_days_in_disorder, text_too_long, application_open, officer_gone.
    """
    application = _open_row(about, said.measure_code, actor=actor)
    policies.may_be_sent(said, on=timezone.localdate(actor.at)).require()
    if application is not None:
        if application.state == ApplicationState.SENT:
            raise Denied("application_open")
        policies.may_move_application(application.state, to=ApplicationState.SENT).require()
    application = application or _new(about, said.measure_code, actor=actor)
    _write(application, said)
    application.state = ApplicationState.SENT
    note_application(application, "application.sent", actor=actor)
    record("application.sent", actor=actor, target=application, measure=said.measure_code)
    return application


@transaction.atomic
def change_application(
    *, application_key: UUID, said: ApplicationInput, actor: Actor, seen: int | None = None
) -> Application:
    """Put right what was said of a sent application, such as its reference or its officer. The measure stays.

    Raises `DoesNotExist` and `Denied` as `send_application`, and changed_by_other, application_not_in_state,
    decided_before_sent.
    """
    application = locked_application(application_key, actor=actor)
    policies.has_not_changed(application, seen=seen).require()
    policies.may_be_sent(said, on=timezone.localdate(actor.at)).require()
    policies.may_be_changed(application, sent_day=said.sent_day).require()
    _write(application, said)
    note_application(application, "application.changed", actor=actor)
    record("application.changed", actor=actor, target=application)
    return application


@transaction.atomic
def withdraw_application(*, application_key: UUID, reason: str, actor: Actor) -> Application:
    """Note that the application is taken back, or will not be sent, and why.

    Raises `Application.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, no_reason_given,
    text_too_long, application_not_in_state.
    """
    application = locked_application(application_key, actor=actor)
    policies.has_reason(reason).require()
    policies.may_move_application(application.state, to=ApplicationState.WITHDRAWN).require()
    application.state = ApplicationState.WITHDRAWN
    note_application(application, "application.withdrawn", actor=actor, reason=reason)
    record("application.withdrawn", actor=actor, target=application)
    return application


@transaction.atomic
def decline_renewal(*, application_key: UUID, reason: str, actor: Actor) -> Application:
    """Note that what was granted is not to be renewed, and why: nobody is asked to any more.

    Raises `Application.DoesNotExist` and `Denied`: missing_right, not_found, protected_person, no_reason_given,
    text_too_long, application_not_in_state.
    """
    application = locked_application(application_key, actor=actor)
    policies.has_reason(reason).require()
    policies.may_decline_renewal(application).require()
    application.not_renewed = reason.strip()
    note_application(application, "application.not_renewed", actor=actor, reason=reason)
    record("application.not_renewed", actor=actor, target=application)
    return application


def _open_row(about: About, measure_code: str, *, actor: Actor) -> Application | None:
    """Return the application that is open already for the matter, behind the lock of its workplace."""
    permissions.may_ask(about.person_key, actor=actor).require()
    reached_workplace(about.workplace_key, actor=actor)
    Measure.objects.get(code=measure_code)
    rows = Application.objects.select_for_update(of=("self",))
    return rows.filter(matter_key=about.matter_key, measure_code=measure_code, state__in=OPEN).first()


def _new(about: About, measure_code: str, *, actor: Actor) -> Application:
    return Application(
        matter_key=about.matter_key,
        placement_key=about.placement_key,
        person_key=about.person_key,
        workplace=reached_workplace(about.workplace_key, actor=actor),
        measure_code=measure_code,
        state=ApplicationState.PLANNED,
        recorded_at=actor.at,
        recorded_by=actor.key,
    )


def _write(application: Application, said: ApplicationInput) -> None:
    for name, value in said.facts().items():
        setattr(application, name, value)
    was = None if application.officer is None else application.officer.key
    if said.officer_key != was:
        application.officer = _officer(said.officer_key)


def _officer(key: UUID | None) -> Officer | None:
    if key is None:
        return None
    officer = Officer.objects.get(key=key)
    if officer.left_day is not None:
        raise Denied("officer_gone")
    return officer
