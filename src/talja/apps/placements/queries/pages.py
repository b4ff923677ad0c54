"""One placement, and the measures to choose among."""

from datetime import date
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.placements import occupations, permissions, policies
from talja.apps.placements.lines import MeasureLine, PlacementPage
from talja.apps.placements.models import Measure, Placement
from talja.apps.placements.queries.rows import lines_of


def get_placement(*, key: UUID, actor: Actor, on: date) -> PlacementPage:
    """Return a placement's page. Raises `Placement.DoesNotExist` for what is unknown to the actor or not for them."""
    placement = Placement.objects.visible_to(actor).select_related("person", "measure").get(key=key)
    (line,) = lines_of([placement.pk], actor=actor, on=on)
    sees_measure = bool(permissions.may_see_measure(actor=actor))
    may_edit = permissions.may_edit(placement, actor=actor)
    return PlacementPage(
        line=line,
        decision_reference=placement.decision_reference if sees_measure and not line.is_masked else "",
        decision_first_day=placement.decision_first_day if sees_measure else None,
        decision_last_day=placement.decision_last_day if sees_measure else None,
        sees_measure=sees_measure,
        recorded_from=placement.recorded_from,
        recorded_by=user_names([placement.recorded_by]).get(placement.recorded_by, ""),
        may_change=may_edit,
        may_end=may_edit and policies.may_end(placement),
        may_reopen=may_edit and policies.may_reopen(placement),
        may_remove=may_edit,
    )


def list_measures(*, on: date, actor: Actor) -> tuple[MeasureLine, ...]:
    """Return every measure in order of category and name: for those who may see measures, none for others."""
    if not permissions.may_see_measure(actor=actor):
        return ()
    measures = Measure.objects.order_by("category", "sort_key")
    return tuple(
        MeasureLine(
            one.code, one.name, one.category, one.first_day, one.last_day, can_start=policies.exists(one, on=on)
        )
        for one in measures
    )


def measure_vocabulary() -> dict[str, tuple[str, ...]]:
    """Return every spelling of each measure by its code, the official name first. Names no person."""
    rows = Measure.objects.order_by("code").values_list("code", "name", "spellings")
    return {code: (name, *spellings) for code, name, spellings in rows}


def measure_categories() -> dict[str, str]:
    """Return the category of each measure by its code. Names no person."""
    return dict(Measure.objects.values_list("code", "category"))


def measure_rules() -> dict[str, tuple[str, date | None, date | None]]:
    """Return each measure's exclusive group and the days between which placements begin, by code. Names no person."""
    rows = Measure.objects.values_list("code", "exclusive_group", "first_day", "last_day")
    return {code: (group, first_day, last_day) for code, group, first_day, last_day in rows}


def occupation_vocabulary() -> dict[str, tuple[str, ...]]:
    """Return every spelling of each occupation (SSYK 2012) by its code, the official name first."""
    return occupations.vocabulary()


def occupation_name(code: str) -> str:
    """Return the official name of an occupation, or the code itself when SSYK 2012 does not have it."""
    return occupations.name_of(code)


def occupation_names() -> dict[str, str]:
    """Return every occupation's official name by its code, to choose among."""
    return occupations.names()
