"""Values as they are shown: days and numbers as they are, codes, measures and workplaces by their Swedish names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from talja.apps.imports import codec
from talja.apps.imports.lines import Shown
from talja.apps.organisation.queries import workplace_names
from talja.apps.people.enums import Born, Education, Protection, Sex
from talja.apps.placements.enums import Destination, EndReason, Kolada
from talja.apps.placements.queries import measure_vocabulary, occupation_names
from talja.core.intake.record import Field

_CODES = {
    Field.SEX: Sex,
    Field.BORN: Born,
    Field.EDUCATION: Education,
    Field.PROTECTION: Protection,
    Field.END_REASON: EndReason,
    Field.DESTINATION: Destination,
    Field.KOLADA: Kolada,
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names behind the codes and keys that some values hold, fetched at once."""

    measures: Mapping[str, str]
    workplaces: Mapping[str, str]
    occupations: Mapping[str, str]

    @classmethod
    def behind(cls, values: Iterable[tuple[str, str | None]]) -> "Names":
        """Return the names behind all these fields and stored texts. Two queries, whatever the number."""
        keys = {text for code, text in values if code == Field.WORKPLACE and is_key(text)}
        measures = {code: names[0] for code, names in measure_vocabulary().items()}
        return cls(measures, workplace_names(key for key in keys if key), occupation_names())

    def shown(self, code: str, text: str | None) -> Shown:
        """Return one stored text as it is to be read; None for what is not known."""
        field = Field(code)
        if not text:
            return None
        if field in codec.DAYS:
            return date.fromisoformat(text)
        if field in codec.NUMBERS:
            return Decimal(text)
        return self._named(field, text)

    def _named(self, field: Field, text: str) -> str:
        if field in _CODES:
            return str(dict(_CODES[field].choices).get(text, text))
        if field is Field.NUMBER:
            return f"{text[:8]}-{text[8:]}"
        if field is Field.OCCUPATION:
            return f"{text} {self.occupations.get(text, '')}".strip()
        return {Field.MEASURE: self.measures, Field.WORKPLACE: self.workplaces}.get(field, {}).get(text, text)


def is_key(text: str | None) -> bool:
    """Whether the text is the key of a workplace, and not a name that somebody wrote."""
    try:
        return str(UUID(text)) == text if text else False
    except ValueError:
        return False
