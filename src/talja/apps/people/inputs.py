"""What may be said about a person, as it comes from a form or a list, and how it becomes facts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from talja.apps.people.enums import Born, Education, Language, Protection, Sex
from talja.apps.people.models import PersonContact, PersonFacts
from talja.core.kernel.personal_number import InvalidNumber, NumberKind, PersonalNumber, parse
from talja.core.kernel.verdict import Denied

FACTS = tuple(model_field.name for model_field in PersonFacts._meta.local_fields)
_LIMITS = {one.name: one.max_length for one in PersonFacts._meta.local_fields if one.max_length}
_REACH = ("email", "phone", "street", "postcode", "town")
_REACH_LIMITS = {one.name: one.max_length for one in PersonContact._meta.local_fields if one.name in _REACH}
_CODES: dict[str, Any] = {"sex": Sex, "born": Born, "education": Education, "protection": Protection}


@dataclass(frozen=True, slots=True)
class PersonInput:
    """Facts about a person as somebody says them. The number may be written in any usual form; empty = not known."""

    number: str = field(default="", repr=False)
    local_number: str = field(default="", repr=False)
    birth_date: date | None = field(default=None, repr=False)
    given_name: str = field(default="", repr=False)
    family_name: str = field(default="", repr=False)
    sex: str = ""
    born: str = ""
    education: str = ""
    protection: str = ""

    def with_changes(self, changes: Mapping[str, Any]) -> "PersonInput":
        """Return the same facts with some of them changed. Raises `TypeError` for a field that does not exist."""
        return replace(self, **changes)

    @classmethod
    def of(cls, person: PersonFacts) -> "PersonInput":
        """Return what the register says of the person now."""
        return cls(**{one.name: getattr(person, one.name) for one in fields(cls)})

    def facts(self, *, on: date) -> dict[str, Any]:
        """Return the facts to store. A number settles birth date and, when nothing else is said, sex.

        `on` settles the century of a ten-digit number. Raises `Denied`: no_number, number_shape, number_reserve,
        number_check_digit, number_date, birth_date_differs, birth_date_in_future, unknown_code, text_too_long.
        """
        said: dict[str, Any] = {
            name: " ".join(value.split()) if isinstance(value, str) else value for name, value in asdict(self).items()
        }
        number = _read(said["number"], on=on)
        if number is None and not said["local_number"]:
            raise Denied("no_number")
        said |= _settled(number, said)
        _check(said, on=on)
        return said


def _read(written: str, *, on: date) -> PersonalNumber | None:
    try:
        return parse(written, on=on) if written else None
    except InvalidNumber as invalid:
        raise Denied(invalid.code) from None


def _settled(number: PersonalNumber | None, said: Mapping[str, Any]) -> dict[str, Any]:
    if number is None:
        return {"number": "", "number_kind": NumberKind.LOCAL.value}
    if number.birth_date and said["birth_date"] not in {None, number.birth_date}:
        raise Denied("birth_date_differs")
    return {
        "number": number.digits,
        "number_kind": number.kind.value,
        "birth_date": number.birth_date or said["birth_date"],
        "sex": said["sex"] or (Sex.WOMAN.value if number.is_woman else Sex.MAN.value),
    }


def _check(said: Mapping[str, Any], *, on: date) -> None:
    if said["birth_date"] and said["birth_date"] > on:
        raise Denied("birth_date_in_future")
    if any(said[name] not in codes.values for name, codes in _CODES.items()):
        raise Denied("unknown_code")
    if any(len(said[name]) > limit for name, limit in _LIMITS.items()):
        raise Denied("text_too_long")


@dataclass(frozen=True, slots=True)
class ContactInput:
    """How to reach a person, as somebody says it. All empty = not known."""

    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    street: str = field(default="", repr=False)
    postcode: str = field(default="", repr=False)
    town: str = field(default="", repr=False)
    language: str = ""

    def facts(self) -> dict[str, str]:
        """Return what to store. Raises `Denied`: address_invalid, text_too_long, unknown_code."""
        said = {name: " ".join(value.split()) for name, value in asdict(self).items()}
        if any(len(said[name]) > (limit or 0) for name, limit in _REACH_LIMITS.items()):
            raise Denied("text_too_long")
        if said["language"] not in Language.values:
            raise Denied("unknown_code")
        if said["email"] and not _is_address(said["email"]):
            raise Denied("address_invalid")
        return said


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
