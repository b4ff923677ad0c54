"""Accounts: made, changed, closed and opened by an administrator; who signs in is recorded."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from tests.factories.organisation import NOW, PASSWORD, UserFactory, actor_with

from talja.apps.accounts import operations, policies, queries
from talja.apps.accounts.models import User
from talja.apps.audit.models import Event
from talja.apps.organisation.enums import RoleKind
from talja.core.kernel.verdict import Denied, yes

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return actor_with(RoleKind.ADMINISTRATOR)


def test_a_new_user_waits_for_a_password(admin) -> None:
    user = operations.create_user(email=" Åsa.Ek@Kommun.example ", name=" Åsa Ek ", actor=admin)
    assert (user.email, user.name, user.has_usable_password()) == ("åsa.ek@kommun.example", "Åsa Ek", False)
    event = Event.objects.get(code="user.created")
    assert (event.actor_key, event.target_key, event.data) == (admin.key, str(user.key), {})


def test_a_weak_password_is_refused(admin) -> None:
    with pytest.raises(ValidationError):
        operations.create_user(email="asa@kommun.example", name="Åsa", password="password1234", actor=admin)
    user = operations.create_user(email="asa@kommun.example", name="Åsa", password=PASSWORD, actor=admin)
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("email", "name", "code"), [("ASA@kommun.example", "Ny", "email_taken"), ("ny@kommun.example", " ", "name_missing")]
)
def test_an_address_is_one_persons_and_a_name_is_asked_for(admin, email: str, name: str, code: str) -> None:
    UserFactory(email="asa@kommun.example")
    other = UserFactory()
    with pytest.raises(Denied, match=code):
        operations.create_user(email=email, name=name, actor=admin)
    with pytest.raises(Denied, match=code):
        operations.change_user(user_key=other.key, email=email, name=name, actor=admin)


def test_a_new_address_cuts_off_the_old_one(admin) -> None:
    user = UserFactory(email="old@kommun.example", name="Åsa")
    EmailAddress.objects.create(user=user, email="old@kommun.example", primary=True, verified=True)
    for _again in range(2):
        operations.change_user(user_key=user.key, email="new@kommun.example", name="Åsa", actor=admin)
    user.refresh_from_db()
    assert user.email == "new@kommun.example"
    assert not EmailAddress.objects.exists()
    assert [event.data for event in Event.objects.filter(code="user.changed")] == [{"fields": "email"}]


def test_an_account_is_closed_and_opened(admin) -> None:
    user = UserFactory()
    operations.deactivate_user(user_key=user.key, actor=admin)
    with pytest.raises(Denied, match="already_inactive"):
        operations.deactivate_user(user_key=user.key, actor=admin)
    with pytest.raises(Denied, match="account_inactive"):
        operations.note_password_link(user_key=user.key, actor=admin)
    operations.activate_user(user_key=user.key, actor=admin)
    with pytest.raises(Denied, match="already_active"):
        operations.activate_user(user_key=user.key, actor=admin)
    codes = Event.objects.order_by("pk").values_list("code", flat=True)
    assert list(codes) == ["user.deactivated", "user.activated"]


def test_nobody_closes_their_own_account(admin) -> None:
    own = User.objects.get(key=admin.key)
    assert policies.may_deactivate(own, actor_key=admin.key).code == "own_account"
    with pytest.raises(Denied, match="own_account"):
        operations.deactivate_user(user_key=own.key, actor=admin)


def test_a_password_link_is_recorded_without_the_address(admin) -> None:
    user = UserFactory(email="asa@kommun.example")
    assert operations.note_password_link(user_key=user.key, actor=admin) == "asa@kommun.example"
    assert Event.objects.get().data == {}


def test_signing_in_and_failing_to_are_recorded_but_not_strangers_addresses() -> None:
    user = UserFactory(email="asa@kommun.example")
    operations.note_sign_in(user=user, at=NOW)
    operations.note_sign_in_failed(email="Asa@Kommun.example", at=NOW)
    operations.note_sign_in_failed(email="stranger@elsewhere.example", at=NOW)
    events = Event.objects.order_by("pk").values_list("code", "actor_key", "target_key")
    key = str(user.key)
    assert list(events) == [("user.signed_in", key, key), ("user.sign_in_failed", "", key)]


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.ADMINISTRATOR])
def test_only_an_administrator_touches_accounts(kind: RoleKind) -> None:
    stranger, user = actor_with(kind), UserFactory()
    for attempt in (
        lambda: operations.create_user(email="x@kommun.example", name="X", actor=stranger),
        lambda: operations.change_user(user_key=user.key, email="x@kommun.example", name="X", actor=stranger),
        lambda: operations.deactivate_user(user_key=user.key, actor=stranger),
        lambda: operations.activate_user(user_key=user.key, actor=stranger),
        lambda: operations.note_password_link(user_key=user.key, actor=stranger),
    ):
        with pytest.raises(Denied, match="missing_right"):
            attempt()


def test_names_are_found_by_key_and_only_users_have_them() -> None:
    user = UserFactory(name="Åsa")
    assert queries.names_by_key([str(user.key), "system", "", "x" * 36]) == {str(user.key): "Åsa"}
    assert queries.display_name(user) == "Åsa"
    assert str(user) == f"#{user.pk}"


def test_of_two_who_add_the_same_user_at_once_one_is_told(admin, monkeypatch) -> None:
    UserFactory(email="asa@kommun.example")
    monkeypatch.setattr(policies, "may_have", lambda **_kwargs: yes())
    with pytest.raises(Denied, match="email_taken"):
        operations.create_user(email="asa@kommun.example", name="Åsa", actor=admin)
