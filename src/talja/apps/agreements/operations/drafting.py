"""Writing an agreement: from nothing, from a request or from an internship, and changing it before it starts."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from talja.apps.agreements import permissions, policies
from talja.apps.agreements.enums import Change, State
from talja.apps.agreements.inputs import AgreementInput
from talja.apps.agreements.models import Acknowledgement, Agreement, AgreementVersion
from talja.apps.agreements.operations import rows
from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.placements.models import Measure
from talja.apps.placements.policies import may_start
from talja.apps.placements.queries.workplace_numbers import EMPLOYMENTS
from talja.apps.subsidies.models import Calculation
from talja.apps.subsidies.operations import write_calculation
from talja.core.kernel.verdict import Denied
from talja.core.rules.facts import Situation


@transaction.atomic
def draft_agreement(
    *,
    person_key: UUID,
    said: AgreementInput,
    actor: Actor,
    request_key: UUID | None = None,
    converts_key: UUID | None = None,
) -> Agreement:
    """Write a draft. `converts_key` is the placement that it makes an employment of.

    Raises `DoesNotExist` for an unknown person, workplace or measure, and `Denied`: missing_right, protected_person,
    already_drafted (somebody is making an employment of the placement already), workplace_closed,
    measure_not_valid_then, and the codes of `policies.may_say`.
    """
    person = Person.objects.select_for_update().get(key=person_key)
    permissions.may_draft(person=person, actor=actor).require()
    facts = _facts(said, actor=actor)
    if converts_key and converting(converts_key).exists():
        raise Denied("already_drafted")
    agreement = Agreement.objects.create(
        person=person,
        state_since=actor.at,
        drafted_at=actor.at,
        drafted_by=actor.key,
        request_key=request_key,
        converts_key=converts_key,
    )
    rows.add_version(agreement, facts=facts, change=Change.DRAFTED, effective_day=said.first_day, actor=actor)
    rows.add_step(agreement, actor=actor)
    record("agreement.drafted", target=agreement, actor=actor, converts=converts_key is not None)
    return agreement


@transaction.atomic
def edit_agreement(
    *, agreement_key: UUID, said: AgreementInput, number: int, actor: Actor, revoke: bool = False, reason: str = ""
) -> Agreement:
    """Change what an agreement says before it starts. `number` is the version that was shown.

    A draft that nobody has approved is written over; else a new version is made, which nobody has approved, and an
    agreement that has come further goes back to being a draft. What is already so writes nothing.

    Raises `Agreement.DoesNotExist` and `Denied`: missing_right, protected_person, agreement_runs, changed_by_other,
    approvals_would_fall (unless `revoke`), no_reason_given (when something was approved or sent), and as
    `draft_agreement`.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    version = rows.current(agreement)
    policies.may_edit(agreement).require()
    policies.is_current(number, version).require()
    facts = _facts(said, actor=actor) | {"calculation_key": version.calculation_key}
    changed = [name for name, value in facts.items() if getattr(version, name) != value]
    if not changed:
        return agreement
    has_approvals = bool(rows.approved_parties(version))
    policies.may_replace(has_approvals=has_approvals, revoke=revoke).require()
    if agreement.state == State.DRAFT and not has_approvals:
        _write_over(version, facts, actor=actor)
    else:
        _write_anew(agreement, version, facts, reason=reason, actor=actor)
    record("agreement.edited", target=agreement, actor=actor, fields=" ".join(sorted(changed)))
    return agreement


@transaction.atomic
def price_agreement(
    *, agreement_key: UUID, scheme: str, situation: Situation, actor: Actor, note: str = ""
) -> Calculation:
    """Work out what a form gives and costs, and let the version that is being written rest on it.

    Raises `Agreement.DoesNotExist` and `Denied`: missing_right, protected_person, agreement_runs, approvals_would_fall
    (an approval is of the money too: revoke it first), scheme_unknown, fact_wrong, text_too_long.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    permissions.may_see_money(actor=actor).require()
    policies.may_edit(agreement).require()
    version = rows.current(agreement)
    policies.may_replace(has_approvals=bool(rows.approved_parties(version)), revoke=False).require()
    calculation = write_calculation(
        placement_key=agreement.placement_key, scheme=scheme, situation=situation, actor=actor, note=note
    )
    version.calculation_key = calculation.key
    version.number += 1  # who has read it without has read something else
    version.save(update_fields=["calculation_key", "number"])
    record("agreement.priced", target=agreement, actor=actor)
    return calculation


@transaction.atomic
def acknowledge(*, agreement_key: UUID, finding: str, reason: str, actor: Actor) -> None:
    """Note that a warning has been read, and why one goes on. The same warning again changes nothing.

    Raises `Agreement.DoesNotExist` and `Denied`: missing_right, protected_person, no_reason_given, text_too_long.
    """
    agreement = rows.locked(agreement_key, actor=actor)
    policies.may_answer(reason).require()
    said = {"reason": reason.strip(), "at": actor.at, "by": actor.key}
    _, is_new = Acknowledgement.objects.get_or_create(agreement=agreement, finding=finding, defaults=said)
    if is_new:
        record("agreement.warning_read", target=agreement, actor=actor, finding=finding.partition(":")[0])


def converting(placement_key: UUID) -> Any:
    """Return the agreements that make an employment of the placement and have not been cancelled."""
    return Agreement.objects.filter(converts_key=placement_key).exclude(state=State.CANCELLED)


def _facts(said: AgreementInput, *, actor: Actor) -> dict[str, Any]:
    on = timezone.localdate(actor.at)
    policies.may_say(said, on=on).require()
    workplace = Workplace.objects.get(key=said.workplace_key)
    measure = Measure.objects.get(code=said.measure_code)
    may_start(first_day=said.first_day, measure=measure, workplace=workplace, on=on).require()
    facts = said.facts() | {"workplace": workplace, "measure": measure}
    return facts if measure.category in EMPLOYMENTS else facts | {"employment": ""}


def _write_over(version: AgreementVersion, facts: dict[str, Any], *, actor: Actor) -> None:
    """Write in the draft's own row, under the next number: who has read it has read something else."""
    version.number += 1
    for name, value in facts.items():
        setattr(version, name, value)
    version.effective_day, version.made_at, version.made_by = version.first_day, actor.at, actor.key
    version.save()


def _write_anew(
    agreement: Agreement, version: AgreementVersion, facts: dict[str, Any], *, reason: str, actor: Actor
) -> None:
    policies.may_answer(reason).require()
    rows.revoke(version, actor=actor)
    day = facts["first_day"]
    rows.add_version(agreement, facts=facts, change=Change.EDITED, effective_day=day, reason=reason, actor=actor)
    if agreement.state != State.DRAFT:
        rows.step(agreement, to=State.DRAFT, reason=reason, actor=actor)
