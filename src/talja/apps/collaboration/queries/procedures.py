"""How each form is handled: what comes with the program, or what the municipality has chosen."""

from collections.abc import Iterable

from talja.apps.collaboration import permissions
from talja.apps.collaboration.lines import ProcedureLine
from talja.apps.collaboration.models import OwnProcedure
from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.placements.enums import Category
from talja.apps.placements.models import Measure
from talja.core.chain.procedures import Basis, Certainty, Procedure, load_procedures
from talja.core.kernel.verdict import Denied


def procedure_for(measure_code: str, category: str = "") -> Procedure:
    """Return whom to ask about a form, and how long before: the municipality's own choice, else what comes with Talja.

    `category` is needed only for a form that the files do not name; without either, that of an employment with
    support, the most careful. At most two queries.
    """
    own = OwnProcedure.objects.filter(measure_code=measure_code).order_by("-pk").first() if measure_code else None
    if own is not None and not own.is_reset:
        return _own(own)
    if not category and measure_code and measure_code not in load_procedures().forms:
        category = Measure.objects.filter(code=measure_code).values_list("category", flat=True).first() or ""
    return load_procedures().of(measure_code, category or Category.SUBSIDISED)


def procedures_for(measure_codes: Iterable[str]) -> dict[str, Procedure]:
    """Return the procedure of each form by its code. One query, and another for forms that the files do not name."""
    codes = set(measure_codes)
    own = _latest(codes)
    unnamed = codes - own.keys() - load_procedures().forms.keys()
    categories = dict(Measure.objects.filter(code__in=unnamed).values_list("code", "category")) if unnamed else {}
    return {
        code: _own(own[code]) if code in own else load_procedures().of(code, categories.get(code, Category.SUBSIDISED))
        for code in codes
    }


def list_procedures(*, actor: Actor) -> tuple[ProcedureLine, ...]:
    """Return how every form of today is handled, by kind and name. None for those who may not see it."""
    if not permissions.may_see_procedures(actor=actor):
        return ()
    measures = Measure.objects.filter(code__in=load_procedures().forms).order_by("sort_key", "pk")
    kinds = list(Category)
    return tuple(sorted(_lines(list(measures)), key=lambda line: kinds.index(Category(line.category))))


def get_procedure(*, actor: Actor, measure_code: str) -> ProcedureLine:
    """Return how one form is handled. Raises `Measure.DoesNotExist` and `Denied("missing_right")`."""
    if not permissions.may_see_procedures(actor=actor):
        raise Denied("missing_right")
    (line,) = _lines([Measure.objects.get(code=measure_code)])
    return line


def _lines(measures: list[Measure]) -> list[ProcedureLine]:
    own = _latest({measure.code for measure in measures})
    names = user_names([one.recorded_by for one in own.values()])
    found = []
    for measure in measures:
        standard, chosen = load_procedures().of(measure.code, measure.category), own.get(measure.code)
        found.append(
            ProcedureLine(
                measure_code=measure.code,
                measure=measure.name,
                category=measure.category,
                can_reveal_health=measure.can_reveal_health,
                procedure=standard if chosen is None else _own(chosen),
                standard=standard,
                chosen_at=None if chosen is None else chosen.recorded_at,
                chosen_by="" if chosen is None else names.get(chosen.recorded_by, ""),
                reason="" if chosen is None else chosen.reason,
            )
        )
    return found


def _latest(codes: set[str]) -> dict[str, OwnProcedure]:
    """Return the choice that counts for each form that has one."""
    latest = {one.measure_code: one for one in OwnProcedure.objects.filter(measure_code__in=codes).order_by("pk")}
    return {code: one for code, one in latest.items() if not one.is_reset}


def _own(row: OwnProcedure) -> Procedure:
    return Procedure(
        needs_union=row.needs_union,
        basis=Basis(row.basis),
        union_days=row.union_days,
        needs_agency=row.needs_agency,
        agency_days=row.agency_days,
        shows_form=row.shows_form,
        source="",
        certainty=Certainty.HIGH,
        note=row.reason,
        is_own=True,
    )
