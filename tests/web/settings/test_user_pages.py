"""Users and roles: the list, one page each, and the reasons that stand beside what may not be done."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.organisation import RoleFactory, UserFactory, WorkplaceFactory, user_with

from talja.apps.accounts.models import User
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Role

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def ada() -> User:
    return user_with(RoleKind.ADMINISTRATOR, name="Ada Al")


@pytest.fixture
def admin(client: Client, ada: User) -> Client:
    """Signed in as Ada, the only administrator."""
    client.force_login(ada, backend=BACKEND)
    return client


def text(response) -> str:
    return response.content.decode()


def to(name: str, **keys) -> str:
    return reverse(f"settings:{name}", kwargs=keys)


def test_the_list_shows_everybody_with_the_roles_of_today(admin: Client) -> None:
    RoleFactory(user__name="Östen Ö", kind=RoleKind.HR)
    UserFactory(name="Bo B", is_active=False)
    page = text(admin.get(to("user_list")))
    assert page.index("Ada Al") < page.index("Bo B") < page.index("Östen Ö")
    assert "Stängt" in page
    assert "aldrig" in page


def test_the_list_takes_as_many_queries_for_two_users_as_for_twenty(admin: Client, django_assert_num_queries) -> None:
    admin.get(to("user_list"))
    with django_assert_num_queries(6):
        admin.get(to("user_list"))
    for _more in range(20):
        RoleFactory(kind=RoleKind.HR)
    with django_assert_num_queries(6):
        admin.get(to("user_list"))


def test_from_a_new_user_to_a_first_sign_in(admin: Client, mailoutbox) -> None:
    new = {"name": "Åsa Ek", "email": "asa@kommun.example"}
    assert "Användaren är tillagd." in text(admin.post(to("user_add"), new, follow=True))
    assert "Någon annan har redan den e-postadressen." in text(admin.post(to("user_add"), new))
    asa = User.objects.get(name="Åsa Ek")
    role = {"kind": "analyst", "first_day": "2020-01-01", "last_day": ""}
    page = admin.post(to("role_give", user_key=asa.key), role, follow=True)
    assert "Analytiker" in text(page)
    page = admin.post(to("user_send_link", key=asa.key), follow=True)
    assert "Länken är skickad." in text(page)
    path = re.search(r"https?://[^/]+(/losenord/nytt/\S+)", mailoutbox[0].body).group(1)
    newcomer = Client()
    form = newcomer.get(path).url
    newcomer.post(form, {"password1": "fyra nya ord i rad", "password2": "fyra nya ord i rad"})
    signed_in = newcomer.post("/logga-in/", {"login": "asa@kommun.example", "password": "fyra nya ord i rad"})
    assert signed_in.url == "/"


def test_the_last_administrator_sees_why_the_buttons_are_off(admin: Client, ada: User) -> None:
    page = text(admin.get(to("user", key=ada.key)))
    assert "Någon måste kunna ge roller." in page
    assert "Du kan inte stänga ditt eget konto." in page
    role = ada.roles.get()
    refused = admin.post(to("role_end", user_key=ada.key, key=role.key), {"last_day": "2099-01-01"})
    assert "Någon måste kunna ge roller." in text(refused)
    page = admin.post(to("role_withdraw", user_key=ada.key, key=role.key), follow=True)
    assert "Någon måste kunna ge roller." in text(page)
    assert Role.objects.filter(pk=role.pk, last_day=None).exists()


def test_an_account_is_closed_and_opened_again(admin: Client) -> None:
    user = UserFactory()
    assert "loggas ut genast" in text(admin.get(to("user_deactivate", key=user.key)))
    page = text(admin.post(to("user_deactivate", key=user.key), follow=True))
    assert "Kontot är stängt." in page
    assert "Öppna det först." in page
    assert "Kontot är redan stängt." in text(admin.post(to("user_deactivate", key=user.key), follow=True))
    assert "Kontot är öppet igen." in text(admin.post(to("user_activate", key=user.key), follow=True))
    assert "Kontot är redan öppet." in text(admin.post(to("user_activate", key=user.key), follow=True))


def test_name_and_address_are_changed(admin: Client) -> None:
    user = UserFactory(name="Bo")
    page = admin.post(to("user_change", key=user.key), {"name": "Bo Ek", "email": "bo.ek@kommun.example"}, follow=True)
    assert "Bo Ek" in text(page)
    assert "bo.ek@kommun.example" in text(page)


def test_a_manager_needs_workplaces_and_can_get_others(admin: Client) -> None:
    user, eken, almen = UserFactory(), WorkplaceFactory(name="Eken"), WorkplaceFactory(name="Almen")
    give, role = to("role_give", user_key=user.key), {"kind": "manager", "first_day": "2026-01-01"}
    assert "Välj minst en arbetsplats." in text(admin.post(give, role))
    assert "Eken" in text(admin.post(give, {**role, "workplace_keys": [str(eken.key)]}, follow=True))
    given = Role.objects.get(user=user)
    bind = to("role_bind", user_key=user.key, key=given.key)
    assert re.search(rf'value="{eken.key}"[^>]* checked', text(admin.get(bind)))
    admin.post(bind, {"workplace_keys": [str(almen.key)]})
    assert list(given.workplaces.all()) == [almen]
    assert admin.post(give, {**role, "workplace_keys": [str(uuid4())]}).status_code == 422


def test_a_role_ends_on_a_day_or_at_once(admin: Client) -> None:
    ending, taken = RoleFactory(kind=RoleKind.HR), RoleFactory(kind=RoleKind.HR)
    end = to("role_end", user_key=ending.user.key, key=ending.key)
    assert "Sista dagen ligger före första dagen." in text(admin.post(end, {"last_day": "2019-12-31"}))
    assert "gäller inte i dag" in text(admin.post(end, {"last_day": "2020-12-31"}, follow=True))
    ending.refresh_from_db()
    assert ending.last_day == date(2020, 12, 31)
    withdraw = to("role_withdraw", user_key=taken.user.key, key=taken.key)
    assert "Ta tillbaka HR" in text(admin.get(withdraw))
    admin.post(withdraw)
    assert not Role.objects.filter(pk=taken.pk).exists()


def test_a_role_is_found_only_under_its_own_user(admin: Client) -> None:
    role = RoleFactory()
    for name in ("role_end", "role_bind", "role_withdraw"):
        assert admin.get(to(name, user_key=UserFactory().key, key=role.key)).status_code == 404
        assert admin.get(to(name, user_key=role.user.key, key=role.key)).status_code == 200


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.ADMINISTRATOR])
def test_nobody_else_enters(client: Client, kind: RoleKind) -> None:
    client.force_login(user_with(kind), backend=BACKEND)
    assert client.get(to("user_list")).status_code == 403
    assert client.post(to("user_add"), {"name": "X", "email": "x@kommun.example"}).status_code == 403
    assert not User.objects.filter(email="x@kommun.example").exists()


def test_what_happens_meanwhile_is_told_as_missing(admin: Client) -> None:
    assert admin.get(to("user", key=uuid4())).status_code == 404
    assert admin.post(to("user_send_link", key=uuid4())).status_code == 404
    assert admin.get(to("user_send_link", key=uuid4())).status_code == 405


def test_every_form_opens_with_what_is_known(admin: Client) -> None:
    user = UserFactory(name="Bo Ek")
    assert admin.get(to("user_add")).status_code == 200
    assert 'value="Bo Ek"' in text(admin.get(to("user_change", key=user.key)))
    assert "Får se skyddade personuppgifter" in text(admin.get(to("role_give", user_key=user.key)))
