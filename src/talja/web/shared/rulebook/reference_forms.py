"""One form in the reference: the same words as on its page, as Markdown, without any day but those of the rules."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from talja.core.rules.book import RuleBook
from talja.core.rules.parameters import Certainty, Parameter
from talja.core.rules.scheme import Block, Condition, Scheme
from talja.web.shared.rule_words import (
    CERTAINTIES,
    DAY_COUNTS,
    DECIDED_BY,
    KINDS,
    LAS,
    WHO,
    unit_text,
)
from talja.web.shared.rulebook.form_page import rounding_text
from talja.web.shared.rulebook.forms import life_text
from talja.web.shared.rulebook.sentences import Speaker, as_text
from talja.web.shared.rulebook.shared_page import anchor_of_cost
from talja.web.shared.rulebook.values import Titles, dimensions_text, row_lines


def form_markdown(scheme: Scheme, book: RuleBook) -> Iterator[str]:
    """Yield the lines of a form."""
    speaker = Speaker(scheme, book)
    yield from (f"## {scheme.title}", "", *filter(None, [scheme.summary]), *_gap(scheme.summary))
    yield from _about(scheme)
    yield from _conditions(_("Målgrupper"), scheme.groups, speaker)
    yield from _conditions(_("Villkor"), scheme.conditions, speaker)
    yield from _listed(_("Hur länge"), (as_text(one) for one in speaker.of_duration(scheme.duration)))
    yield from _listed(_("Att göra, i ordning"), (_duty(scheme, number) for number in range(len(scheme.duties))), "1.")
    yield from _listed(_("Stödet"), steps_markdown(scheme.steps, speaker), "1.")
    yield from _listed("", (as_text(speaker.of_cap(cap)) for cap in scheme.caps))
    if anchor := anchor_of_cost(scheme.cost, book):
        yield from (_("Kostnaden före stöd räknas som i [%(name)s](#%(name)s).") % {"name": anchor}, "")
    else:
        yield from _listed(_("Kostnad före stöd"), steps_markdown(scheme.cost, speaker), "1.")
    titles = {group.code: group.title for group in scheme.groups}
    own = [one for key, one in scheme.parameters.items() if book.shared.get(key) is not one]
    yield from parameters_markdown(own, titles, level=3)


def steps_markdown(blocks: tuple[Block, ...], speaker: Speaker) -> Iterator[str]:
    """Yield the steps of a formula."""
    for block in blocks:
        source = f" ({block.source})" if block.source else ""
        yield f"{block.title} = {as_text(speaker.of_block(block))}{source}"


def parameters_markdown(parameters: Iterable[Parameter], titles: Titles, *, level: int) -> Iterator[str]:
    """Yield a table of every version of every parameter."""
    rows = [row for parameter in parameters for row in _versions(parameter, titles)]
    if not rows:
        return
    heads = (_("Namn"), _("Gäller från"), _("Värde"), _("Källa"), _("Säkerhet"), _("Kontrollerat"))
    yield from (f"{'#' * level} {_('Värden')}", "", *table(heads, rows), "")


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a table, its cells without what would break it."""
    named = list(heads)
    yield f"| {' | '.join(named)} |"
    yield f"|{'---|' * len(named)}"
    for row in rows:
        yield f"| {' | '.join(_cell(cell) for cell in row)} |"


def _about(scheme: Scheme) -> Iterator[str]:
    facts = (
        (_("Kod"), f"`{scheme.code}`"),
        (_("Slag"), str(KINDS[scheme.kind])),
        (_("Beslutar"), str(DECIDED_BY[scheme.decided_by])),
        (_("Finns"), f"{life_text(scheme.in_force)}{_unsure(scheme.in_force_certainty)}"),
        (_("Står i"), scheme.legal_basis),
        (_("LAS"), f"{LAS[scheme.las]}. {_remarked(scheme.las_remark.text, scheme.las_remark.source)}"),
        (_("Facket"), _remarked(scheme.union_remark.text, scheme.union_remark.source)),
        (_("Dagräkning"), str(DAY_COUNTS[scheme.day_count])),
        (_("Avrundning"), rounding_text(scheme.rounding, scheme.currency)),
    )
    yield from table(("", ""), facts)
    yield ""


def _conditions(heading: str, conditions: tuple[Condition, ...], speaker: Speaker) -> Iterator[str]:
    yield from _listed(heading, (_condition(one, speaker) for one in conditions))


def _condition(condition: Condition, speaker: Speaker) -> str:
    life = life_text((condition.in_force,))
    tried = as_text(speaker.of_test(condition.test))
    gone = _(" Gäller %(life)s.") % {"life": life} if life else ""
    return f"**{condition.title}** ({condition.source}{_unsure(condition.certainty)}): {tried}.{gone}"


def _duty(scheme: Scheme, number: int) -> str:
    duty = scheme.duties[number]
    return f"{WHO[duty.who]}: {duty.title} ({duty.source}{_unsure(duty.certainty)})"


def _versions(parameter: Parameter, titles: Titles) -> Iterator[tuple[str, ...]]:
    unit = unit_text(parameter.unit)
    by = _(", efter %(by)s") % {"by": dimensions_text(parameter)} if parameter.by else ""
    for number, value in enumerate(parameter.values):
        lines = row_lines(parameter, value, titles)
        told = "<br>".join(f"{row.label}: {row.text}" if row.label else row.text for row in lines)
        yield (
            f"**{parameter.title}** (`{parameter.key}`, {unit}{by})" if number == 0 else "",
            value.first_day.isoformat(),
            told,
            f"{value.source}{f'. {value.note}' if value.note else ''}",
            str(CERTAINTIES[value.certainty]),
            value.checked.isoformat(),
        )


def _listed(heading: str, lines: Iterable[str], mark: str = "-") -> Iterator[str]:
    told = [f"{mark} {line}" for line in lines]
    if told:
        yield from (*([f"### {heading}", ""] if heading else []), *told, "")


def _unsure(certainty: Certainty) -> str:
    if certainty is Certainty.HIGH:
        return ""
    return _("; säkerhet: %(level)s") % {"level": CERTAINTIES[certainty]}


def _remarked(text: str, source: str) -> str:
    return f"{text} ({source})" if source else text


def _gap(text: str) -> list[str]:
    return [""] if text else []


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
