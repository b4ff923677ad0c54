"""What only the municipality can tell of a row: which workplace a cost centre is, and who the case workers are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from talja.core.intake.record import Field, Finding, ReadRow, Severity, Vocabulary
from talja.core.kernel.swedish import fold


@dataclass(frozen=True)
class OwnWords:
    """The municipality's own words, and what its case workers are called: folded spelling -> the full name."""

    vocabulary: Vocabulary
    case_workers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_spelling(self) -> Mapping[str, str]:
        """Every spelling of a workplace that means only one -> its key."""
        found: dict[str, set[str]] = {}
        for key, spellings in self.vocabulary.workplaces.items():
            for spelling in spellings:
                found.setdefault(fold(spelling), set()).add(key)
        return {spelling: next(iter(keys)) for spelling, keys in found.items() if len(keys) == 1}

    def fit(self, row: ReadRow, columns: Mapping[Field, int]) -> ReadRow:
        """Return the row with its workplace known by the cost centre, and the case worker by the full name.

        A payroll list names no workplaces, only cost centres; staff write "Liina". A case worker whom nobody knows is
        left out. `columns` tells where each field stands.
        """
        centre, worker = row.text(Field.COST_CENTRE), row.text(Field.CASE_WORKER)
        if not (centre or worker):
            return row
        values, findings = dict(row.values), list(row.findings)
        unread = any(one.field is Field.WORKPLACE and one.severity is Severity.ERROR for one in findings)
        if centre and Field.WORKPLACE not in values and not unread and (key := self._by_spelling.get(fold(centre))):
            values[Field.WORKPLACE] = key
            findings.append(_told(Field.COST_CENTRE, "workplace_by_cost_centre", Severity.NOTE, centre, columns))
        if worker and (known := self.case_workers.get(fold(worker))):
            values[Field.CASE_WORKER] = known
        elif worker:
            del values[Field.CASE_WORKER]
            findings.append(_told(Field.CASE_WORKER, "case_worker_unknown", Severity.WARNING, worker, columns))
        return row if values == row.values else replace(row, values=values, findings=tuple(findings))


def _told(code: Field, what: str, severity: Severity, raw: str, columns: Mapping[Field, int]) -> Finding:
    return Finding(what, severity, column=columns.get(code), field=code, raw=raw)
