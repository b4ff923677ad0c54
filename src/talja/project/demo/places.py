"""Tallköping's organisation and employers, read from data/organisation.yaml and numbered."""

import random
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import yaml

from talja.core.kernel.swedish import fold
from talja.project.demo.chance import stream
from talja.project.demo.model import Employer, Places, Staff, Unit, Workplace
from talja.project.demo.numbers import invented_org_number

_SUPERVISORS_EACH = 3
_PLAIN = str.maketrans("åäö", "aao")


def read_data(name: str) -> dict[str, Any]:
    """Return one of the demo's YAML files."""
    text = (files("talja.project.demo") / "data" / name).read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def build_places(seed: int) -> Places:
    """Return the organisation. Only the supervisors' names depend on the seed."""
    data = read_data("organisation.yaml")
    names, rng = read_data("names.yaml"), stream(seed, "supervisors")
    municipality = Employer("e00", "municipal", data["municipality"]["employer"], invented_org_number(0))
    others = tuple(_employers(data))
    municipal = tuple(_municipal_workplaces(data, names, rng))
    foreign = tuple(_foreign_workplaces(data, names, others, rng))
    return Places(
        name=data["municipality"]["name"],
        code=data["municipality"]["code"],
        municipality=municipality,
        employers=(municipality, *others),
        units=tuple(_units(data)),
        workplaces=municipal + foreign,
        staff=tuple(_staff(data, municipal)),
    )


def _employers(data: dict[str, Any]) -> Iterator[Employer]:
    kinds = [("private", each) for each in data["private"]] + [("association", each) for each in data["associations"]]
    for order, (kind, each) in enumerate(kinds, 1):
        yield Employer(f"e{order:02}", kind, each["name"], invented_org_number(order))


def _units(data: dict[str, Any]) -> Iterator[Unit]:
    for one, administration in enumerate(data["administrations"], 1):
        yield Unit(f"u{one}", "administration", administration["name"])
        for two, unit in enumerate(administration["units"], 1):
            yield Unit(f"u{one}{two}", "unit", unit["name"], parent=f"u{one}")


def _municipal_workplaces(data: dict[str, Any], names: dict[str, Any], rng: random.Random) -> Iterator[Workplace]:
    order = 0
    for one, administration in enumerate(data["administrations"], 1):
        for two, unit in enumerate(administration["units"], 1):
            for each in unit["workplaces"]:
                order += 1
                yield Workplace(
                    f"w{order:02}",
                    each["name"],
                    employer="e00",
                    unit=f"u{one}{two}",
                    administration=f"u{one}",
                    cost_centre=each["cost_centre"],
                    occupations=tuple(each["occupations"]),
                    supervisors=_supervisors(names, rng),
                    spellings=tuple(each["spellings"]),
                )


def _foreign_workplaces(
    data: dict[str, Any], names: dict[str, Any], employers: tuple[Employer, ...], rng: random.Random
) -> Iterator[Workplace]:
    """Yield one workplace for each private employer and association, by its own name."""
    given = {each["name"]: each for each in [*data["private"], *data["associations"]]}
    for employer in employers:
        occupations = tuple(given[employer.name]["occupations"])
        yield Workplace(
            f"w-{employer.key}",
            employer.name,
            employer.key,
            occupations=occupations,
            supervisors=_supervisors(names, rng),
            spellings=(employer.name.removesuffix(" AB").removesuffix(" HB"),),
        )


def _supervisors(names: dict[str, Any], rng: random.Random) -> tuple[str, ...]:
    given, family = names["staff_given"], names["staff_family"]
    return tuple(f"{rng.choice(given)} {rng.choice(family)}" for _ in range(_SUPERVISORS_EACH))


def _staff(data: dict[str, Any], workplaces: tuple[Workplace, ...]) -> Iterator[Staff]:
    keys = {place.name: place.key for place in workplaces}
    for order, each in enumerate(data["staff"], 1):
        address = fold(each["name"]).translate(_PLAIN).replace(" ", ".")
        yield Staff(
            f"s{order:02}",
            each["name"],
            f"{address}@tallkoping.example",
            each["role"],
            sees_protected=each.get("sees_protected", False),
            workplaces=tuple(keys[name] for name in each.get("workplaces", ())),
        )
