"""Goals are shown and set by those who may change the organisation; mistakes are said beside the field."""

import pytest
from tests.web.analyst.conftest import SignedIn

from talja.apps.organisation.actors import Actor
from talja.apps.reports.models import Goal
from talja.apps.reports.queries import goals_in_force

PATH = "/oversikt/mal/"


@pytest.mark.parametrize("who", ["malik", "ursula", "anton"])
def test_others_may_not_enter(who: str, signed_in: SignedIn, request: pytest.FixtureRequest) -> None:
    client = signed_in(request.getfixturevalue(who))
    assert client.get(PATH).status_code == 403
    assert client.post(f"{PATH}onward_share/", {"percent": "70", "valid_from": "2026-01-01"}).status_code == 403
    assert not Goal.objects.exists()


def test_a_goal_is_set_and_shown(asta: Actor, signed_in: SignedIn) -> None:
    client = signed_in(asta)
    assert "Inget är satt." in client.get(PATH).content.decode()
    said = {"population": "313", "women": "191", "born_abroad": "228", "valid_from": "2026-11-01", "source": "AF"}
    response = client.post(f"{PATH}reference_population/", said | {"source_day": "2026-10-31"}, follow=True)
    assert "Målet är sparat." in response.content.decode()
    goal = goals_in_force(actor=asta, on=asta.at.date())["reference_population"]
    assert (goal.population, goal.women, goal.born_abroad, goal.source) == (313, 191, 228, "AF")
    assert "arbetslösa 313, kvinnor 191, födda utomlands 228" in response.content.decode()


def test_a_share_is_asked_for_in_per_cent(asta: Actor, signed_in: SignedIn) -> None:
    client = signed_in(asta)
    client.post(f"{PATH}onward_share/", {"percent": "72.5", "valid_from": "2026-11-01"})
    assert str(Goal.objects.get().target_share) == "0.7250"
    form = client.get(f"{PATH}onward_share/").context["form"]
    assert str(form["percent"].value()) == "72.5"


def test_the_form_opens_with_what_holds(goals: None, asta: Actor, signed_in: SignedIn) -> None:
    form = signed_in(asta).get(f"{PATH}running_subsidised/").context["form"]
    assert (form["baseline"].value(), form["target"].value()) == (130, 160)


@pytest.mark.parametrize(
    ("code", "said", "words"),
    [
        ("running_subsidised", {"baseline": "-1"}, "större än eller lika med 0"),
        ("running_subsidised", {"baseline": "130", "valid_from": ""}, "Gäller från och med"),
        ("onward_share", {"percent": "170"}, "100"),
        ("reference_population", {"population": "10", "women": "11"}, "En del kan inte vara större än hela gruppen."),
    ],
)
def test_a_mistake_is_said(code: str, said: dict[str, str], words: str, asta: Actor, signed_in: SignedIn) -> None:
    response = signed_in(asta).post(f"{PATH}{code}/", {"valid_from": "2026-01-01"} | said)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Något behöver rättas" in page
    assert words in page
    assert not Goal.objects.exists()


def test_a_goal_that_does_not_exist(asta: Actor, signed_in: SignedIn) -> None:
    assert signed_in(asta).get(f"{PATH}weather/").status_code == 404
