"""Who may and when: the truth tables of the organisation."""

from datetime import date

import pytest
from tests.factories.organisation import NOW

from talja.apps.organisation import permissions, policies
from talja.apps.organisation.actors import Actor, outsider, system_actor
from talja.apps.organisation.enums import ROLE_RIGHTS, SCOPED_ROLES, Right, RoleKind
from talja.apps.organisation.models import Role, Unit, Workplace
from talja.core.kernel.period import Period

DAY, NEXT = date(2026, 11, 2), date(2026, 11, 3)
MAY_EDIT = {RoleKind.COORDINATOR, RoleKind.STRATEGIST, RoleKind.ADMINISTRATOR}


@pytest.mark.parametrize("kind", RoleKind)
def test_who_may_edit_the_organisation_and_who_gives_roles(kind: RoleKind) -> None:
    actor = Actor(key="k", name="", at=NOW, rights=ROLE_RIGHTS[kind])
    assert bool(permissions.may_edit_organisation(actor=actor)) == (kind in MAY_EDIT)
    assert bool(permissions.may_edit_roles(actor=actor)) == (kind == RoleKind.ADMINISTRATOR)


def test_an_outsider_may_nothing_and_the_operator_everything() -> None:
    assert permissions.may_edit_organisation(actor=outsider(at=NOW)).code == "missing_right"
    assert permissions.may_edit_roles(actor=outsider(at=NOW)).code == "missing_right"
    assert permissions.may_edit_roles(actor=system_actor(at=NOW))


def test_administering_shows_no_person() -> None:
    shown = {Right.PLACEMENT_VIEW, Right.PERSON_VIEW, Right.MEASURE_VIEW, Right.FIGURES_VIEW}
    assert not ROLE_RIGHTS[RoleKind.ADMINISTRATOR] & shown
    assert not ROLE_RIGHTS[RoleKind.DATA_PROTECTION] & shown
    assert not any(Right.PERSON_PROTECTED in rights for rights in ROLE_RIGHTS.values())


@pytest.mark.parametrize(
    ("closed_day", "first_day", "code"),
    [(None, DAY, ""), (NEXT, DAY, ""), (DAY, DAY, "workplace_closed"), (DAY, NEXT, "workplace_closed")],
)
def test_a_closed_workplace_takes_no_placements(closed_day: date | None, first_day: date, code: str) -> None:
    assert policies.may_take_placements(closed_day=closed_day, first_day=first_day).code == code


@pytest.mark.parametrize(
    ("users", "persons", "code"),
    [(False, False, ""), (True, False, "not_empty"), (False, True, "not_empty"), (True, True, "not_empty")],
)
def test_only_an_empty_database_becomes_a_demo(users: bool, persons: bool, code: str) -> None:
    assert policies.may_be_demo(users_exist=users, persons_recorded=persons).code == code


@pytest.mark.parametrize(("kind", "code"), [("administration", ""), ("unit", "unit_too_deep")])
def test_what_holds_units(kind: str, code: str) -> None:
    assert policies.may_hold_units(Unit(kind=kind)).code == code


@pytest.mark.parametrize("kind", RoleKind)
def test_which_roles_are_bound_to_workplaces(kind: RoleKind) -> None:
    bound, unbound = (policies.may_be_bound(kind=kind, workplaces=places).code for places in ([Workplace()], []))
    expected = ("", "role_needs_workplaces") if kind in SCOPED_ROLES else ("role_takes_no_workplaces", "")
    assert (bound, unbound) == expected


@pytest.mark.parametrize(
    ("kind", "places", "sees", "own", "held", "code"),
    [
        ("hr", 0, False, False, None, ""),
        ("hr", 0, True, False, None, ""),
        ("hr", 0, False, True, None, ""),
        ("hr", 0, True, True, None, "own_protected"),
        ("hr", 1, False, False, None, "role_takes_no_workplaces"),
        ("manager", 0, False, False, None, "role_needs_workplaces"),
        ("hr", 0, False, False, ("hr", DAY, None), "role_already_held"),
        ("hr", 0, False, False, ("analyst", DAY, None), ""),
        ("hr", 0, False, False, ("hr", date(2026, 1, 1), date(2026, 11, 1)), ""),
    ],
)
def test_which_roles_may_be_given(kind, places, sees, own, held, code) -> None:
    roles = [Role(kind=held[0], first_day=held[1], last_day=held[2])] if held else []
    verdict = policies.may_give_role(
        kind=RoleKind(kind),
        period=Period(DAY),
        workplaces=[Workplace()] * places,
        sees_protected=sees,
        is_own=own,
        held=roles,
    )
    assert verdict.code == code


@pytest.mark.parametrize(
    ("kind", "first", "ended", "last", "left", "code"),
    [
        ("hr", DAY, None, DAY, False, ""),
        ("hr", NEXT, None, DAY, True, "ends_before_start"),
        ("hr", DAY, DAY, DAY, True, "already_ended"),
        ("hr", DAY, NEXT, DAY, True, ""),
        ("administrator", DAY, None, DAY, True, ""),
        ("administrator", DAY, None, DAY, False, "last_administrator"),
    ],
)
def test_which_roles_may_end(kind, first, ended, last, left, code) -> None:
    role = Role(kind=kind, first_day=first, last_day=ended)
    assert policies.may_end_role(role, last_day=last, administrators_left=left).code == code


@pytest.mark.parametrize(("text", "code"), [("", ""), ("4" * 40, ""), ("4" * 41, "cost_centre_too_long")])
def test_a_cost_centre_fits_its_column(text: str, code: str) -> None:
    assert policies.may_have_cost_centre(text).code == code


@pytest.mark.parametrize(
    ("name", "phone", "email", "code"),
    [
        ("Kim", "1", "", ""),
        ("Kim", "", "k@x.example", ""),
        ("Kim", " ", "", "contact_unreachable"),
        ("", "1", "", "name_missing"),
    ],
)
def test_a_contact_can_be_reached(name: str, phone: str, email: str, code: str) -> None:
    assert policies.may_be_contact(name=name, phone=phone, email=email).code == code
