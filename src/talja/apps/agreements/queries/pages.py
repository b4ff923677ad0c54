"""One agreement: what it says, what it needs, and what the actor may do with it now."""

from datetime import date
from uuid import UUID

from talja.apps.agreements import permissions, policies
from talja.apps.agreements.checking import checks_of, demands_of
from talja.apps.agreements.enums import Party, Standing, State
from talja.apps.agreements.lines import AgreementPage, Demand, GuestApproval, VersionLine
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.queries.refusals import refusals_to
from talja.apps.agreements.queries.rows import current_versions, lines_of
from talja.apps.agreements.queries.versions import steps_of, versions_of
from talja.apps.organisation.actors import Actor
from talja.apps.people import masking
from talja.apps.placements.models import Placement
from talja.core.kernel.verdict import Verdict


def get_agreement(*, key: UUID, actor: Actor, on: date) -> AgreementPage:
    """Return an agreement's page. Raises `Agreement.DoesNotExist` for what is unknown to the actor or not for them.

    What it needs and what the checks say is told to those who work with agreements, not to the workplace.
    """
    agreement = Agreement.objects.visible_to(actor).select_related("person").get(key=key)
    (line,) = lines_of(current_versions([key]), actor=actor)
    told = versions_of(agreement, actor=actor)
    version = _version(agreement, Standing.CURRENT)
    if version is None:
        raise Agreement.DoesNotExist
    works = bool(permissions.may_edit(agreement, actor=actor))
    demands = demands_of(agreement, version, on=on, actor=actor) if works else ()
    pending = _standing(told, Standing.PENDING)
    return AgreementPage(
        line=line,
        request_key=str(agreement.request_key or ""),
        converts_key=str(agreement.converts_key or ""),
        is_registered=Placement.objects.filter(key=agreement.placement_key).exists(),
        current=_standing(told, Standing.CURRENT) or told[-1],
        pending=pending,
        earlier=tuple(one for one in told if one.standing in {Standing.PAST, Standing.WITHDRAWN})[::-1],
        steps=steps_of(agreement, actor=actor),
        checks=checks_of(agreement, version, on=on, actor=actor) if works else (),
        demands=demands,
        sees_money=bool(permissions.may_see_money(actor=actor)),
        may_approve=_may_approve(agreement, actor=actor),
        edit_revokes=bool(line.approved_by) and pending is None,
        **_verdicts(agreement, version, demands, has_pending=pending is not None, on=on, actor=actor),
    )


def approval_page(*, key: UUID, party: Party, actor: Actor) -> GuestApproval:
    """Return what somebody who came by a link is asked to approve, and whether they may.

    Raises `Agreement.DoesNotExist` for a matter that the link does not open, and when the person has become protected:
    what is agreed then goes by other ways than links.
    """
    agreement = Agreement.objects.select_related("person").get(key=key)
    version = _version(agreement, Standing.PENDING) or _version(agreement, Standing.CURRENT)
    verdict = permissions.may_approve(agreement, version, party=party, actor=actor) if version else None
    if version is None or not verdict or agreement.person.protection:
        raise Agreement.DoesNotExist
    told = versions_of(agreement, actor=actor)
    shown = next(one for one in told if one.number == version.number)
    given = [one.at for one in shown.approvals if one.party == party and one.revoked_at is None]
    noes = [one for one in refusals_to(agreement, number=version.number, actor=actor) if one.party == party]
    return GuestApproval(
        person_key=str(agreement.person.key),
        person_name=masking.full_name(agreement.person.given_name, agreement.person.family_name),
        version=shown,
        before=_standing(told, Standing.CURRENT) if shown.standing == Standing.PENDING else None,
        approved_at=given[0] if given else None,
        refusal=noes[0] if noes else None,
        may_answer=_yes_to(agreement, version, party=party, actor=actor),
    )


def _verdicts(
    agreement: Agreement,
    version: AgreementVersion,
    demands: tuple[Demand, ...],
    *,
    has_pending: bool,
    on: date,
    actor: Actor,
) -> dict[str, Verdict]:
    """Return what each operation would answer now."""
    may = permissions.may_edit(agreement, actor=actor)

    def moves(to: State) -> Verdict:
        return may and policies.may_move(agreement, to=to)

    is_consulted = agreement.state == State.CONSULTED
    return {
        "may_edit": may and policies.may_edit(agreement),
        "may_consult": may if is_consulted else moves(State.CONSULTED),
        "may_apply": may if agreement.state == State.AWAITING else moves(State.AWAITING),
        "may_settle": moves(State.APPROVED) and policies.may_settle(demands),
        "may_start": may
        and policies.may_take_step(agreement, event="agreement.started")
        and policies.may_start(version, on=on),
        "may_take_back": moves(State.DRAFT),
        "may_cancel": moves(State.CANCELLED),
        "may_change": may and policies.may_change(agreement, has_pending=has_pending),
        "may_end": moves(State.ENDED),
    }


def _may_approve(agreement: Agreement, *, actor: Actor) -> dict[str, Verdict]:
    version = _version(agreement, Standing.PENDING) or _version(agreement, Standing.CURRENT)
    if version is None:
        return {}
    return {party.value: _yes_to(agreement, version, party=party, actor=actor) for party in Party}


def _yes_to(agreement: Agreement, version: AgreementVersion, *, party: Party, actor: Actor) -> Verdict:
    approved = frozenset(version.approvals.filter(revoked_at=None).values_list("party", flat=True))
    verdict = (
        permissions.may_approve(agreement, version, party=party, actor=actor)
        and policies.may_be_approved(agreement, is_pending=version.standing == Standing.PENDING)
        and policies.is_part(version, party=party, approved=approved)
    )
    if verdict and party == Party.UNIT:
        return policies.has_four_eyes(agreement, version, actor_key=actor.key)
    return verdict


def _version(agreement: Agreement, standing: Standing) -> AgreementVersion | None:
    found = AgreementVersion.objects.filter(agreement=agreement, standing=standing)
    return found.select_related("workplace__employer", "measure").first()


def _standing(told: tuple[VersionLine, ...], standing: Standing) -> VersionLine | None:
    return next((one for one in told if one.standing == standing), None)
