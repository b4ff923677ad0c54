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
from talja.apps.collaboration.enums import GIVING
from talja.apps.collaboration.inputs import About, ApplicationInput, OutcomeInput
from talja.apps.collaboration.models import Application, Consultation
from talja.apps.collaboration.operations import record_outcome, send_application, send_consultation
from talja.apps.collaboration.queries import procedure_for
from talja.apps.correspondence.inputs import LetterInput, LinkInput
from talja.apps.correspondence.operations import queue_letter
from talja.apps.correspondence.texts import render
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement
from talja.apps.subsidies.inputs import DecisionInput
from talja.apps.subsidies.models import SupportDecision
from talja.apps.subsidies.operations import write_decision
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
def record_agency_outcome(
    *,
    agreement_key: UUID,
    application_key: UUID,
    said: OutcomeInput,
    actor: Actor,
    seen: int | None = None,
    reason: str = "",
) -> Application:
    """Enter what Arbetsförmedlingen decided: once, for the application, the support and the register alike.

    Raises `DoesNotExist` and `Denied`: missing_right, protected_person, not_found (another matter's application), and
    as `collaboration.operations.record_outcome`.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    if not Application.objects.filter(key=application_key, matter_key=agreement.key).exists():
        raise Denied("not_found")
    before = Application.objects.get(key=application_key)
    application = record_outcome(application_key=application_key, said=said, actor=actor, seen=seen, reason=reason)
    if application.state in GIVING:
        _enter_decision(agreement, application, before=before, actor=actor)
    return application


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


def _enter_decision(agreement: Agreement, application: Application, *, before: Application, actor: Actor) -> None:
    """Store the decision beside the calculation, in the place of what was entered before, and tell the register."""
    said = DecisionInput(
        reference=application.decision_reference or application.reference,
        first_day=application.decision_first_day,
        last_day=application.decision_last_day,
        level=application.level,
        amount=application.amount,
    )
    if not said.says_something:
        return
    replaces = _entered(agreement, before) if before.state in GIVING else None
    write_decision(placement_key=agreement.placement_key, said=said, actor=actor, replaces=replaces)
    if Placement.objects.filter(key=agreement.placement_key, last_day=None).exists():
        told = {
            "decision_reference": said.reference,
            "decision_first_day": said.first_day,
            "decision_last_day": said.last_day,
        }
        change_placement(placement_key=agreement.placement_key, changes=told, actor=actor)


def _entered(agreement: Agreement, application: Application) -> SupportDecision | None:
    """Return the decision that was entered for the application as it was."""
    found = SupportDecision.objects.current().filter(
        placement_key=agreement.placement_key,
        reference=application.decision_reference or application.reference,
        first_day=application.decision_first_day,
    )
    return found.order_by("-pk").first()
