"""What the calculator's template needs: the fields in order, the figures at the top, the chart and its table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from talja.core.rules.results import Answer
from talja.core.rules.scheme import Kind
from talja.web.public.calculator.answer import Comparison
from talja.web.public.calculator.form import CalculatorForm
from talja.web.public.calculator.questions import Words, sections
from talja.web.shared.calculation_lines import FormLine
from talja.web.shared.charts.levels import Level, LevelLine, Levels, draw_levels
from talja.web.shared.charts.svg import Svg
from talja.web.shared.rule_words import day_text, in_sentence, money

_DRAWN = 3  # forms with support in the chart


@dataclass(frozen=True, slots=True)
class Ask:
    """A field with its unit."""

    field: BoundField
    suffix: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure at the top of the answer; see components/stat.html."""

    label: str
    value: str
    unit: str = ""
    note: str = ""


def asking(form: CalculatorForm, asked: Iterable[str] | None) -> dict[str, Any]:
    """Return what the form's template needs. `asked`: the facts that some form hangs on; None shows all of them."""
    grouped = questions(form, asked)
    unanswered = [ask for _heading, asks in grouped for ask in asks if not form.data.get(ask.field.name)]
    return {
        "form": form,
        "main": [Ask(form[name], form.suffix(name)) for name in form.first_asked],
        "grouped": grouped,
        "unanswered": len(unanswered),
        "opened": any(ask.field.errors for _heading, asks in grouped for ask in asks),
    }


def questions(form: CalculatorForm, asked: Iterable[str] | None) -> list[tuple[Words, list[Ask]]]:
    """Return the questions beyond the first ones: those that some form hangs on, and those that were answered."""
    wanted = set(form.asked if asked is None else asked) | {code for code in form.asked if form.data.get(code)}
    kept = frozenset(wanted & form.asked.keys())
    return [
        (heading, [Ask(form[code], form.suffix(code)) for code in codes if code in form.fields])
        for heading, codes in sections(kept)
    ]


def page(form: CalculatorForm, found: Comparison | None) -> dict[str, Any]:
    """Return the context of the page; without an answer when the form has errors."""
    context = asking(form, None if found is None else found.asked) | {"found": found}
    if found is not None:
        context |= {
            "query": form.query,
            "lacks_po": form.cleaned_data["po"] is None,
            "conclusion": conclusion(found),
            "remark": remark(found),
            "tiles": tuple(tiles(found)),
            "drawing": chart(drawn(found)),
            "months": tuple(levels_table(found)),
            "drawn": drawn(found),
        }
    return context


def conclusion(found: Comparison) -> str:
    """Return the answer in a sentence."""
    best = found.best
    if best is None and found.of_kind(Kind.EMPLOYMENT):
        return _("Stöd kan gå att få, men beloppet går inte att räkna ut än. Svara på fler frågor.")
    if best is None:
        return _("Inget stöd passar det du har svarat. Nedan står varför.")
    words = {"form": in_sentence(best.title), "net": money(best.net_month)}
    if best.answer is Answer.YES:
        return _("Lägst kostnad ger %(form)s: du betalar %(net)s i månaden.") % words
    return _("Kanske %(form)s: då betalar du %(net)s i månaden. Svara på fler frågor så vet du säkrare.") % words


def remark(found: Comparison) -> str:
    """Return what may turn out better still, or nothing."""
    perhaps = found.perhaps_better
    if perhaps is None:
        return ""
    words = {"form": in_sentence(perhaps.title), "net": money(perhaps.net_month)}
    return _("Det kan bli ännu lägre med %(form)s, %(net)s i månaden. Det hänger på frågor utan svar.") % words


def tiles(found: Comparison) -> Iterator[Tile]:
    """Yield the figures at the top: with the best form, without support, and the difference over the whole time."""
    best, without = found.best, found.without_support
    if best is not None:
        until = _("till och med %(day)s") % {"day": day_text(min(best.ends or found.last_day, found.last_day))}
        label = best.title if best.answer is Answer.YES else _("%(form)s, om det går") % {"form": best.title}
        yield Tile(label, money(best.net_month), _("i månaden"), until)
    if without is not None:
        yield Tile(_("Utan stöd"), money(without.net_month), _("i månaden"))
    if best is not None and best.net is not None and without is not None and without.net is not None:
        span = _("%(first)s – %(last)s") % {"first": found.first_day.isoformat(), "last": found.last_day.isoformat()}
        yield Tile(_("Skillnad under hela tiden"), money(without.net - best.net), note=span)


def drawn(found: Comparison) -> tuple[FormLine, ...]:
    """Return the forms of the chart: support that leaves the least, none twice alike, no support and an internship."""
    chosen: list[FormLine] = []
    for line in found.of_kind(Kind.EMPLOYMENT):
        if line.net is not None and all(line.spells != other.spells for other in chosen) and len(chosen) < _DRAWN:
            chosen.append(line)
    ending = [line for line in found.of_kind(Kind.PROGRAMME) if line.ends is not None]
    longest = max(ending, key=lambda line: line.ends or found.first_day, default=None)
    held_against = (found.without_support, longest)
    return (*chosen, *(line for line in held_against if line is not None and line.net is not None))


def chart(lines: tuple[FormLine, ...], *, height: float = 250) -> Svg | None:
    """Draw what is left to pay by month; nothing when there is no form with a known cost."""
    if not lines:
        return None
    return draw_levels(
        Levels(
            key="net",
            title=_("Att betala i månaden, efter stöd"),
            description=_("En linje för varje form. När stödet slutar stiger linjen. Talen står i tabellen."),
            lines=tuple(LevelLine(line.title, tuple(_levels(line))) for line in lines),
            unit=_("kr"),
            height=height,
        )
    )


def levels_table(found: Comparison) -> Iterator[tuple[str, str, str]]:
    """Yield the chart's numbers: form, from and to, and what is left to pay."""
    for line in drawn(found):
        for first_day, last_day, net in line.spells:
            yield line.title, f"{first_day.isoformat()} – {last_day.isoformat()}", money(net)


def _levels(line: FormLine) -> Iterator[Level]:
    for first_day, last_day, net in line.spells:
        yield Level(first_day, last_day, _float(net))


def _float(amount: Decimal | None) -> float | None:
    return None if amount is None else float(max(amount, Decimal(0)))
