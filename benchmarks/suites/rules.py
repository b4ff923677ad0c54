"""How quickly the law as data is worked out, and the same formulas in OpenFisca-core."""

from collections.abc import Iterable
from typing import Any

from benchmarks.bench import Bench
from benchmarks.report import Line, Result, ms

_MISSING = (
    "OpenFisca-core is not installed (the group `benchmarks` of pyproject.toml), so nothing is measured against it."
)
_AS_GOOD_AS = 0.011  # kronor: OpenFisca counts in 32-bit floats


def run(bench: Bench) -> Result:
    """Measure all forms side by side, a change of rules, and both engines; different amounts are a fault."""
    scale, store = bench.scale, bench.empty()
    compared = bench.best("rules.comparison", store=store, loops=scale.loops)
    january = bench.best("rules.january", store=store, placements=scale.placed, loops=scale.loops)
    budgets, filled = bench.kept("budgets.fill", factor=scale.placed_factor, placements=scale.placed)
    impact = bench.best("budgets.january", store=budgets, change=filled["change"], loops=min(scale.loops, 5))
    ahead = bench.best("budgets.ahead", store=budgets, loops=min(scale.loops, 5))
    ours = bench.step("rules.ours", store=store, placements=scale.placed, loops=scale.loops)
    theirs = bench.step("rules_openfisca.theirs", store=store, placements=scale.placed, loops=scale.loops)
    is_missing = bool(theirs.get("missing"))
    return Result(
        title="Rules",
        how=(
            f"All {compared['forms']} forms that can begin are worked out over {compared['months']} months, with every "
            f"step, condition and source. The change of rules is worked out for {january['placements']:,} running "
            "placements, under the old book and the new one, without their queries. The whole impact is asked for "
            f"{filled['placements']:,} employments that run or are planned, each with a stored calculation: queries, "
            "the months ahead by both books, the sums and a line for each. So is the forecast. OpenFisca-core is given "
            "the same three forms (nystartsjobb, introduktionsjobb, no support) as vector formulas with our values, "
            "its inputs as ready arrays, and gives amounts alone: no steps, conditions or sources. Once for a case of "
            "each form over 24 months, once for a month of all placements."
        ),
        lines=(
            *_speed(compared, january),
            *_budgets(impact, ahead),
            *_ours(ours, None if is_missing else theirs),
        ),
        notes=(_MISSING,) if is_missing else tuple(_against(ours, theirs)),
        faults=() if is_missing else tuple(_faults(ours, theirs)),
    )


def _speed(compared: dict[str, Any], january: dict[str, Any]) -> Iterable[Line]:
    yield Line("all forms side by side, all known: CPU", ms(compared["known"]["cpu"]), "ms", target=5)
    yield Line("all forms side by side, only the wage known: CPU", ms(compared["unknown"]["cpu"]), "ms", target=5)
    yield Line("what changes on 1 January: CPU", january["took"]["cpu"], "s", target=3)
    yield Line("placements that the change touches", january["changed"])


def _budgets(impact: dict[str, Any], ahead: dict[str, Any]) -> Iterable[Line]:
    yield Line("the whole impact of a change, with queries: CPU", impact["cpu"], "s", target=3)
    yield Line("the whole impact of a change: queries", impact["queries"])
    yield Line("employments that the change touches", impact["touched"])
    yield Line(f"the forecast of {ahead['months']} months, with queries: CPU", ahead["cpu"], "s")
    yield Line("employments in the forecast", ahead["counted"])


def _ours(ours: dict[str, Any], theirs: dict[str, Any] | None) -> Iterable[Line]:
    for name, what in (("one", "one case of three forms, 24 months: CPU"), ("many", "a month of all placements: CPU")):
        baseline = None if theirs is None else ms(theirs[name]["cpu"])
        yield Line(what, ms(ours[name]["cpu"]), "ms", baseline=baseline)


def _against(ours: dict[str, Any], theirs: dict[str, Any]) -> Iterable[str]:
    one, many = (theirs[name]["cpu"] / ours[name]["cpu"] for name in ("one", "many"))
    yield f"Placements whose month comes to the same in both: {_same(ours, theirs)}."
    yield (
        f"OpenFisca takes {one:.1f} times our time for one case, and {many:.3f} times our time for many at once: "
        "vectors are what it is made for, explanations are what we are."
    )


def _same(ours: dict[str, Any], theirs: dict[str, Any]) -> str:
    pairs = list(zip(ours["nets"], theirs["nets"], strict=True))
    return f"{sum(abs(one - other) <= _AS_GOOD_AS for one, other in pairs):,} of {len(pairs):,}"


def _faults(ours: dict[str, Any], theirs: dict[str, Any]) -> Iterable[str]:
    if any(abs(one - other) > _AS_GOOD_AS for one, other in zip(ours["nets"], theirs["nets"], strict=True)):
        yield "the two engines do not come to the same amounts"
    for (form, cost, support), (_, other_cost, other_support) in zip(ours["cases"], theirs["cases"], strict=True):
        if abs(cost - other_cost) > 1 or abs(support - other_support) > 1:
            yield f"{form} does not come to the same over its whole time"
