"""Roles: given, bound, ended and taken back, and never so that nobody is left who can give them."""

from datetime import date, timedelta

import pytest
from tests.factories.organisation import NOW, TODAY, RoleFactory, UserFactory, WorkplaceFactory, user_with

from talja.apps.audit.models import Event
from talja.apps.organisation import operations, queries
from talja.apps.organisation.actors import actor_for
from talja.apps.organisation.enums import Right, RoleKind
from talja.apps.organisation.models import Role
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def ada():
    return user_with(RoleKind.ADMINISTRATOR, name="Ada")


@pytest.fixture
def admin(ada):
    return actor_for(ada, at=NOW, today=TODAY)


def rights(user, on=TODAY):
    return actor_for(user, at=NOW, today=on).rights


def test_a_role_gives_its_rights_between_its_days(admin) -> None:
    user = UserFactory()
    operations.give_role(user_key=user.key, kind=RoleKind.ANALYST, first_day=TODAY, last_day=TOMORROW, actor=admin)
    assert [Right.FIGURES_VIEW in rights(user, TODAY + timedelta(days=n)) for n in (-1, 0, 1, 2)] == [
        False,
        True,
        True,
        False,
    ]
    event = Event.objects.get(code="role.given")
    assert (event.target_key, event.data["kind"], event.data["last_day"]) == (str(user.key), "analyst", "2026-11-03")


def test_a_manager_sees_the_workplaces_of_the_role_and_no_others(admin) -> None:
    user, eken, almen = UserFactory(), WorkplaceFactory(), WorkplaceFactory()
    role = operations.give_role(
        user_key=user.key, kind=RoleKind.MANAGER, first_day=TODAY, workplace_keys=[eken.key], actor=admin
    )
    assert actor_for(user, at=NOW, today=TODAY).workplaces == {eken.pk}
    operations.set_role_workplaces(role_key=role.key, workplace_keys=[almen.key], actor=admin)
    assert actor_for(user, at=NOW, today=TODAY).workplaces == {almen.pk}
    with pytest.raises(Denied, match="role_needs_workplaces"):
        operations.set_role_workplaces(role_key=role.key, workplace_keys=[], actor=admin)


def test_a_workplace_that_does_not_exist_is_not_found(admin) -> None:
    with pytest.raises(Denied, match="not_found"):
        operations.give_role(
            user_key=UserFactory().key,
            kind=RoleKind.MANAGER,
            first_day=TODAY,
            workplace_keys=[UserFactory().key],
            actor=admin,
        )


def test_the_same_role_is_held_once_at_a_time(admin) -> None:
    user = UserFactory()
    give = {"user_key": user.key, "kind": RoleKind.HR, "actor": admin}
    operations.give_role(first_day=TODAY, last_day=TOMORROW, **give)
    with pytest.raises(Denied, match="role_already_held"):
        operations.give_role(first_day=TOMORROW, **give)
    operations.give_role(first_day=TOMORROW + timedelta(days=1), **give)
    with pytest.raises(Denied, match="ends_before_start"):
        operations.give_role(first_day=YESTERDAY, last_day=YESTERDAY - timedelta(days=1), **give)


def test_nobody_gives_themselves_sight_of_protected_identities(ada, admin) -> None:
    give = {"kind": RoleKind.COORDINATOR, "first_day": TODAY, "sees_protected": True, "actor": admin}
    with pytest.raises(Denied, match="own_protected"):
        operations.give_role(user_key=ada.key, **give)
    other = UserFactory()
    operations.give_role(user_key=other.key, **give)
    assert Right.PERSON_PROTECTED in rights(other)


def test_a_role_ends_at_the_end_of_its_last_day(admin) -> None:
    role = RoleFactory(kind=RoleKind.HR, first_day=YESTERDAY)
    operations.end_role(role_key=role.key, last_day=TODAY, actor=admin)
    assert Right.FIGURES_VIEW in rights(role.user, TODAY)
    assert Right.FIGURES_VIEW not in rights(role.user, TOMORROW)
    with pytest.raises(Denied, match="already_ended"):
        operations.end_role(role_key=role.key, last_day=TODAY, actor=admin)
    with pytest.raises(Denied, match="ends_before_start"):
        operations.end_role(role_key=role.key, last_day=YESTERDAY - timedelta(days=1), actor=admin)


def test_a_role_is_taken_back_at_once_and_the_log_remembers(admin) -> None:
    role = RoleFactory(kind=RoleKind.COORDINATOR)
    operations.withdraw_role(role_key=role.key, on=TODAY, actor=admin)
    assert not Role.objects.filter(pk=role.pk).exists()
    assert Event.objects.get(code="role.withdrawn").target_key == str(role.user.key)


def test_the_last_administrator_stays(ada, admin) -> None:
    role = ada.roles.get()
    tries = [
        lambda: operations.end_role(role_key=role.key, last_day=TODAY, actor=admin),
        lambda: operations.withdraw_role(role_key=role.key, on=TODAY, actor=admin),
    ]
    closed = user_with(RoleKind.ADMINISTRATOR, is_active=False)
    for attempt in tries:
        with pytest.raises(Denied, match="last_administrator"):
            attempt()
    other = actor_for(closed, at=NOW, today=TODAY)
    with pytest.raises(Denied, match="last_administrator"):
        operations.deactivate_user(user_key=ada.key, on=TODAY, actor=other)
    verdicts = queries.user_verdicts(key=ada.key, actor=other, on=TODAY)
    assert (verdicts.deactivate.code, verdicts.lose[role.key].code) == ("last_administrator",) * 2


def test_with_a_second_administrator_the_first_may_go(ada, admin) -> None:
    second = user_with(RoleKind.ADMINISTRATOR)
    operations.deactivate_user(user_key=second.key, on=TODAY, actor=admin)
    second.refresh_from_db()
    assert not second.is_active
    RoleFactory(kind=RoleKind.ADMINISTRATOR, first_day=TOMORROW)
    operations.end_role(role_key=ada.roles.get().key, last_day=TODAY, actor=admin)


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.ADMINISTRATOR])
def test_only_an_administrator_gives_roles(kind: RoleKind) -> None:
    stranger, role = actor_for(user_with(kind), at=NOW, today=TODAY), RoleFactory()
    tries = [
        lambda: operations.give_role(user_key=role.user.key, kind=kind, first_day=TODAY, actor=stranger),
        lambda: operations.set_role_workplaces(role_key=role.key, workplace_keys=[], actor=stranger),
        lambda: operations.end_role(role_key=role.key, last_day=TODAY, actor=stranger),
        lambda: operations.withdraw_role(role_key=role.key, on=TODAY, actor=stranger),
        lambda: operations.deactivate_user(user_key=role.user.key, on=TODAY, actor=stranger),
    ]
    for attempt in tries:
        with pytest.raises(Denied, match="missing_right"):
            attempt()


def test_users_are_listed_in_swedish_order_with_the_roles_of_the_day(ada, admin) -> None:
    RoleFactory(user__name="Östen", kind=RoleKind.HR)
    RoleFactory(user__name="Zara", kind=RoleKind.HR, last_day=date(2020, 1, 2))
    lines = queries.list_users(actor=admin, on=TODAY)
    assert [(line.name, [role.kind for role in line.roles]) for line in lines] == [
        ("Ada", [RoleKind.ADMINISTRATOR]),
        ("Zara", []),
        ("Östen", [RoleKind.HR]),
    ]
    assert queries.list_users(actor=actor_for(UserFactory(), at=NOW, today=TODAY), on=TODAY) == []


def test_the_same_workplaces_again_record_nothing(admin) -> None:
    place = WorkplaceFactory()
    role = RoleFactory(kind=RoleKind.MANAGER, workplaces=[place])
    operations.set_role_workplaces(role_key=role.key, workplace_keys=[place.key], actor=admin)
    assert not Event.objects.exists()
