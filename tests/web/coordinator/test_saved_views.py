"""A user's own views: saved without the words of a search, chosen again, taken away by nobody else."""

from django.test import Client

from talja.apps.reports.models import SavedView

SAVE = "/placeringar/vyer/spara/"


def save(client: Client, name: str, query: str) -> None:
    assert client.post(SAVE, {"name": name, "query": query}).status_code == 302


def test_a_view_is_saved_and_chosen_again(as_asta: Client) -> None:
    save(as_asta, "Slutar snart", "ends_within=30&category=subsidised&search=1&page=4")
    html = as_asta.get("/placeringar/").content.decode()
    assert 'href="/placeringar/?ends_within=30&amp;category=subsidised">Slutar snart</a>' in html


def test_the_same_name_replaces_and_no_name_is_said_to_be_missing(as_asta: Client) -> None:
    save(as_asta, "Min", "state=ended")
    save(as_asta, "Min", "state=planned")
    assert [view.filters for view in SavedView.objects.all()] == [{"query": "state=planned"}]
    save(as_asta, " ", "state=planned")
    assert "Skriv ett namn" in as_asta.get("/placeringar/").content.decode()


def test_only_the_owner_takes_a_view_away_and_twice_is_no_page(
    as_asta: Client, as_protector: Client, as_malik: Client, as_ursula: Client
) -> None:
    save(as_asta, "Min", "state=ended")
    address = f"/placeringar/vyer/{SavedView.objects.get().key}/ta-bort/"
    assert as_protector.post(address).status_code == 404
    assert as_malik.post(address).status_code == as_ursula.post(address).status_code == 403
    assert "Min</a>" not in as_protector.get("/placeringar/").content.decode()
    assert as_asta.get(address).status_code == 405
    assert as_asta.post(address).status_code == 302
    assert as_asta.post(address).status_code == 404
