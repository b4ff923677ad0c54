"""A sheet of cases to begin with: every form as the rule book counts it today, and what the headings mean."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from talja.core.rules import case_words as words
from talja.core.rules.book import RuleBook
from talja.core.rules.calculate import calculate
from talja.core.rules.facts import FACTS, FactKind, FactValue, Situation
from talja.core.rules.scheme import Scheme

_WAGE, _EXTENT, _AGE, _PO = Decimal(26_000), Decimal(100), Decimal(40), Decimal(40)
_HEADINGS = (
    *(words.NUMBER, words.FORM, words.FIRST_DAY, words.WAGE, words.EXTENT, words.AGE, words.GROUP, words.ON_COST),
    *(words.FACTS_COLUMN, words.CONCERNS, words.SUPPORT, words.COST, words.NET, words.REASON),
)
_TEXTS = {  # Swedish in every language, as the headings are: the sheet is read by them
    words.NUMBER: "Fallets nummer eller namn. Behövs.",
    words.FORM: "Formens kod, se bladet Former. Behövs.",
    words.FIRST_DAY: "Anställningens första dag, till exempel 2026-03-01. Behövs.",
    words.LAST_DAY: "Anställningens sista dag. Tom: 24 månader.",
    words.DECISION_DAY: "Dagen för beslutet. Tom: första dagen.",
    words.WAGE: "Det som betalas i månaden vid omfattningen, före skatt.",
    words.EXTENT: "Procent av heltid.",
    words.AGE: "Ålder första dagen, eller",
    words.BIRTH_DATE: "födelsedatum. Bara en av dem.",
    words.GROUP: "Målgruppens kod, när den är beslutad. Tom: den räknas fram ur uppgifterna.",
    words.LEVEL: "Nivån som Arbetsförmedlingen har beslutat, i procent.",
    words.ON_COST: "Kommunens PO-pålägg i procent.",
    words.FACTS_COLUMN: "Övriga uppgifter, namn=värde med semikolon emellan. Se bladet Uppgifter.",
    words.CONCERNS: "Dagen eller månaden (2026-03) som beloppen gäller. Tom: en hel månad från första dagen.",
    words.SUPPORT: "Väntat stöd i månaden. Skriv okänt om det inte går att räkna ut.",
    words.COST: "Väntad kostnad i månaden före stöd.",
    words.NET: "Väntad kostnad efter stöd.",
    words.TOTAL: "Väntat stöd under hela tiden.",
    words.STEPS: "Väntade belopp för vissa steg: kod=belopp, med semikolon emellan.",
    words.WANTED_GROUP: "Väntad målgrupp, eller ingen.",
    words.ANSWER: "Om formen går att få: ja, nej eller vet inte.",
    words.CONDITIONS: "Väntat svar på vissa villkor: kod=ja, nej, vet inte eller prövas inte.",
    words.LONGEST: "Väntad längsta tid i månader, eller ingen gräns.",
    words.LONGEST_DECISION: "Väntad längsta tid för ett beslut, i månader.",
    words.WHOLE_KRONOR: "ja: beloppen är avrundade och en halv krona får skilja.",
    words.CALCULATION: "Er egen uträkning. Prövas inte.",
    words.REASON: "Varifrån ni vet det. Prövas inte.",
}
_KINDS = {FactKind.NUMBER: "tal", FactKind.TRUTH: "ja eller nej", FactKind.CHOICE: "ett av orden"}


def sample_sheet(book: RuleBook, *, on: date) -> bytes:
    """Return an Excel file with a case for every form that can begin on the day, and three sheets of explanations."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as file:
        cases = (_case(number, scheme, on, book) for number, scheme in enumerate(book.beginning(on), start=1))
        _write(file, "Fall", _HEADINGS, cases)
        _write(file, "Rubriker", ("rubrik", "vad den betyder"), ((name, _TEXTS[name]) for name in words.HEADINGS))
        _write(file, "Former", ("kod", "namn", "målgrupper"), _schemes(book))
        _write(file, "Uppgifter", ("namn", "svar", "ord att välja på"), _facts())
    return held.getvalue()


def _case(number: int, scheme: Scheme, on: date, book: RuleBook) -> tuple[str | Decimal, ...]:
    facts: dict[str, FactValue] = {"wage": _WAGE, "extent": _EXTENT, "age": _AGE, "po": _PO}
    facts["employer"] = "municipality"
    first = calculate(scheme, Situation(first_day=on, facts=facts), book_version=book.version).segments[0]
    support, cost = first.monthly_support, first.monthly_cost
    net = None if support is None or cost is None else cost - support
    amounts = tuple("okänt" if one is None else round(one, 2) for one in (support, cost, net))
    return (
        *(str(number), scheme.code, on.isoformat(), _WAGE, _EXTENT, _AGE, "", _PO, "arbetsgivare=kommun", ""),
        *amounts,
        "Exempel: så räknar Talja. Skriv era egna tal och varifrån ni har dem.",
    )


def _schemes(book: RuleBook) -> Iterator[tuple[str, ...]]:
    for scheme in book.schemes.values():
        yield scheme.code, scheme.title, ", ".join(f"{group.code} ({group.title})" for group in scheme.groups)


def _facts() -> Iterator[tuple[str, ...]]:
    """Yield the facts of the column that holds several, with the words that staff use for the alternatives."""
    swedish = {code: word for word, code in words.CHOICE_WORDS.items()}
    for word, code in words.FACT_WORDS.items():
        if code in FACTS:
            fact = FACTS[code]
            yield word, _KINDS[fact.kind], ", ".join(swedish.get(choice, choice) for choice in fact.choices)


def _write(
    file: xlsxwriter.Workbook, name: str, headings: tuple[str, ...], rows: Iterator[tuple[str | Decimal, ...]]
) -> None:
    sheet, bold = file.add_worksheet(name), file.add_format({"bold": True})
    sheet.write_row(0, 0, headings, bold)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(headings), 18 if name == "Fall" else 34)
    for place, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, Decimal):
                sheet.write_number(place, column, float(cell))
            else:
                sheet.write_string(place, column, cell)
