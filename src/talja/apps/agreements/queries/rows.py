"""From a row of the database to a line made for the actor: the one place where agreements are masked."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from talja.apps.agreements.enums import Standing
from talja.apps.agreements.lines import AgreementLine
from talja.apps.agreements.models import AgreementVersion, Approval
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right, UnitKind
from talja.apps.people import masking
from talja.apps.people.queries import user_names
from talja.apps.placements.enums import Category

_JOINED = {
    "pk": "agreement_id",
    "version": "pk",
    "key": "agreement__key",
    "placement_key": "agreement__placement_key",
    "state": "agreement__state",
    "state_since": "agreement__state_since",
    "drafted_by": "agreement__drafted_by",
    "converts_key": "agreement__converts_key",
    "person_key": "agreement__person__key",
    "given_name": "agreement__person__given_name",
    "family_name": "agreement__person__family_name",
    "protection": "agreement__person__protection",
    "measure": "measure__name",
    "category": "measure__category",
    "workplace": "workplace__name",
    "unit": "workplace__unit__name",
    "unit_kind": "workplace__unit__kind",
    "administration": "workplace__unit__parent__name",
    "first_day": "first_day",
    "last_day": "last_day",
    "extent": "extent",
}


def lines_of(versions: Iterable[int], *, actor: Actor) -> tuple[AgreementLine, ...]:
    """Return the lines of the agreements with these current versions, in the order given. Three or four queries."""
    wanted = list(versions)
    found = AgreementVersion.objects.filter(pk__in=wanted).values_list(*_JOINED.values())
    rows = {row[1]: dict(zip(_JOINED, row, strict=True)) for row in found}
    agreements = [row["pk"] for row in rows.values()]
    pending = dict(
        AgreementVersion.objects.filter(agreement_id__in=agreements, standing=Standing.PENDING).values_list(
            "agreement_id", "pk"
        )
    )
    approved = _approved([*rows, *pending.values()])
    names = user_names([row["drafted_by"] for row in rows.values()])
    return tuple(
        _line(
            rows[pk],
            actor=actor,
            drafted_by=names.get(rows[pk]["drafted_by"], ""),
            approved=approved[pending.get(rows[pk]["pk"], pk)],
            has_pending=rows[pk]["pk"] in pending,
        )
        for pk in wanted
        if pk in rows
    )


def shown_measure(*, measure: str, category: str, actor: Actor) -> str:
    """Return the form, or the words of its category for those who may not see forms."""
    return measure if actor.may(Right.MEASURE_VIEW) else str(Category(category).label)


def _approved(versions: list[int]) -> dict[int, tuple[str, ...]]:
    approved: dict[int, list[str]] = defaultdict(list)
    standing = Approval.objects.standing().filter(version_id__in=versions).order_by("approved_at", "pk")
    for version, party in standing.values_list("version_id", "party"):
        approved[version].append(party)
    return defaultdict(tuple, {version: tuple(parties) for version, parties in approved.items()})


def _line(
    row: dict[str, Any], *, actor: Actor, drafted_by: str, approved: tuple[str, ...], has_pending: bool
) -> AgreementLine:
    masked = masking.is_masked(row["protection"], actor=actor)
    is_unit = row["unit_kind"] == UnitKind.UNIT
    names = {name: row[name] for name in ("given_name", "family_name", "protection")}
    return AgreementLine(
        key=str(row["key"]),
        placement_key=str(row["placement_key"]),
        person_key=str(row["person_key"]),
        person_name=masking.shown_name(**names, actor=actor),
        is_masked=masked,
        state=row["state"],
        state_since=row["state_since"],
        measure=shown_measure(measure=row["measure"], category=row["category"], actor=actor),
        category=row["category"],
        workplace="" if masked else row["workplace"],
        administration="" if masked else (row["administration"] if is_unit else row["unit"]) or "",
        first_day=row["first_day"],
        last_day=row["last_day"],
        extent=row["extent"],
        drafted_by=drafted_by,
        approved_by=approved,
        has_pending=has_pending,
        converts=row["converts_key"] is not None,
    )


def current_versions(keys: Iterable[UUID | str]) -> list[int]:
    """Return the current versions of these agreements."""
    found = AgreementVersion.objects.filter(agreement__key__in=list(keys), standing=Standing.CURRENT)
    return list(found.order_by("agreement__drafted_at", "pk").values_list("pk", flat=True))
