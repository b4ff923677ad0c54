"""Asking others about an agreement: the union, Arbetsförmedlingen, and those who approve without an account."""

from datetime import date
from uuid import UUID

from django.db import transaction

from talja.apps.agreements import policies
from talja.apps.agreements.enums import BY_LINK, Party, Standing, State
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.operations import rows
from talja.apps.agreements.showing import shown_to_union
from talja.apps.audit.operations import record
from talja.apps.collaboration.inputs import About, ApplicationInput
from talja.apps.collaboration.models import Application, Consultation
from talja.apps.collaboration.operations import send_application, send_consultation
from talja.apps.collaboration.queries import procedure_for
from talja.apps.correspondence.inputs import LetterInput, LinkInput
from talja.apps.correspondence.operations import queue_letter
from talja.apps.correspondence.texts import render
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied


@transaction.atomic
def consult_union(
    *,
    agreement_key: UUID,
    union_key: UUID,
    deadline: date,
    actor: Actor,
    representative_key: UUID | None = None,
    remark: str = "",
) -> Consultation:
    """Ask a union about what is agreed. It sees the work and the workplace, and nothing of the person.

    Raises `DoesNotExist` and `Denied`: missing_right, protected_person, agreement_not_in_state, and as
    `collaboration.operations.send_consultation`.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    version = rows.current(agreement)
    if agreement.state != State.CONSULTED:
        rows.step(agreement, to=State.CONSULTED, actor=actor)
    procedure = procedure_for(version.measure.code)
    return send_consultation(
        about=_about(agreement, version),
        union_key=union_key,
        deadline=deadline,
        basis=procedure.basis.value,
        shown=shown_to_union(version, procedure, remark=remark, actor=actor),
        actor=actor,
        representative_key=representative_key,
        measure_code=version.measure.code,
    )


@transaction.atomic
def apply_to_agency(*, agreement_key: UUID, said: ApplicationInput, actor: Actor) -> Application:
    """Note that an application for the agreement was sent to Arbetsförmedlingen. A renewal leaves the state as it is.

    Raises `DoesNotExist` and `Denied`: missing_right, protected_person, agreement_not_in_state, and as
    `collaboration.operations.send_application`.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    if agreement.state in {State.DRAFT, State.CONSULTED}:
        rows.step(agreement, to=State.AWAITING, actor=actor, day=said.sent_day)
    elif agreement.state in {State.ENDED, State.CANCELLED}:
        raise Denied("agreement_not_in_state")
    return send_application(about=_about(agreement, rows.current(agreement)), said=said, actor=actor)


@transaction.atomic
def ask_for_approval(*, agreement_key: UUID, party: str, email: str, name: str, actor: Actor) -> None:
    """Send the workplace or the participant a link to approve by, with a code by e-mail before anything is shown.

    Raises `Agreement.DoesNotExist` and `Denied`: missing_right, protected_person, unknown_code, already_approved,
    approval_not_needed, agreement_not_in_state, and as `correspondence.operations.queue_letter`.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    if party not in BY_LINK:
        raise Denied("unknown_code")
    pending = rows.version_of(agreement, standing=Standing.PENDING)
    version = pending or rows.current(agreement)
    policies.may_be_approved(agreement, is_pending=pending is not None).require()
    policies.is_part(version, party=party, approved=rows.approved_parties(version)).require()
    subject, body = render(f"agreements/approval_{party}", {"name": name.strip()})
    queue_letter(
        letter=LetterInput(
            kind=f"agreement.approval_{party}",
            matter_key=agreement.key,
            once=f"{version.number}-{actor.at:%Y-%m-%d}",
            to_email=email.strip(),
            to_name=name.strip(),
            subject=subject,
            body=body,
            person_key=agreement.person.key,
            link=LinkInput(BY_LINK[Party(party)], agreement.key, needs_code=True),
        ),
        actor=actor,
    )
    record("agreement.approval_asked", target=agreement, actor=actor, party=party)


def _about(agreement: Agreement, version: AgreementVersion) -> About:
    return About(
        matter_key=agreement.key,
        person_key=agreement.person.key,
        workplace_key=version.workplace.key,
        placement_key=agreement.placement_key,
    )
