from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest

from talja.apps.accounts.models import User
from talja.apps.accounts.operations import create_user
from talja.apps.audit.models import Event
from talja.apps.organisation.actors import actor_for, system_actor
from talja.apps.organisation.enums import Right, RoleKind
from talja.apps.organisation.models import Contact, Employer, Municipality, Role, Workplace
from talja.apps.people.models import Person, PersonVersion
from talja.apps.placements.models import Placement, PlacementVersion
from talja.apps.reports.enums import GoalCode
from talja.apps.reports.models import Goal
from talja.apps.tasklibrary.models import LibraryFile, ReceivedLibrary
from talja.core.kernel.verdict import Denied
from talja.project.demo.load import load_demo, load_world
from talja.project.demo.model import World
from talja.project.demo.size import Size
from talja.project.demo.world import build_world

ON = date(2026, 11, 22)
SMALL = Size(
    running={"nystartsjobb": 6, "lonebidrag_anstallning": 3, "arbetspraktik": 4, "kaa": 1},
    planned={"arbetspraktik": 1},
    ended={"nystartsjobb": 8, "lonebidrag_utveckling": 5, "arbetspraktik": 10},
    untold={"introduktionsjobb": 2},
    silently_ended=1,
    silently_extended=1,
    silently_changed=1,
    namesakes=1,
    protected={"sekretessmarkering": 1},
)
pytestmark = pytest.mark.django_db


@cache
def small() -> World:
    return build_world(ON, seed=4, size=SMALL)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def test_the_demo_has_130_running_subsidised_employments_and_its_lists(tmp_path: Path) -> None:
    assert load_demo(on=ON, lists_folder=tmp_path)
    running = Placement.objects.in_stock(on=ON).values_list("measure__category", flat=True)
    assert Counter(running) == {"subsidised": 130, "internship": 60, "municipal": 12, "activity": 7}
    assert Municipality.objects.get().is_demo
    assert Municipality.objects.get().name == "Tallköping"
    assert {path.suffix for path in tmp_path.iterdir()} == {".csv", ".xlsx", ".txt", ".json"}
    with_contact = Contact.objects.exclude(email="").values("workplace").distinct().count()
    assert Workplace.objects.count() * 0.5 < with_contact < Workplace.objects.count()  # some have nobody to write to
    assert [(file.kind, file.number) for file in LibraryFile.objects.order_by("pk")] == [
        ("elderly_care", 1),
        ("elderly_care", 2),
    ]
    assert ReceivedLibrary.objects.count() == 1
    assert not load_demo(on=ON, lists_folder=tmp_path)
    assert Placement.objects.in_stock(on=ON).count() == 209


def test_a_database_with_somebody_in_it_is_left_alone(tmp_path: Path) -> None:
    create_user(email="asa@kommun.example", name="Åsa", actor=system_actor(at=midnight(ON)))
    with pytest.raises(Denied, match="not_empty"):
        load_demo(on=ON, lists_folder=tmp_path)
    assert not Person.objects.exists()
    assert not Employer.objects.exists()
    assert not list(tmp_path.iterdir())


def test_the_register_holds_what_the_world_says_it_was_told() -> None:
    loaded = load_world(small())
    registered = list(small().registered())
    assert Placement.objects.count() == len(registered) == len(loaded.placements)
    for placement in registered:
        row = Placement.objects.select_related("person", "measure", "workplace").get(
            key=loaded.placements[placement.key]
        )
        facts = placement.known
        assert facts is not None
        assert row.person.key == loaded.persons[placement.person]
        assert row.workplace.key == loaded.workplaces[facts.workplace]
        assert row.measure.code == facts.measure
        for name in ("first_day", "planned_last_day", "last_day", "extent", "occupation", "supervisor", "destination"):
            assert getattr(row, name) == getattr(facts, name)


def test_what_was_known_on_any_day_can_be_told_again() -> None:
    loaded = load_world(small())
    for days_ago in (0, 30, 200, 500, 900, 1090):
        known_at = midnight(ON - timedelta(days=days_ago))
        expected = {}
        for placement in small().registered():
            told = [version for version in placement.versions if version.at <= known_at]
            if told:
                facts = told[-1].facts
                expected[loaded.placements[placement.key]] = (facts.last_day, facts.planned_last_day, facts.destination)
        versions = PlacementVersion.objects.known_at(known_at)
        found = versions.values_list("placement_key", "last_day", "planned_last_day", "destination")
        assert {key: tuple(rest) for key, *rest in found} == expected
    assert PlacementVersion.objects.count() > Placement.objects.count()


def test_nothing_is_recorded_after_the_day_and_the_log_is_in_order() -> None:
    load_world(small())
    moments = list(Event.objects.order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] < midnight(ON)
    assert PersonVersion.objects.filter(recorded_from__gte=midnight(ON)).count() == 0


def test_only_those_whom_the_register_was_told_of_are_in_it() -> None:
    loaded = load_world(small())
    told = {placement.person for placement in small().registered()}
    assert set(loaded.persons) == told
    assert Person.objects.count() == len(told) < len(small().persons)


def test_the_goals_hold_on_the_day() -> None:
    load_world(small())
    goals = {goal.code: goal for goal in Goal.objects.in_force(on=ON, known_at=midnight(ON))}
    assert goals[GoalCode.RUNNING_SUBSIDISED].baseline == 130
    assert goals[GoalCode.ONWARD_SHARE].target_share == Decimal("0.7")
    population = goals[GoalCode.REFERENCE_POPULATION]
    assert (population.population, population.women, population.born_abroad) == (313, 191, 228)


def test_there_is_somebody_in_every_role_and_the_manager_sees_own_workplaces_only() -> None:
    load_world(small())
    assert set(Role.objects.held(on=ON).values_list("kind", flat=True)) == set(RoleKind)
    malik = actor_for(User.objects.get(name="Malik Dahlbom"), at=midnight(ON), today=ON)
    own = Workplace.objects.filter(name__in=["Björkbackens äldreboende", "Solgårdens äldreboende"])
    assert malik.workplaces == set(own.values_list("pk", flat=True))
    assert Right.MEASURE_VIEW not in malik.rights


def test_protected_identities_are_written_by_those_who_may_see_them() -> None:
    load_world(small())
    person = Person.objects.exclude(protection="").select_related("case_worker").get()
    assert person.case_worker is not None
    version = PersonVersion.objects.filter(person_key=person.key).earliest("pk")
    writer = User.objects.get(key=UUID(version.recorded_by))
    assert Role.objects.get(user=writer).sees_protected
