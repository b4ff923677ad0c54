"""A user's own views: saved, replaced, listed as Swedish sorts, deleted, and nobody else's."""

from typing import Any
from uuid import uuid4

import pytest

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.reports.models import SavedView
from talja.apps.reports.operations import delete_view, save_view
from talja.apps.reports.queries import views_of
from talja.core.kernel.verdict import Denied

LIST = "placements"


def save(actor: Actor, name: str, **filters: Any) -> SavedView:
    return save_view(name=name, list_code=LIST, filters=filters, actor=actor)


def test_views_are_sorted_as_swedish_sorts(asta: Actor) -> None:
    for name in ("Öppna", "Zenit", "ådalen", "Adam"):
        save(asta, name, state="running")
    assert [view.name for view in views_of(list_code=LIST, actor=asta)] == ["Adam", "Zenit", "ådalen", "Öppna"]
    assert views_of(list_code="persons", actor=asta) == ()


def test_the_same_name_replaces(asta: Actor) -> None:
    first = save(asta, "Slutar  snart ", ends_within=30)
    again = save(asta, "Slutar snart", ends_within=60)
    assert first.key == again.key
    (view,) = views_of(list_code=LIST, actor=asta)
    assert (view.name, view.filters) == ("Slutar snart", {"ends_within": 60})


def test_the_words_of_a_search_are_never_kept(asta: Actor) -> None:
    assert save(asta, "Sökt", text="Alva Åkesson", state="running").filters == {"state": "running"}


@pytest.mark.parametrize(("name", "code"), [("  ", "name_missing"), ("x" * 61, "view_name_too_long")])
def test_a_bad_name_is_refused(asta: Actor, name: str, code: str) -> None:
    with pytest.raises(Denied, match=code):
        save(asta, name)


def test_somebody_elses_view_is_not_there(asta: Actor, malik: Actor) -> None:
    view = save(asta, "Min")
    assert views_of(list_code=LIST, actor=malik) == ()
    for key in (view.key, uuid4()):
        with pytest.raises(Denied, match="not_found"):
            delete_view(key=key, actor=malik)
    assert SavedView.objects.count() == 1


def test_deleted_once_and_recorded(asta: Actor) -> None:
    view = save(asta, "Min")
    delete_view(key=view.key, actor=asta)
    with pytest.raises(Denied, match="not_found"):
        delete_view(key=view.key, actor=asta)
    codes = Event.objects.filter(target_key=str(view.key)).order_by("pk").values_list("code", flat=True)
    assert list(codes) == ["view.saved", "view.deleted"]


def test_nobody_signed_in_has_views(system: Actor) -> None:
    assert views_of(list_code=LIST, actor=system) == ()
    with pytest.raises(Denied, match="missing_right"):
        save(system, "Min")
    with pytest.raises(Denied, match="missing_right"):
        delete_view(key=uuid4(), actor=system)
