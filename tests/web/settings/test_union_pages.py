"""Unions, where they are asked, and how each form is handled, in the settings."""

from uuid import uuid4

import pytest
from django.test import Client
from tests.factories.clients import signed_in
from tests.factories.organisation import actor_with
from tests.factories.register import make_unit, make_workplace

from talja.apps.collaboration.models import Coverage, OwnProcedure, Representative, Union
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind

LIST = "/installningar/facken/"


@pytest.fixture
def as_asta(asta: Actor) -> Client:
    return signed_in(asta)


@pytest.fixture
def union(as_asta: Client) -> Union:
    as_asta.post(f"{LIST}ny/", {"name": "Kommunal Ödsbygd", "email": "k@fack.example"})
    return Union.objects.get()


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_an_empty_list_and_a_first_union(as_asta: Client) -> None:
    assert "Inga fack än" in text(as_asta, LIST)
    assert as_asta.post(f"{LIST}ny/", {"name": "Vision"}).status_code == 302
    assert "Vision" in text(as_asta, LIST)
    assert as_asta.post(f"{LIST}ny/", {"name": "vision"}).status_code == 422


def test_a_unions_page(as_asta: Client, union: Union) -> None:
    own = f"{LIST}{union.key}/"
    assert "Inga ombud än" in text(as_asta, own)
    as_asta.post(f"{own}nytt-ombud/", {"name": "Rut Åberg", "email": "rut@fack.example"})
    rut = Representative.objects.get()
    assert as_asta.post(f"{own}nytt-ombud/", {"name": "Boel"}).status_code == 422
    as_asta.post(f"/installningar/ombud/{rut.key}/", {"name": "Rut Ek", "phone": "1"})
    assert "Rut Ek" in text(as_asta, own)
    assert "Rut Ek" in text(as_asta, f"/installningar/ombud/{rut.key}/slutat/")
    as_asta.post(f"/installningar/ombud/{rut.key}/slutat/")
    assert "(har slutat)" in text(as_asta, own)
    as_asta.post(f"{own}andra/", {"name": "Kommunal Väst"})
    assert "Kommunal Väst" in text(as_asta, own)


def test_closed_and_opened(as_asta: Client, union: Union) -> None:
    own = f"{LIST}{union.key}/"
    assert "Sluta fråga facket?" in text(as_asta, f"{own}fraga/")
    as_asta.post(f"{own}fraga/")
    assert "frågas inte sedan" in text(as_asta, own)
    assert "Fråga facket igen?" in text(as_asta, f"{own}fraga/")
    as_asta.post(f"{own}fraga/")
    assert "frågas inte sedan" not in text(as_asta, own)


def test_who_is_asked_where(as_asta: Client, union: Union) -> None:
    school = make_workplace("Åsskolan", unit=make_unit("Grundskola", parent=make_unit("Barn och utbildning")))
    assert "1 arbetsplats har inget fack att fråga" in text(as_asta, f"{LIST}vem-fragas/")
    where = f"{LIST}{union.key}/var/"
    assert "Åsskolan" in text(as_asta, where)
    sent = {"place": f"workplace:{school.key}", "occupation": "53", "representative_key": ""}
    assert as_asta.post(where, sent).status_code == 302
    assert "redan där" in as_asta.post(where, sent).content.decode()
    assert "börjar på 53" in text(as_asta, f"{LIST}{union.key}/")
    assert "sagt för arbetsplatsen" in text(as_asta, f"{LIST}vem-fragas/?occupation=5311")
    assert "inget fack att fråga" in text(as_asta, f"{LIST}vem-fragas/?occupation=4119")
    assert "Åsskolan" not in text(as_asta, f"{LIST}vem-fragas/?unit={make_unit('Kultur').key}")
    assert as_asta.get(f"{LIST}vem-fragas/?unit=fel").status_code == 200
    gone = f"{LIST}{union.key}/var/{Coverage.objects.get().key}/ta-bort/"
    assert "Åsskolan" in text(as_asta, gone)
    as_asta.post(gone)
    assert not Coverage.objects.exists()
    assert as_asta.post(where, {"place": "", "occupation": ""}).status_code == 302
    assert "sagt för alla platser" in text(as_asta, f"{LIST}vem-fragas/")


def test_how_each_form_is_handled(as_asta: Client) -> None:
    page = "/installningar/sa-gor-vi/"
    html = text(as_asta, page)
    assert "21 dagar före start" in html
    assert "säkerhet låg" in html
    assert "Plusjobb" not in html
    own = f"{page}nystartsjobb/"
    assert "Följer med Talja" in text(as_asta, own)
    sent = {"needs_union": "on", "basis": "local", "union_days": "10", "agency_days": "30", "reason": "Avtalet"}
    assert as_asta.post(own, {**sent, "reason": ""}).status_code == 422
    assert as_asta.post(own, sent).status_code == 302
    assert "Valt av Asta Öberg" in text(as_asta, page)
    assert as_asta.post(f"{own}tillbaka/", {"reason": "Avtalet är slut"}).status_code == 302
    assert "Valt av" not in text(as_asta, page)
    assert OwnProcedure.objects.count() == 2
    hidden = {**sent, "shows_form": "on"}
    assert "avslöja hälsa" in as_asta.post(f"{page}osa/", hidden).content.decode()
    assert as_asta.get(f"{page}trumpet/").status_code == 404


def test_who_only_looks(union: Union) -> None:
    looking = signed_in(actor_with(RoleKind.HR))
    html = text(looking, f"{LIST}{union.key}/")
    assert "Kommunal Ödsbygd" in html
    assert "Att ta med till mötet" not in html
    for more in ("andra/", "fraga/", "nytt-ombud/", "var/"):
        assert looking.get(f"{LIST}{union.key}/{more}").status_code == 403
    assert looking.get("/installningar/sa-gor-vi/").status_code == 403
    assert looking.get(f"{LIST}{uuid4()}/").status_code == 404
