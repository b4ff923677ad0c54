"""docs/reference/regelbok.md: the whole rule book as it comes with Talja, for those who want to read it in one go."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from talja.core.kernel.swedish import sort_key
from talja.core.rules.blocks import BLOCKS, BlockKind
from talja.core.rules.book import RuleBook
from talja.core.rules.facts import FACTS, Fact
from talja.core.rules.scheme import DayCount, Scheme
from talja.web.shared.fact_words import CHOICES, FACT_TEXTS
from talja.web.shared.rule_words import DAY_COUNTS, DECIDED_BY, KINDS, unit_text
from talja.web.shared.rulebook.block_words import BLOCK_TEXTS, counts_cost_apart, is_additive
from talja.web.shared.rulebook.forms import life_text
from talja.web.shared.rulebook.reference_forms import form_markdown, parameters_markdown, table
from talja.web.shared.rulebook.sentences import as_text
from talja.web.shared.rulebook.shared_page import common_costs

COMMAND = "talja rules reference"


def rule_reference(book: RuleBook) -> str:
    """Return the reference as it should be. It names no day of its own: the same book, the same text."""
    with translation.override("sv"):
        lines = [line.rstrip().replace("\u00a0", " ") for line in _lines(book)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _lines(book: RuleBook) -> Iterator[str]:
    schemes = sorted(book.schemes.values(), key=lambda scheme: sort_key(scheme.title))
    yield from (_("# Regelboken"), "")
    yield from (
        _("Gjord av `%(command)s` ur filerna i `src/talja/core/rules/data`. Ändra där, inte här.")
        % {"command": COMMAND},
        _("Hur en fil skrivs står i [handboken](../handbook/regelfiler.md)."),
        "",
    )
    yield from _contents(schemes)
    for scheme in schemes:
        yield from form_markdown(scheme, book)
    yield from _shared(book)
    yield from _day_counts()
    yield from _blocks()
    yield from _facts()


def _contents(schemes: Sequence[Scheme]) -> Iterator[str]:
    rows = (
        (
            scheme.title,
            f"`{scheme.code}`",
            str(KINDS[scheme.kind]),
            str(DECIDED_BY[scheme.decided_by]),
            life_text(scheme.in_force),
        )
        for scheme in schemes
    )
    yield from table((_("Form"), _("Kod"), _("Slag"), _("Beslutar"), _("Finns")), rows)
    yield ""


def _shared(book: RuleBook) -> Iterator[str]:
    yield from (f"## {_('Gemensamt')}", "")
    for cost in common_costs(book, on=None):
        yield from (f"### {cost.anchor}", "", cost.title, "")
        yield from (f"1. {line.title} = {as_text(line.sentence)}" for line in cost.lines)
        yield from ("", _("Så räknas: %(forms)s.") % {"forms": ", ".join(scheme.title for scheme in cost.schemes)}, "")
    yield from parameters_markdown(book.shared.values(), {}, level=3)


def _day_counts() -> Iterator[str]:
    yield from (f"## {_('Dagräkning')}", "")
    yield from (
        _("En additiv dagräkning ger samma summa när tiden delas i bitar. De andra räknas från tidens egen början,"),
        _("så att en delning kan ändra summan."),
        "",
    )
    heads = (_("I filen"), _("Betyder"), _("Additiv"), _("Kostnaden före stöd"))
    yield from table(heads, (_day_count(one) for one in DayCount))
    yield ""


def _day_count(day_count: DayCount) -> tuple[str, ...]:
    cost = _("räknas som hela månader och dagar av 30,4375") if counts_cost_apart(day_count) else _("räknas likadant")
    return f"`{day_count.value}`", str(DAY_COUNTS[day_count]), _("ja") if is_additive(day_count) else _("nej"), cost


def _blocks() -> Iterator[str]:
    yield from (f"## {_('Räkneregler')}", "")
    heads = (_("I filen"), _("Kallas"), _("Gör"), _("Måste ha"), _("Kan ha"))
    rows = (
        (f"`{kind}`", str(BLOCK_TEXTS[kind].name), str(BLOCK_TEXTS[kind].text), *_arguments(BLOCKS[kind]))
        for kind in BLOCKS
    )
    yield from (*table(heads, rows), "")


def _arguments(kind: BlockKind) -> tuple[str, str]:
    required = (*sorted(kind.required), *(f"{name}: {' / '.join(words)}" for name, words in kind.words.items()))
    return _names(required, kind), _names(sorted(kind.optional), kind)


def _names(names: Iterable[str], kind: BlockKind) -> str:
    return ", ".join(f"`{name}`{_(' (lista)') if name in kind.lists else ''}" for name in names)


def _facts() -> Iterator[str]:
    yield from (f"## {_('Uppgifter')}", "")
    yield from (_("Det här kan villkor och formler fråga efter. En form kan också ha egna uppgifter (`facts`)."), "")
    rows = ((f"`{code}`", str(FACT_TEXTS[code].label), _answer(code, fact)) for code, fact in FACTS.items())
    yield from table((_("I filen"), _("Betyder"), _("Svar")), rows)


def _answer(code: str, fact: Fact) -> str:
    if fact.choices:
        return ", ".join(f"`{choice}` ({CHOICES[code][choice]})" for choice in fact.choices)
    return unit_text(fact.unit) if fact.unit else _("`true` eller `false`")
