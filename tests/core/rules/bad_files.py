"""Rule files that are wrong, each in one way: what is told, on which line, at which key."""

from dataclasses import dataclass

GOOD = """\
code: exempelbidrag
title: Exempelbidrag
kind: employment
decided_by: agency
legal_basis: Exempelförordningen
in_force:
  - {first_day: 2020-01-01}
las: {effect: applies, text: LAS gäller., source: LAS}
union: {text: Inget yttrande., source: MBL}
facts:
  - {code: colour, title: Färg, kind: choice, choices: [red, blue]}
parameters:
  half:
    title: Hälften
    unit: percent
    values:
      2020-01-01: {value: "50", source: 5 §, certainty: high, checked: 2026-01-01}
  ceiling:
    title: Tak
    unit: SEK/month
    by: [group]
    values:
      2020-01-01: {rows: {young: "100"}, source: 5 §, certainty: high, checked: 2026-01-01}
groups:
  - {code: young, title: Ung, source: 6 §, when: {fact: age, at_most: limit}}
conditions:
  - {code: red, title: Röd, source: 7 §, when: {fact: colour, is: red}}
cost: none
steps:
  - {code: base, title: Grund, eligible_wage: {wage: wage, ceiling: ceiling}}
  - {code: support, title: Stöd, share_of: {of: base, share: half}}
duration: {total: limit}
caps:
  - {at: limit, per: year}
"""
SHARED = """\
shared:
  parameters:
    limit:
      title: Gräns
      unit: months
      values:
        2020-01-01: {value: "24", source: 5 §, certainty: high, checked: 2026-01-01}
"""
_VALUE = "source: 5 §, certainty: high, checked: 2026-01-01}"


@dataclass(frozen=True, slots=True)
class Bad:
    """What is put in the place of what, and what is told of it."""

    old: str
    new: str
    code: str
    line: int
    key: str = ""


BAD = (
    # texts that are no rule files at all
    Bad(GOOD, "", "empty_file", 1),
    Bad(GOOD, "# bara en kommentar\n", "empty_file", 1),
    Bad(GOOD, "code: a\n\x00\x01\x7f\x1b", "not_text", 2),
    Bad(GOOD, "title: A\nb: [1, 2\nc: 3\n", "not_yaml", 3),
    Bad(GOOD, "a: b: c\n", "not_yaml", 1),
    Bad(GOOD, "a: 1\n---\nb: 2\n", "not_yaml", 2),
    Bad(GOOD, "x" * 300_001, "file_too_large", 1),
    Bad(GOOD, "- en\n- lista\n", "not_a_mapping", 1),
    # tricks
    Bad(GOOD, "a: &a [x]\nb: *a\n", "alias_not_allowed", 1),
    Bad(GOOD, "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)), "alias_not_allowed", 1),
    Bad("title: Exempelbidrag", "title: !!python/object/apply:os.system ['ls']", "tag_not_allowed", 2, "title"),
    Bad("title: Exempelbidrag", "title: !egen text", "tag_not_allowed", 2, "title"),
    Bad("cost: none", "cost: " + "[" * 5_000 + "]" * 5_000, "too_deep", 28),
    Bad("title: Exempelbidrag", "? [a, b]\n: c", "key_not_text", 2, ""),
    Bad("title: Exempelbidrag", "title: A\ntitle: B", "key_twice", 3, "title"),
    Bad(
        "2020-01-01: {value", "2020-01-01: {value: 1, value", "key_twice", 17, "parameters/half/values/2020-01-01/value"
    ),
    # keys
    Bad("title: Exempelbidrag", "titel: Exempelbidrag", "missing_key", 1),
    Bad("cost: none", "cost: none\nhat: felt", "unknown_key", 29, "hat"),
    Bad("title: Exempelbidrag", "title:", "missing_key", 2, "title"),
    Bad("title: Exempelbidrag", f"title: {'x' * 1001}", "not_a_text", 2, "title"),
    Bad("title: Exempelbidrag", "title: [a]", "not_a_text", 2, "title"),
    Bad("kind: employment", "kind: anställning", "not_a_choice", 3, "kind"),
    Bad("code: exempelbidrag", "code: Exempel", "not_a_name", 1, "code"),
    Bad("  half:\n", "  Hälften:\n", "not_a_name", 14, "parameters/Hälften"),
    Bad("cost: none", "cost: none\nneeds_decided_level: ja", "not_a_truth", 29, "needs_decided_level"),
    Bad("in_force:\n  - {first_day: 2020-01-01}", "in_force: {first_day: 2020-01-01}", "not_a_list", 6, "in_force"),
    Bad("in_force:\n  - {first_day: 2020-01-01}", "in_force:", "missing_key", 6, "in_force"),
    Bad("duration: {total: limit}", "duration: long", "not_a_mapping", 32, "duration"),
    # numbers
    *(
        Bad('value: "50"', f"value: {number}", code, 17, "parameters/half/values/2020-01-01/value")
        for number, code in (
            ("NaN", "number_out_of_range"),
            (".inf", "number_out_of_range"),
            ("-Infinity", "number_out_of_range"),
            ("1e9999", "number_out_of_range"),
            ("9" * 400, "number_out_of_range"),
            ("1.0000001", "number_out_of_range"),
            ("-5", "number_below_zero"),
            ('"31,42"', "not_a_number"),
            ('"1_000"', "not_a_number"),
            ("0x10", "not_a_number"),
            ("٣", "not_a_number"),
            ("fifty", "not_a_number"),
            ("[1]", "not_a_number"),
            ("101", "percent_above_hundred"),
        )
    ),
    Bad('value: "50", ', "", "missing_key", 17, "parameters/half/values/2020-01-01"),
    Bad('rows: {young: "100"}, ', "", "missing_key", 23, "parameters/ceiling/values/2020-01-01"),
    Bad('{young: "100"}', "{}", "no_values", 23, "parameters/ceiling/values/2020-01-01/rows"),
    Bad('{young: "100"}', '"100"', "not_a_mapping", 23, "parameters/ceiling/values/2020-01-01/rows"),
    Bad("source: 5 §, certainty: high, checked", "certainty: high, checked", "missing_key", 17),
    Bad("unit: percent", "unit: procent", "unknown_unit", 15, "parameters/half/unit"),
    Bad("unit: percent", "unit: SEK/fortnight", "unknown_unit", 15, "parameters/half/unit"),
    Bad(
        "    by: [group]",
        "    by: [group]\n    assumed: {age: old}",
        "not_a_number",
        22,
        "parameters/ceiling/assumed/age",
    ),
    Bad(
        "    values:\n      2020-01-01: {value",
        "    value:\n      2020-01-01: {value",
        "missing_key",
        14,
        "parameters/half",
    ),
    Bad("cost: none\n", "", "missing_key", 1),
    # days
    Bad("  - {first_day: 2020-01-01}", "  - {last_day: 2020-01-01}", "missing_key", 7, "in_force/1"),
    Bad("first_day: 2020-01-01}", "first_day: 2021-02-29}", "not_a_day", 7, "in_force/1/first_day"),
    Bad("first_day: 2020-01-01}", "first_day: 20200101}", "not_a_day", 7, "in_force/1/first_day"),
    Bad("first_day: 2020-01-01}", "first_day: 2020-W01-1}", "not_a_day", 7, "in_force/1/first_day"),
    Bad("first_day: 2020-01-01}", "first_day: 1203-01-01}", "day_out_of_range", 7, "in_force/1/first_day"),
    Bad(
        "first_day: 2020-01-01}", "first_day: 2020-01-02, last_day: 2020-01-01}", "days_in_wrong_order", 7, "in_force/1"
    ),
    Bad(
        "  - {first_day: 2020-01-01}", "  - {first_day: 2020-01-01}\n  - {first_day: 2021-01-01}", "periods_overlap", 7
    ),
    Bad("      2020-01-01: {value", "      2020-13-01: {value", "not_a_day", 17, "parameters/half/values/2020-13-01"),
    Bad(
        'value: "50", ' + _VALUE,
        f'value: "50", last_day: 2021-12-31, {_VALUE}\n      2021-06-01: {{value: "60", {_VALUE}',
        "versions_overlap",
        17,
    ),
    Bad(
        'value: "50", ' + _VALUE,
        f'value: "50", last_day: 2021-12-31, {_VALUE}\n      2022-06-01: {{value: "60", {_VALUE}',
        "gap_between_versions",
        17,
    ),
    Bad('value: "50"', 'value: "50", last_day: 2021-12-31', "last_version_ends", 17),
    Bad('    values:\n      2020-01-01: {value: "50", ' + _VALUE + "\n", "    values: {}\n", "no_values", 16),
    # names that point
    Bad("ceiling: ceiling}", "ceiling: ceilling}", "unknown_name", 30, "steps/1"),
    Bad("wage: wage", "wage: employer", "unknown_name", 30, "steps/1"),
    Bad("{total: limit}", "{total: limitt}", "unknown_name", 32, "duration/total"),
    Bad("{total: limit}", "{total: limit, no_longer_than: months_without_work, groups: [old]}", "unknown_group", 32),
    Bad("{at: limit", "{at: limitt", "unknown_name", 34, "caps/1"),
    Bad("eligible_wage: {wage", "eligible_wages: {wage", "unknown_block", 30, "steps/1"),
    Bad("share_of: {of: base, share: half}}", "title2: x}", "unknown_block", 31, "steps/2"),
    Bad("share: half}", "share: half, per: day}", "unknown_key", 31, "steps/2/share_of/per"),
    Bad(
        "share_of: {of: base, share: half}", "fixed: {amount: base, per: week}", "not_a_choice", 31, "steps/2/fixed/per"
    ),
    Bad("wage: wage", "wage: support", "steps_in_a_ring", 30, "steps"),
    Bad(
        "  - {code: support,",
        "  - {code: more, title: Mer, amount: {of: after}}\n  - {code: after,",
        "result_is_not_last",
        30,
    ),
    Bad("{code: support,", "{code: base,", "code_twice", 30, "steps"),
    Bad("{code: base,", "{code: wage,", "name_taken", 30, "steps/1"),
    Bad("  half:\n", "  extent:\n", "name_of_a_fact", 14, "parameters/extent"),
    Bad("{code: colour,", "{code: wage,", "name_of_a_fact", 11, "facts"),
    Bad("by: [group]", "by: [shoe_size]", "unknown_fact", 21, "parameters/ceiling/by/1"),
    Bad("by: [group]", "by: [newcomer]", "unknown_fact", 21, "parameters/ceiling/by/1"),
    Bad("{young:", "{old:", "unknown_group", 19, "parameters/ceiling"),
    Bad("cost: none", "cost: employment", "unknown_cost", 28, "cost"),
    Bad("per: year}", "per: week}", "not_a_choice", 34, "caps/1/per"),
    # tests of conditions
    Bad(
        "conditions:\n",
        "conditions:\n  - {code: red, title: A, source: B, when: {fact: sfi, is: true}}\n",
        "code_twice",
        27,
    ),
    Bad("fact: colour,", "fact: shoe_size,", "unknown_fact", 27, "conditions/1"),
    Bad("is: red}", "is: green}", "unknown_alternative", 27, "conditions/1"),
    Bad("{fact: colour, is: red}", "{fact: newcomer, is: ja}", "unknown_alternative", 27, "conditions/1"),
    Bad("{fact: colour, is: red}", "{fact: colour, at_least: limit}", "fact_is_no_number", 27, "conditions/1"),
    Bad("at_most: limit", "at_most: 25", "number_must_be_parameter", 25, "groups/1/when/at_most"),
    Bad("at_most: limit", "at_most: limitt", "unknown_parameter", 25, "groups/1"),
    Bad("at_most: limit", "at_most: ceiling", "limit_has_rows", 25, "groups/1"),
    Bad("at_most: limit", "at_most: limit, at_least: limit", "one_relation", 25, "groups/1/when"),
    Bad("at_most: limit", "at_most: ", "missing_key", 25, "groups/1/when/at_most"),
    Bad("{fact: colour, is: red}", "{facts: colour}", "unknown_test", 27, "conditions/1/when"),
    Bad("{fact: colour, is: red}", "{all: [{not: {any: [{fact: shoe_size, is: red}]}}]}", "unknown_fact", 27),
    Bad(", when: {fact: colour, is: red}", "", "missing_key", 27, "conditions/1"),
    # rounding
    Bad("cost: none", "cost: none\nrounding: {rule: up, to: 0}", "rounding_step_not_positive", 29, "rounding"),
    Bad("cost: none", "cost: none\nrounding: {rule: sideways}", "not_a_choice", 29, "rounding/rule"),
)
