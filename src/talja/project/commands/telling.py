"""A list told at the terminal: row by row for people, or as JSON for programs (docs/reference/import.md)."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from talja.apps.imports.enums import RowStatus
from talja.apps.imports.queries import BatchPage, Preview, PreviewRow
from talja.apps.people.masking import PROTECTED_NAME, full_name
from talja.core.intake.record import Field, Severity
from talja.web.shared.finding_texts import say_finding
from talja.web.shared.import_texts import LEFT_OUT, field_label, value_text
from talja.web.shared.link_reasons import say_link

_SIGNS = {Severity.ERROR: "!", Severity.WARNING: "?", Severity.NOTE: "·"}
_HIDDEN = "••••"


def as_text(preview: Preview, applied: BatchPage | None, show_numbers: bool) -> Iterator[str]:
    """Yield the lines for a person: columns, what was left out, every row, and the sum."""
    for sheet, column in preview.columns:
        read = field_label(column.field) if column.field else _("läses inte")
        yield f"{sheet} | {column.heading or '-'} → {read} ({column.confidence:.0%})"
    for left in preview.left:
        yield f"{left['sheet']} {left['first_row']}–{left['last_row']}: {LEFT_OUT[left['code']]}"
    for row in preview.rows:
        yield from _row(row, show_numbers)
    counted = (f"{RowStatus(status).label} {count}" for status, count in sorted(preview.counts.items()))
    yield _("Sammanlagt: %(counts)s") % {"counts": ", ".join(counted) or "0"}
    if applied is None:
        yield _("Inget är skrivet. Lägg till --apply för att föra in listan.")
    else:
        yield from result_as_text(applied)


def as_json(preview: Preview, applied: BatchPage | None, show_numbers: bool) -> Iterator[str]:
    """Yield the same as one JSON document."""
    told = {
        "sheets": list(preview.taken),
        "columns": [
            {
                "sheet": sheet,
                "heading": column.heading,
                "field": column.field.value if column.field else None,
                "confidence": round(column.confidence, 2),
                "reasons": list(column.reasons),
            }
            for sheet, column in preview.columns
        ],
        "left_out": [dict(left) for left in preview.left],
        "rows": [_row_as_json(row, show_numbers) for row in preview.rows],
        "counts": preview.counts,
        "applied": None if applied is None else result_as_json(applied),
    }
    yield json.dumps(told, ensure_ascii=False, indent=1)


def result_as_text(page: BatchPage) -> Iterator[str]:
    """Yield what applying or undoing did, and the key to undo by."""
    if page.may_undo:
        told = _("Infört: %(written)s rader, %(refused)s sade registret nej till. Ångra med --undo %(key)s")
        yield told % {"written": page.result.written, "refused": page.result.refused, "key": page.line.key}
        return
    left = sum(page.result.left.values())
    yield _("Taget tillbaka: %(back)s. Lämnat, för att någon har ändrat det sedan: %(left)s.") % {
        "back": page.result.taken_back,
        "left": left,
    }


def result_as_json(page: BatchPage) -> dict[str, Any]:
    """Return what applying or undoing did."""
    result = page.result
    told = {"batch": page.line.key, "state": page.line.state, "written": result.written, "refused": result.refused}
    return {**told, "taken_back": result.taken_back, "left": result.left}


def _row(row: PreviewRow, show_numbers: bool) -> Iterator[str]:
    where = f"{row.sheet} {row.number}".strip() if row.number else "-"
    yield f"{where}  {str(RowStatus(row.status).label).upper()}  {_who(row, show_numbers)}  {_what(row)}".rstrip()
    for finding in row.findings:
        field = finding.field or ""
        label = field_label(field) if field else _("Raden")
        raw = "" if _is_hidden(field, row, show_numbers) else finding.raw
        suggestion = "" if _is_hidden(field, row, show_numbers) else finding.suggestion
        told = " → ".join(text for text in (raw, suggestion) if text)
        yield f"    {_SIGNS[finding.severity]} {label}: {say_finding(finding)} {f'({told})' if told else ''}".rstrip()
    for reason in row.reasons:
        yield f"    = {say_link(reason)}"
    if row.status == RowStatus.CHANGED:
        for change in row.changes:
            old, new = (_shown(row, change.field, value, show_numbers) for value in (change.old, change.new))
            left = "" if change.take else f" {_('(tas inte)')}"
            yield f"    {field_label(change.field, change.attribute)}: {old or '–'} → {new}{left}"


def _who(row: PreviewRow, show_numbers: bool) -> str:
    if row.is_protected:
        return str(PROTECTED_NAME)
    said = {code: str(row.said(code) or "") for code in (Field.GIVEN_NAME, Field.FAMILY_NAME, Field.NUMBER)}
    name = full_name(said[Field.GIVEN_NAME], said[Field.FAMILY_NAME])
    number = said[Field.NUMBER] if show_numbers else _masked(said[Field.NUMBER])
    return f"{name} {number}".strip()


def _what(row: PreviewRow) -> str:
    if row.is_protected:
        return ""
    said = (row.said(code) for code in (Field.MEASURE, Field.WORKPLACE, Field.FIRST_DAY, Field.LAST_DAY))
    return ", ".join(str(value) for value in said if value)


def _row_as_json(row: PreviewRow, show_numbers: bool) -> dict[str, Any]:
    values = {value.field: _shown(row, value.field, value.value, show_numbers) for value in row.values}
    return {
        "sheet": row.sheet,
        "row": row.number,
        "status": row.status,
        "protected": row.is_protected,
        "person": row.person_key or None,
        "placement": row.placement_key or None,
        "candidates": list(row.candidates),
        "reasons": [{"code": one.code, **one.params} for one in row.reasons],
        "read": {} if row.is_protected else values,
        "findings": [_finding(row, one, show_numbers) for one in row.findings],
        "changes": [
            {
                "field": one.attribute,
                "old": _shown(row, one.field, one.old, show_numbers) or None,
                "new": _shown(row, one.field, one.new, show_numbers),
                "take": one.take,
            }
            for one in row.changes
        ],
    }


def _finding(row: PreviewRow, finding: Any, show_numbers: bool) -> Mapping[str, Any]:
    hidden = _is_hidden(finding.field or "", row, show_numbers)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "field": finding.field.value if finding.field else None,
        "raw": _HIDDEN if hidden and finding.raw else finding.raw,
        "suggestion": _HIDDEN if hidden and finding.suggestion else finding.suggestion,
    }


def _is_hidden(code: str, row: PreviewRow, show_numbers: bool) -> bool:
    """Whether a text as it stood is kept from the terminal: a number, or anything of a protected person."""
    return row.is_protected or (code in {Field.NUMBER, Field.LOCAL_NUMBER} and not show_numbers)


def _shown(row: PreviewRow, code: str, value: str | date | Decimal | None, show_numbers: bool) -> str:
    if value is None:
        return ""
    if row.is_protected:
        return _HIDDEN
    if code == Field.NUMBER and not show_numbers:
        return _masked(str(value))
    return value.isoformat() if isinstance(value, date) else value_text(code, value)


def _masked(number: str) -> str:
    """Return a number without its last four digits: the birth date tells people apart, and no more is needed."""
    return f"{number[:-4]}{_HIDDEN}" if number else ""
