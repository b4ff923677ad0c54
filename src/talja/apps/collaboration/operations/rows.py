"""The consultation or the application that something is done to: locked, and judged; and its history."""

from uuid import UUID

from talja.apps.collaboration import permissions
from talja.apps.collaboration.models import (
    AnswerFacts,
    Application,
    ApplicationEntry,
    ApplicationFacts,
    Consultation,
    ConsultationEntry,
)
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.core.kernel.verdict import Denied

_ANSWER = tuple(field.name for field in AnswerFacts._meta.local_fields)
_APPLICATION = tuple(field.name for field in ApplicationFacts._meta.local_fields)


def locked_consultation(key: UUID, *, actor: Actor) -> Consultation:
    """Lock a consultation for who records something about it. Raises `Consultation.DoesNotExist` and `Denied`."""
    consultation = Consultation.objects.select_for_update(of=("self",)).select_related("union").get(key=key)
    permissions.may_edit(consultation, actor=actor).require()
    _reached(consultation.workplace_id, actor)
    return consultation


def locked_application(key: UUID, *, actor: Actor) -> Application:
    """Lock an application for who records something about it. Raises `Application.DoesNotExist` and `Denied`."""
    application = Application.objects.select_for_update(of=("self",)).get(key=key)
    permissions.may_edit(application, actor=actor).require()
    _reached(application.workplace_id, actor)
    return application


def reached_workplace(key: UUID, *, actor: Actor) -> Workplace:
    """Lock a workplace within the actor's reach, so that two who ask come one after the other.

    Raises `Workplace.DoesNotExist` and `Denied("not_found")`.
    """
    place = Workplace.objects.select_for_update(of=("self",)).get(key=key)
    _reached(place.pk, actor)
    return place


def note_consultation(consultation: Consultation, event: str, *, actor: Actor, reason: str = "") -> None:
    """Save the consultation as changed, and add to its history what is known of it now."""
    consultation.version += 0 if consultation._state.adding else 1
    consultation.save()
    facts = {name: getattr(consultation, name) for name in _ANSWER}
    ConsultationEntry.objects.create(
        consultation=consultation, event=event, at=actor.at, by=actor.key, reason=reason.strip(), **facts
    )


def note_application(application: Application, event: str, *, actor: Actor, reason: str = "") -> None:
    """Save the application as changed, and add to its history what is known of it now."""
    application.version += 0 if application._state.adding else 1
    application.save()
    facts = {name: getattr(application, name) for name in _APPLICATION}
    ApplicationEntry.objects.create(
        application=application,
        officer_key=None if application.officer is None else application.officer.key,
        event=event,
        at=actor.at,
        by=actor.key,
        reason=reason.strip(),
        **facts,
    )


def _reached(workplace_id: int, actor: Actor) -> None:
    if not actor.reaches(workplace_id):
        raise Denied("not_found")
