"""The same three forms as formulas of OpenFisca-core, with the values of our own book."""

from datetime import date
from typing import Any

from benchmarks.steps.rules import FORMS, ON, Placed, first_cases, placements_of
from benchmarks.steps.timing import timed
from talja.core.rules.book import load_book
from talja.core.rules.calculate import months_left
from talja.core.rules.parameters import Parameter

Columns = dict[str, Any]
_MONTHS = [f"{2027 + number // 12}-{number % 12 + 1:02}" for number in range(24)]


def theirs(*, placements: int, loops: int) -> dict[str, Any]:
    """Work out the same as `rules.ours`; `missing` when OpenFisca is not installed."""
    try:
        import numpy  # noqa: PLC0415 - only with the group `benchmarks`
        import openfisca_core  # noqa: F401, PLC0415 - likewise
    except ImportError:
        return {"missing": True}
    system = _system()
    placed = placements_of(placements)
    cases = [_columns([case]) for case in first_cases(placed)]
    all_of_them = _columns(placed)

    def one_case() -> list[tuple[float, float]]:
        return [_whole_time(system, case) for case in cases]

    one_case()
    totals, one = timed(one_case, times=loops)
    nets, many = timed(lambda: _one_month(system, all_of_them), times=min(loops, 3))
    told = [[form, *total] for form, total in zip(FORMS, totals, strict=True)]
    return {"one": one, "many": many, "cases": told, "nets": numpy.round(nets, 6).tolist()}


def _whole_time(system: Any, case: Columns) -> tuple[float, float]:
    simulation = _simulation(system, case, _MONTHS)
    cost = sum(float(simulation.calculate("cost", month)[0]) for month in _MONTHS)
    return cost, sum(float(simulation.calculate("support", month)[0]) for month in _MONTHS)


def _one_month(system: Any, columns: Columns) -> Any:
    month = _MONTHS[0]
    simulation = _simulation(system, columns, [month])
    return simulation.calculate("cost", month) - simulation.calculate("support", month)


def _simulation(system: Any, columns: Columns, months: list[str]) -> Any:
    from openfisca_core.simulation_builder import SimulationBuilder  # noqa: PLC0415 - only with the group `benchmarks`

    simulation = SimulationBuilder().build_default_simulation(system, count=len(columns["wage"]))
    for name, column in columns.items():
        for month in months:
            simulation.set_input(name, month, column)
    return simulation


def _columns(placed: list[Placed]) -> Columns:
    """Return what the formulas take in; how long the support lasts is worked out by us."""
    import numpy  # noqa: PLC0415 - only with the group `benchmarks`

    book = load_book()
    columns: Columns = {
        name: numpy.array([float(told.facts[name]) for _, told in placed]) for name in ("wage", "extent", "po", "age")
    }
    columns["form"] = numpy.array([FORMS.index(form) for form, _ in placed])
    columns["group"] = numpy.array([told.group or "short" for _, told in placed])
    columns["started"] = numpy.array([_month_number(told.first_day) for _, told in placed])
    columns["months_left"] = numpy.array([float(months_left(book.schemes[form], told) or 999) for form, told in placed])
    return columns


def _month_number(day: date) -> int:
    return day.year * 12 + day.month


def _system() -> Any:
    from openfisca_core.entities import Entity  # noqa: PLC0415 - only with the group `benchmarks`
    from openfisca_core.parameters import ParameterNode  # noqa: PLC0415 - likewise
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: PLC0415 - likewise

    from benchmarks.steps.rules_openfisca_formulas import variables  # noqa: PLC0415 - likewise

    person = Entity("person", "persons", "", "")
    system = TaxBenefitSystem([person])
    system.parameters = ParameterNode("", data=_parameters())
    system.add_variables(*variables(person))
    return system


def _parameters() -> dict[str, Any]:
    """Return the values of our book as OpenFisca takes them."""
    book = load_book()
    first, second = (book.schemes[form].parameters for form in FORMS[:2])
    return {
        "nystartsjobb_ceiling": _plain(first["wage_ceiling"]),
        "times": {
            group: _plain(first["multiple"], group) for group in ("short", "middle", "long", "newcomer", "guarantee")
        },
        "introduktionsjobb_ceiling": _plain(second["wage_ceiling"]),
        "introduktionsjobb_share": _plain(second["share"]),
        "contribution": _by_age(first["employer_contribution"]),
        "full_contribution": _plain(first["full_contribution"]),
    }


def _plain(parameter: Parameter, row: str = "") -> dict[str, Any]:
    numbers = {value.first_day: (value.rows or {}).get(row) if row else value.number for value in parameter.values}
    return {"values": {str(day): {"value": float(number)} for day, number in numbers.items() if number is not None}}  # type: ignore[arg-type] # a number, as there is one dimension


def _by_age(parameter: Parameter) -> dict[str, Any]:
    """Return a scale of single amounts by age, with the limits of every version."""
    value = parameter.at(ON)
    assert value is not None
    assert value.rows is not None
    return {
        "metadata": {"type": "single_amount", "threshold_unit": "year"},
        "brackets": [
            {
                "threshold": {"values": {"2026-04-01": {"value": float(limit)}}},
                "amount": {"values": {"2026-04-01": {"value": float(str(rate))}}},
            }
            for limit, rate in sorted(value.rows.items(), key=lambda row: float(row[0]))
        ],
    }
