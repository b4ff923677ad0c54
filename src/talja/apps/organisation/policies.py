"""When something in the organisation may be made, changed or taken away."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Final

from django.db.models import QuerySet
from stdnum.exceptions import ValidationError
from stdnum.se import orgnr

from talja.apps.organisation.enums import SCOPED_ROLES, Redundancy, RoleKind, UnitKind
from talja.apps.organisation.models import Employer, Role, Unit, Workplace
from talja.core.kernel.period import Period
from talja.core.kernel.swedish import sort_key
from talja.core.kernel.verdict import Verdict, no, yes

NAME_LENGTH: Final = 160
KEY_LENGTH: Final = 200
COST_CENTRE_LENGTH: Final = 40
SOURCE_LENGTH: Final = 200
MOST_STAFF: Final = 10_000
MOST_SUPERVISED: Final = 100


def name_key(name: str) -> str:
    """Return what a name is sorted and compared by, as long as its column holds."""
    return sort_key(name)[:KEY_LENGTH]


def may_be_named(name: str, *, among: QuerySet[Employer] | QuerySet[Unit] | QuerySet[Workplace]) -> Verdict:
    """No for an empty name (`name_missing`), a longer one than fits (`name_too_long`) or another's (`name_taken`)."""
    if not name_key(name):
        return no("name_missing")
    if len(name.strip()) > NAME_LENGTH:
        return no("name_too_long")
    return no("name_taken") if among.filter(sort_key=name_key(name)).exists() else yes()


def digits_of(org_number: str) -> str:
    """Return an organisation number as ten digits, whatever hyphens, spaces or leading 16 it was written with."""
    digits = "".join(filter(str.isalnum, org_number))
    return digits[2:] if len(digits) == 12 and digits.startswith("16") else digits


def may_have_org_number(org_number: str, *, other_than: Employer | None = None) -> Verdict:
    """Whether the number is a right one that no other employer has.

    No for a wrong one (`org_number_invalid`), a person's (`org_number_is_personal`), another's (`org_number_taken`).
    An empty one is allowed. The third digit of an organisation number is at least 2 (lag 1974:174); a lower one makes
    it the owner's personal number, which is not kept here.
    """
    digits = digits_of(org_number)
    if not digits:
        return yes()
    try:
        orgnr.validate(digits)
    except ValidationError:
        return no("org_number_invalid")
    if digits[2] < "2":
        return no("org_number_is_personal")
    others = Employer.objects.filter(org_number=digits)
    if other_than is not None:
        others = others.exclude(pk=other_than.pk)
    return no("org_number_taken") if others.exists() else yes()


def may_have_cost_centre(cost_centre: str) -> Verdict:
    """No for a cost centre longer than its column holds (`cost_centre_too_long`)."""
    return yes() if len(cost_centre.strip()) <= COST_CENTRE_LENGTH else no("cost_centre_too_long")


def may_be_contact(*, name: str, phone: str, email: str) -> Verdict:
    """No for an empty name (`name_missing`), and for one with neither telephone nor e-mail (`contact_unreachable`)."""
    if not name.strip():
        return no("name_missing")
    return yes() if phone.strip() or email.strip() else no("contact_unreachable")


def may_hold_units(parent: Unit) -> Verdict:
    """Yes for an administration; a unit holds no units of its own (`unit_too_deep`)."""
    return yes() if parent.kind == UnitKind.ADMINISTRATION else no("unit_too_deep")


def may_be_told(
    *,
    as_of: date,
    on: date,
    ordinary_staff: int | None,
    supervisor_capacity: int | None,
    redundancy: str,
    redundancy_day: date | None,
    source: str,
) -> Verdict:
    """Whether this can be told of a workplace as it was on the day `as_of`. `on` is today.

    No for a day that has not been (`facts_in_future`), for nothing told (`facts_say_nothing`), for a number that cannot
    be (`staff_out_of_range`), for a notice without its day (`redundancy_needs_day`), a day without notice
    (`redundancy_day_alone`) or one after `as_of` (`redundancy_day_after`), without a source (`source_missing`) or with
    one that does not fit (`source_too_long`).
    """
    if as_of > on:
        return no("facts_in_future")
    if ordinary_staff is None and supervisor_capacity is None and not redundancy:
        return no("facts_say_nothing")
    if not (0 <= (ordinary_staff or 0) <= MOST_STAFF and 0 <= (supervisor_capacity or 0) <= MOST_SUPERVISED):
        return no("staff_out_of_range")
    return _may_be_notice(redundancy, redundancy_day, as_of=as_of) and _may_be_source(source)


def may_be_share(percent: Decimal | None) -> Verdict:
    """No for a highest share that is not above 0 and at most 100 per cent (`share_out_of_range`). None = no limit."""
    return yes() if percent is None or 0 < percent <= 100 else no("share_out_of_range")


def _may_be_notice(redundancy: str, day: date | None, *, as_of: date) -> Verdict:
    if redundancy != Redundancy.GIVEN:
        return yes() if day is None else no("redundancy_day_alone")
    if day is None:
        return no("redundancy_needs_day")
    return yes() if day <= as_of else no("redundancy_day_after")


def _may_be_source(source: str) -> Verdict:
    if not source.strip():
        return no("source_missing")
    return yes() if len(source.strip()) <= SOURCE_LENGTH else no("source_too_long")


def may_take_placements(*, closed_day: date | None, first_day: date) -> Verdict:
    """No from the day the workplace is closed (`workplace_closed`)."""
    return no("workplace_closed") if closed_day is not None and first_day >= closed_day else yes()


def may_be_demo(*, users_exist: bool, persons_recorded: bool) -> Verdict:
    """Only a database that never held users or persons may be marked as holding invented people (`not_empty`)."""
    return no("not_empty") if users_exist or persons_recorded else yes()


def may_give_role(
    *,
    kind: RoleKind,
    period: Period,
    workplaces: Collection[Workplace],
    sees_protected: bool,
    is_own: bool,
    held: Collection[Role],
) -> Verdict:
    """Whether the role may be given to a user who holds the roles in `held`.

    No for a bound role without workplaces (`role_needs_workplaces`), another with some (`role_takes_no_workplaces`),
    sight of protected identities for oneself (`own_protected`), the same role twice at a time (`role_already_held`).
    """
    if not (bound := may_be_bound(kind=kind, workplaces=workplaces)):
        return bound
    if sees_protected and is_own:
        return no("own_protected")
    same = [Period(role.first_day, role.last_day) for role in held if role.kind == kind]
    return no("role_already_held") if any(period.overlaps(other) for other in same) else yes()


def may_be_bound(*, kind: RoleKind, workplaces: Collection[Workplace]) -> Verdict:
    """A scoped role needs workplaces (`role_needs_workplaces`), any other takes none (`role_takes_no_workplaces`)."""
    if kind in SCOPED_ROLES:
        return yes() if workplaces else no("role_needs_workplaces")
    return no("role_takes_no_workplaces") if workplaces else yes()


def may_end_role(role: Role, *, last_day: date, administrators_left: bool) -> Verdict:
    """Whether the role may end on the day.

    No before it starts (`ends_before_start`), if it has ended by then (`already_ended`), or if nobody would be left
    who can give roles (`last_administrator`).
    """
    if last_day < role.first_day:
        return no("ends_before_start")
    if role.last_day is not None and role.last_day <= last_day:
        return no("already_ended")
    return may_lose_role(RoleKind(role.kind), administrators_left=administrators_left)


def may_lose_role(kind: RoleKind, *, administrators_left: bool) -> Verdict:
    """No if nobody would be left who can give roles (`last_administrator`)."""
    return no("last_administrator") if kind == RoleKind.ADMINISTRATOR and not administrators_left else yes()
