"""What a change of a running agreement would do, shown before it is saved: to days, money, follow-ups and decisions."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from talja.apps.agreements import permissions, policies
from talja.apps.agreements.checking import checks_of, grant_of
from talja.apps.agreements.enums import Change, Standing
from talja.apps.agreements.inputs import ChangeInput
from talja.apps.agreements.lines import Effect, Preview
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.followups.planning import changes_for
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.placements.queries import pauses_told
from talja.apps.subsidies.book import current_book
from talja.apps.subsidies.queries.calculations import latest_result
from talja.core.chain.pauses import paused, resumed
from talja.core.kernel.period import Period
from talja.core.rules.calculate import calculate
from talja.core.rules.results import Calculation


def preview_change(*, key: UUID, change: ChangeInput, actor: Actor, on: date) -> Preview:
    """Return what the change would do. Nothing is written.

    Raises `Agreement.DoesNotExist` and `Workplace.DoesNotExist`, and `Denied`: missing_right, protected_person.
    """
    agreement = Agreement.objects.visible_to(actor).select_related("person").get(key=key)
    permissions.may_edit(agreement, actor=actor).require()
    versions = AgreementVersion.objects.filter(agreement=agreement).select_related("workplace__employer", "measure")
    version = versions.get(standing=Standing.CURRENT)
    has_pending = versions.filter(standing=Standing.PENDING).exists()
    verdict = policies.may_change(agreement, has_pending=has_pending) and policies.may_propose(
        change, version=version, state=agreement.state, on=on
    )
    after = _changed(version, change)
    if not verdict:
        return Preview((), (), verdict)
    effects = (*_days(version, after), *_money(agreement, version, after), *_followups(agreement, after, on=on))
    return Preview(
        effects=(*effects, *_renewal(agreement, after)),
        checks=checks_of(agreement, after, on=on, actor=actor),
        verdict=verdict,
    )


def _changed(version: AgreementVersion, change: ChangeInput) -> AgreementVersion:
    """Return the version as it would be; it is never saved."""
    after = copy(version)
    after.change, after.effective_day = change.kind, change.effective_day
    for name, value in change.said().items():
        setattr(after, name, value)
    if change.workplace_key is not None:
        after.workplace = Workplace.objects.select_related("employer").get(key=change.workplace_key)
    return after


def _days(before: AgreementVersion, after: AgreementVersion) -> Iterator[Effect]:
    if before.last_day != after.last_day:
        yield Effect("last_day", _text(before.last_day), _text(after.last_day))
    if before.extent != after.extent:
        yield Effect("extent", _text(before.extent), _text(after.extent))
    if before.workplace_id != after.workplace_id:
        yield Effect("workplace", before.workplace.name, after.workplace.name)
    if before.employment != after.employment:
        yield Effect("employment", before.employment, after.employment)


def _money(agreement: Agreement, before: AgreementVersion, after: AgreementVersion) -> Iterator[Effect]:
    """Yield the sums from the change on, as they are and as they would be, by the form that was counted with."""
    counted = latest_result(agreement.placement_key)
    if counted is None:
        yield Effect("money_unknown", "", "", is_certain=False)
        return
    situation, stored = counted
    book = current_book()
    if stored.scheme not in book.schemes or after.change == Change.INTERRUPTED:
        yield Effect("money_unknown", "", "", is_certain=False)
        return
    scheme = book.schemes[stored.scheme]
    old = calculate(scheme, replace(situation, last_day=before.last_day), book_version=book.version)
    told = {"extent": after.extent, "wage": after.wage}
    facts = {name: value for name, value in told.items() if value is not None}
    later = replace(situation, last_day=after.last_day).with_facts(**facts)
    yield from _sums(old, calculate(scheme, later, book_version=book.version), after.effective_day)


def _sums(old: Calculation, new: Calculation, day: date) -> Iterator[Effect]:
    """Yield the sums from the month of the change on: what is behind is not changed by it."""
    first = day.replace(day=1)
    for code in ("cost", "support", "net"):
        sums = (_sum(getattr(one, code) for one in each.months if one.last_day >= first) for each in (old, new))
        before, after = sums
        if before != after:
            yield Effect(code, _text(before), _text(after), is_certain=None not in {before, after})


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _followups(agreement: Agreement, after: AgreementVersion, *, on: date) -> Iterator[Effect]:
    placement = Placement.objects.filter(key=agreement.placement_key).select_related("measure").first()
    if placement is None:
        return
    pauses = _pauses(placement, after)
    found = changes_for(placement, first_day=after.first_day, last_day=after.last_day, on=on, pauses=pauses)
    counts = {"added": found.added, "moved": found.moved, "removed": found.removed}
    for name, each in counts.items():
        if each:
            yield Effect(f"followups_{name}", "", str(len(each)))


def _pauses(placement: Placement, after: AgreementVersion) -> tuple[Period, ...]:
    """Return the pauses as they would be."""
    known = pauses_told(placement.key)
    if after.change == Change.INTERRUPTED:
        return paused(known, from_day=after.effective_day)
    return resumed(known, on=after.effective_day) if after.change == Change.RESUMED else known


def _renewal(agreement: Agreement, after: AgreementVersion) -> Iterator[Effect]:
    """Yield that a new decision is needed when the agreement goes on beyond the one it has."""
    granted = grant_of(agreement)
    until = granted.decision_last_day if granted else None
    if until is not None and (after.last_day is None or after.last_day > until):
        yield Effect("renewal", _text(until), _text(after.last_day))


def _text(value: date | Decimal | None) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
