"""Rule files for tests: a form that has everything, and a municipality's own."""

from talja.core.rules.book import RuleBook, make_book

SHARED = """
shared:
  parameters:
    rate:
      title: Gemensam avgift
      unit: percent
      by: [age_at_year_start]
      values:
        2015-01-01: {rows: {0: "31.42", 65: unknown}, source: SFS 2000:980, certainty: medium, checked: 2026-11-22}
        2020-01-01: {rows: {0: "31.42", 18: "20", 23: "31.42"}, source: SFS, certainty: high, checked: 2026-11-22}
  costs:
    employment:
      steps: [{code: cost, title: Kostnad före stöd, amount: {of: wage}}]
"""
EVERYTHING = """
code: provform
title: Provform för åländare
summary: En form som bara finns i prov.
kind: employment
decided_by: agency
legal_basis: Förordning (2099:1) om prov
in_force: [{first_day: 2016-01-01}]
las: {effect: applies, text: LAS gäller som vanligt., source: LAS 1 §}
union: {text: Fråga facket först., source: MBL 11 §, certainty: low}
day_count: whole_months
rounding: {rule: down, to: 1}
parameters:
  ceiling:
    title: Tak för lönen
    unit: SEK/month
    values:
      2016-01-01: {value: "18000", source: SFS 2016:1, certainty: high, checked: 2026-11-22}
      2018-01-01: {value: unknown, source: inte hittat, certainty: low, checked: 2026-11-22, note: Sök i arkivet.}
      2020-01-01: {value: "20000", source: SFS 2020:1, certainty: medium, checked: 2026-11-22}
      2027-01-01: {value: "21000", source: SFS 2026:9, certainty: high, checked: 2026-11-22}
  extra:
    title: Handledarstöd
    unit: SEK/month
    values:
      2016-01-01: {value: "1000", source: SFS 2016:1, certainty: high, checked: 2026-11-22}
      2025-02-01: {value: ended, source: SFS 2024:1345, certainty: high, checked: 2026-11-22}
  later:
    title: Kommande bidrag
    unit: SEK/month
    values:
      2016-01-01: {value: ended, source: SFS 2016:1, certainty: high, checked: 2026-11-22}
      2028-01-01: {value: "500", source: SFS 2027:1, certainty: high, checked: 2026-11-22}
  level:
    title: Andel av lönen
    unit: percent
    by: [group, elapsed_months]
    values:
      2016-01-01:
        rows: {young: {0: "80", 6: "60"}, other: {0: "50"}}
        source: SFS 2016:1
        certainty: high
        checked: 2026-11-22
  least_age:
    title: Lägsta ålder
    unit: years
    values: {2016-01-01: {value: "20", source: 5 §, certainty: high, checked: 2026-11-22}}
  longest:
    title: Längsta tid
    unit: months
    values: {2016-01-01: {value: "24", source: 10 §, certainty: high, checked: 2026-11-22}}
groups:
  - {code: young, title: Unga, source: 6 §, when: {not: {fact: age, at_least: least_age}}}
  - {code: other, title: Övriga, source: 7 §, when: {fact: age, at_least: least_age}}
conditions:
  - code: registered
    title: Personen är inskriven eller nyanländ
    source: 4 §
    certainty: medium
    first_day: 2018-01-01
    when: {any: [{fact: registered_unemployed, is: true}, {fact: programme, is: [job_guarantee, establishment]}]}
  - {code: agreement, title: Lönen följer kollektivavtal, source: 8 §, when: {fact: collective_agreement, is: true}}
cost: employment
steps:
  - {code: base, title: Underlag, eligible_wage: {wage: wage, ceiling: ceiling, scale: extent}, source: 9 §}
  - {code: share, title: Andelen, share_of: {of: base, share: level}}
  - {code: fee, title: Avgiften, share_of: {of: base, share: rate}}
  - {code: support, title: Stöd i månaden, sum_of: {of: [share, fee]}}
caps: [{at: extra, per: year}]
duration: {per_decision: longest, total: longest, no_longer_than: months_without_work, groups: [young]}
duties:
  - {code: ask, title: Ansök i tid, who: manager, source: 12 §}
"""
SECOND = """
code: andra
title: Andra formen
kind: municipal
decided_by: municipality
legal_basis: Kommunens beslut
in_force: [{first_day: 2016-01-01, last_day: 2018-12-31}]
las: {effect: own_agreement, text: BEA., source: BEA}
union: {text: Fråga., source: MBL}
cost: employment
steps: []
"""
LATER = SECOND.replace("code: andra", "code: kommande").replace("Andra formen", "Kommande formen")
LATER = LATER.replace("2016-01-01, last_day: 2018-12-31", "2099-01-01")
CHANGES = """
title: Eget tak
changes:
  provform/ceiling:
    values:
      2026-01-01: {value: "19000", source: Kommunstyrelsen 7 §, certainty: high, checked: 2026-11-22}
"""


def everything(*more: str) -> RuleBook:
    """Return a book of forms made for tests, with more files after them."""
    texts = (SHARED, EVERYTHING, SECOND, LATER, *more)
    return make_book((f"prov{number}.yaml", text) for number, text in enumerate(texts))
