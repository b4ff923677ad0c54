"""Every form says whom to ask, by what law, with where that stands and how sure it is."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from talja.apps.placements.operations.measures import MEASURES
from talja.core.chain import procedures
from talja.core.chain.procedures import Basis, Certainty, Procedure, load_procedures, read_procedures

SAID = yaml.safe_load(MEASURES.read_text(encoding="utf-8"))
DATA = Path(procedures.__file__).parent / "data" / "procedures.yaml"
BEGUN = sorted(code for code, measure in SAID.items() if measure["last_day"] is None)
ONE = (
    "{needs_union: true, basis: mbl_38, union_days: %s, needs_agency: false, agency_days: 0, shows_form: false, "
    "source: x, certainty: low, note: y}"
)


def test_every_kind_of_measure_has_a_procedure() -> None:
    known = load_procedures()
    assert set(known.categories) == {measure["category"] for measure in SAID.values()}
    assert set(known.forms) <= set(SAID)


@pytest.mark.parametrize("code", BEGUN)
def test_every_form_says_where_it_stands_and_that_days_are_assumed(code: str) -> None:
    procedure = load_procedures().of(code, SAID[code]["category"])
    assert procedure.source
    assert procedure.certainty is not Certainty.HIGH  # no law gives the days
    days = procedure.union_days + procedure.agency_days
    assert not days or "antagande" in procedure.note or "kontrollera" in procedure.note
    assert not procedure.is_own


def test_a_form_that_can_reveal_health_is_never_told() -> None:
    assert not any(
        load_procedures().of(code, measure["category"]).shows_form
        for code, measure in SAID.items()
        if measure["can_reveal_health"]
    )


@pytest.mark.parametrize(
    ("code", "category", "needs_union", "basis", "agency_days"),
    [
        ("nystartsjobb", "subsidised", False, Basis.MBL_11, 21),
        ("introduktionsjobb", "subsidised", True, Basis.REGULATION_9A, 21),
        ("arbetspraktik", "internship", True, Basis.MBL_38, 14),
        ("kommunal_praktik", "internship", True, Basis.MBL_38, 0),
        ("kommunal_anstallning", "municipal", False, Basis.MBL_11, 0),
        ("something new", "internship", True, Basis.MBL_38, 14),
    ],
)
def test_what_the_law_asks_for(code: str, category: str, needs_union: bool, basis: Basis, agency_days: int) -> None:
    procedure = load_procedures().of(code, category)
    assert (procedure.needs_union, procedure.basis, procedure.agency_days) == (needs_union, basis, agency_days)


def test_an_unknown_kind_is_no_procedure() -> None:
    with pytest.raises(KeyError):
        load_procedures().of("something new", "trumpet")


def test_both_are_asked_at_the_same_time() -> None:
    said = {"basis": Basis.LOCAL, "shows_form": False, "source": "", "certainty": Certainty.LOW}
    assert Procedure(needs_union=True, union_days=14, needs_agency=True, agency_days=21, **said).days == 21
    assert Procedure(needs_union=True, union_days=14, needs_agency=False, agency_days=21, **said).days == 14
    assert Procedure(needs_union=False, union_days=14, needs_agency=False, agency_days=21, **said).days == 0


@pytest.mark.parametrize(
    "one",
    [ONE % 400, ONE % -1, ONE % "many", ONE.replace("mbl_38", "mbl_99") % 14, ONE.replace(", note: y", "") % 14],
)
def test_what_is_no_procedure_is_not_read(one: str) -> None:
    with pytest.raises(ValueError, match=r"mbl_99|form"):
        read_procedures(f"categories: {{}}\nforms:\n  form: {one}")


def test_the_file_says_when_it_was_checked() -> None:
    assert isinstance(yaml.safe_load(DATA.read_text(encoding="utf-8"))["checked"], date)
