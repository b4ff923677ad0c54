"""The demo sign-in: one button per role, and nowhere but in a demo municipality."""

import re

import pytest
from django.test import Client
from tests.factories.organisation import MunicipalityFactory, user_with

from talja.apps.organisation.enums import RoleKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings) -> None:
    settings.DEMO = True
    MunicipalityFactory(is_demo=True)


@pytest.mark.usefixtures("demo")
def test_one_button_per_role_signs_in(client: Client) -> None:
    asta = user_with(RoleKind.COORDINATOR, name="Asta Ek")
    user_with(RoleKind.COORDINATOR, name="Ödla Berg")
    user_with(RoleKind.ANALYST, name="Anders Al")
    page = client.get("/demo/").content.decode()
    assert page.count('name="user"') == 2
    assert page.index("Asta Ek") < page.index("Anders Al")
    assert client.post("/demo/", {"user": str(asta.key)}).url == "/"
    assert client.session["_auth_user_id"] == str(asta.pk)


@pytest.mark.usefixtures("demo")
def test_each_button_is_named_by_its_person(client: Client) -> None:
    """A screen reader's list of buttons, and somebody who speaks to the browser, can tell them apart."""
    user_with(RoleKind.COORDINATOR, name="Asta Ek")
    user_with(RoleKind.CASE_WORKER, RoleKind.ANALYST, name="Åke Öst")
    buttons = re.findall(r"<button[^>]*name=\"user\"[^>]*>([^<]+)</button>", client.get("/demo/").content.decode())
    assert buttons == ["Fortsätt som Asta Ek", "Fortsätt som Åke Öst"]


@pytest.mark.usefixtures("demo")
def test_the_start_page_leads_to_the_buttons(client: Client) -> None:
    assert client.get("/").url == "/demo/"


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("key", ["", "nobody", "2b0f7a52-6a5f-4f0e-9a53-0b6b8f3d3c11"])
def test_only_the_buttons_sign_in(client: Client, key: str) -> None:
    user_with(RoleKind.COORDINATOR)
    assert client.post("/demo/", {"user": key}).status_code == 404


@pytest.mark.parametrize(("demo_mode", "marked"), [(True, False), (False, True), (False, False)])
def test_there_is_no_demo_sign_in_over_real_data(client: Client, settings, demo_mode: bool, marked: bool) -> None:
    settings.DEMO = demo_mode
    MunicipalityFactory(is_demo=marked)
    user = user_with(RoleKind.COORDINATOR)
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"user": str(user.key)}).status_code == 404
    assert "_auth_user_id" not in client.session
    assert client.get("/").url == "/logga-in/"
