"""How a form of support is handled, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talja.apps.collaboration.enums import Basis
from talja.apps.collaboration.queries import Procedure, ProcedureLine
from talja.apps.placements.enums import Category
from talja.core.rules.parameters import Certainty as RuleCertainty
from talja.web.shared.rule_words import CERTAINTIES, CERTAINTY_TONES, day_text


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """One form's row. `own` says who chose it, when and why; empty for what comes with the program."""

    code: str
    measure: str
    category: str
    union: str
    agency: str
    note: str
    source: str
    certainty: str
    tone: str
    own: str


def procedure_row(line: ProcedureLine) -> ProcedureRow:
    """Return how a form is handled now, with where it comes from."""
    now = line.procedure
    return ProcedureRow(
        code=line.measure_code,
        measure=line.measure,
        category=str(Category(line.category).label),
        union=_union(now),
        agency=_agency(now),
        note=now.note,
        source=now.source,
        certainty="" if now.is_own else str(CERTAINTIES[now.certainty.value]),
        tone=CERTAINTY_TONES[RuleCertainty(now.certainty.value)],
        own=_own(line),
    )


def standard_text(line: ProcedureLine) -> str:
    """Return what comes with the program, in one sentence, to hold the municipality's own choice against."""
    said = {"union": _union(line.standard), "agency": _agency(line.standard), "source": line.standard.source}
    return _("Följer med Talja: facket %(union)s. Arbetsförmedlingen %(agency)s. Källa: %(source)s.") % said


def _union(said: Procedure) -> str:
    basis = str(Basis(said.basis.value).label)
    if not said.needs_union:
        return _("frågas inte (annars %(basis)s)") % {"basis": basis}
    return _("frågas, %(basis)s, %(days)s") % {"basis": basis, "days": _days(said.union_days)}


def _agency(said: Procedure) -> str:
    if not said.needs_agency:
        return _("beslutar inte")
    return _("beslutar, ansökan %(days)s före start") % {"days": _days(said.agency_days)}


def _days(count: int) -> str:
    return ngettext("%(count)s dag", "%(count)s dagar", count) % {"count": count}


def _own(line: ProcedureLine) -> str:
    if line.chosen_at is None:
        return ""
    return _("Valt av %(who)s %(day)s") % {"who": line.chosen_by, "day": day_text(line.chosen_at.date())}
