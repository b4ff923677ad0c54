"""The decision basis on paper: the comparison, or one form with what it costs, demands and rests on."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from talja.web.public.calculator.answer import Comparison
from talja.web.public.calculator.page import chart, conclusion, drawn, remark, tiles
from talja.web.shared.calculation_lines import FormLine
from talja.web.shared.rule_words import ANSWERS, CERTAINTIES, in_sentence, money

TEMPLATE = "decision_basis.typ"
_HEIGHT, _LOW = 130, 85  # of the chart, in pixels: the whole is to be one or two pages


def title_of(line: FormLine | None) -> str:
    """Return what the paper is called."""
    if line is None:
        return _("Beslutsunderlag: jämförelse av anställningsformer")
    return _("Beslutsunderlag: %(form)s") % {"form": in_sentence(line.title)}


def paper(found: Comparison, line: FormLine | None, *, address: str) -> Mapping[str, object]:
    """Return the words of the paper: for one form when it is given, and else for all of them."""
    shared = {
        "counted_title": _("Det här är räknat med"),
        "counted": found.counted_with,
        "about_title": _("En uppskattning"),
        "about": _("Den som beslutar bestämmer beloppet. Regelbok %(version)s. Samma svar finns på webben:")
        % {"version": found.book_version},
        "address": address,
    }
    return {**shared, **(_comparison(found) if line is None else _one(found, line))}


def _comparison(found: Comparison) -> Mapping[str, object]:
    return {
        "lead": " ".join(part for part in (conclusion(found), remark(found)) if part),
        "figures": [{"label": one.label, "value": one.value, "note": one.note or one.unit} for one in tiles(found)],
        "facts": [],
        "chart_title": _("Att betala i månaden, efter stöd"),
        "chart": chart(drawn(found), height=_HEIGHT),
        "tables": [
            {
                "title": _("Alla former sida vid sida"),
                "headings": [
                    _("Form"),
                    _("Går det?"),
                    _("Stöd i månaden"),
                    _("Att betala i månaden"),
                    _("Att betala hela tiden"),
                    _("Hur länge"),
                ],
                "numbers": [2, 3, 4],
                "widths": [30, 11, 14, 14, 16, 23],
                "rows": [_side(one) for group in found.groups for one in group.lines],
            },
            {
                "title": _("Det här går inte"),
                "headings": [_("Form"), _("Kravet som inte är uppfyllt"), _("Bestämmelse")],
                "numbers": [],
                "widths": [30, 40, 30],
                "rows": [[one.title, no.text, no.source] for one in found.out for no in one.refusals],
            },
        ],
        "duties_title": "",
        "duties": [],
        "conditions_title": "",
        "conditions": [],
        "questions_title": "",
        "questions": [],
    }


def _side(line: FormLine) -> list[str]:
    amounts = [money(line.support_month), money(line.net_month), money(line.net)]
    return [line.title, line.status_text, *amounts, line.length_text]


def _one(found: Comparison, line: FormLine) -> Mapping[str, object]:
    return {
        "lead": line.summary,
        "figures": _figures(found, line),
        "facts": _facts(line),
        "chart_title": _("Att betala i månaden, efter stöd"),
        "chart": chart(_beside_none(found, line), height=_LOW),
        "tables": [
            {
                "title": _("Så är det räknat"),
                "headings": [_("Steg"), _("Så räknat"), _("I månaden"), _("Källa"), _("Säkerhet")],
                "numbers": [2],
                "widths": [24, 27, 14, 40, 11],
                "rows": [
                    [one.title, one.sum, one.amount_text, one.source, CERTAINTIES[one.certainty]]
                    for one in (*line.cost_steps, *line.support_steps)
                ],
            },
        ],
        "duties_title": _("Det här gör ni, i ordning"),
        "duties": [{"who": duty.who, "text": duty.text, "source": duty.source} for duty in line.duties],
        "conditions_title": _("Villkor"),
        "conditions": [
            {"answer": ANSWERS[one.answer], "text": one.text, "source": one.source} for one in line.conditions
        ],
        "questions_title": _("Det här vet vi inte än"),
        "questions": [question.text for question in line.questions],
    }


def _figures(found: Comparison, line: FormLine) -> list[dict[str, str]]:
    monthly = _("i månaden")
    figures = [
        {"label": _("Att betala"), "value": money(line.net_month), "note": monthly},
        {"label": _("Stöd"), "value": money(line.support_month), "note": monthly},
        {"label": _("Att betala hela tiden"), "value": money(line.net), "note": _span(found)},
    ]
    if line.is_employment:
        figures.append({"label": _("När stödet har slutat"), "value": money(line.after_month), "note": monthly})
    return figures


def _span(found: Comparison) -> str:
    return f"{found.first_day.isoformat()} – {found.last_day.isoformat()}"


def _facts(line: FormLine) -> list[dict[str, str]]:
    ends = _(". Till och med %(day)s") % {"day": line.ends.isoformat()} if line.ends else ""
    told = (
        (_("Går det?"), line.status_text),
        (_("Beslutar"), line.decided_by[:1].upper() + line.decided_by[1:]),
        (_("Hur länge"), line.length_text + ends),
        (_("Räknat för gruppen"), line.group),
        (_("Bygger på"), line.legal_basis),
        (_("Anställningsskydd (LAS)"), f"{line.las_text or line.las} ({line.las_source})"),
        (_("Facket"), f"{line.union_text} ({line.union_source})"),
        (_("Säkerhet"), line.checked_with[:1].upper() + line.checked_with[1:]),
    )
    return [{"label": label, "value": value} for label, value in told if value]


def _beside_none(found: Comparison, line: FormLine) -> tuple[FormLine, ...]:
    """Return the form and the same employment without support, where their costs are known."""
    without = found.without_support
    lines = (line,) if without is None or without.code == line.code else (line, without)
    return tuple(one for one in lines if one.net is not None)
