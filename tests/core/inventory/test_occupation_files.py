import json

import pytest

from talja.core.inventory.occupation_files import ONET_COLUMNS, Statement, read_onet, read_ssyk, statements_for
from talja.core.kernel.reading.problems import UnreadableFile

HEAD = "\t".join(ONET_COLUMNS)
CORE = "31-1131.00\t10547\tTurn or reposition bedridden patients.\tCore\t97\t08/2023\tIncumbent"
EXTRA = "31-1131.00\t10548\tTransport specimens.\tSupplemental\tn/a\t08/2023\tIncumbent"
OTHER = "37-2011.00\t1\tClean floors.\tCore\t90\t08/2023\tIncumbent"


def onet_problems(text: str) -> list[tuple[int, str]]:
    with pytest.raises(UnreadableFile) as caught:
        read_onet(text, file="onet.txt")
    return [(one.line, one.code) for one in caught.value.problems]


@pytest.mark.parametrize(
    "text", ["\n".join([HEAD, EXTRA, CORE, OTHER, ""]), "\ufeff" + "\r\n".join([HEAD, EXTRA, "", CORE, OTHER])]
)
def test_task_statements_as_published(text: str) -> None:
    read = read_onet(text, file="onet.txt")
    assert len(read) == 3
    assert statements_for("31-1131.00", read) == (
        Statement("31-1131.00", "Turn or reposition bedridden patients."),
        Statement("31-1131.00", "Transport specimens.", is_core=False),
    )
    assert statements_for("99-9999.99", read) == ()


@pytest.mark.parametrize("text", ["", "\n", "a\tb", HEAD.replace("Task ID", "Id"), HEAD.replace("\t", ";")])
def test_another_file_is_refused(text: str) -> None:
    assert onet_problems(text) == [(1, "not_onet")]


def test_every_faulty_line_is_told() -> None:
    lines = [
        HEAD,
        CORE,
        "a\tb",
        CORE.replace("31-1131.00", "5311"),
        CORE.replace("Turn or reposition bedridden patients.", " "),
    ]
    assert onet_problems("\n".join(lines)) == [(3, "wrong_columns"), (4, "not_an_onet_code"), (5, "missing_key")]


def test_a_thousand_faults_are_told_as_fifty() -> None:
    assert len(onet_problems("\n".join([HEAD, *["x"] * 1000]))) == 50


def ssyk(code: object, definition: str) -> str:
    return json.dumps({"data": {"concepts": [{"ssyk_code_2012": code, "definition": definition}]}})


@pytest.mark.parametrize(
    ("definition", "sentences"),
    [
        (
            "Städar lokaler. Städar fordon.\n\nHit hör inte\nFönsterputsare (9120)",
            ["Städar lokaler.", "Städar fordon."],
        ),
        (
            "Leder kurser. Exempel på arbetsuppgifter: Lär ut språk m.m. Ordnar t.ex. resor.",
            ["Leder kurser.", "Lär ut språk m.m.", "Ordnar t.ex. resor."],
        ),
        ("", []),
        ("Exempel på arbetsuppgifter: ", []),
        ("Sköter djur", ["Sköter djur"]),
    ],
)
def test_descriptions_of_ssyk_become_sentences(definition: str, sentences: list[str]) -> None:
    read = read_ssyk(ssyk("9111", definition), file="ssyk.json")
    assert [one.text for one in statements_for("9111", read)] == sentences


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ("[" * 100_000, "not_ssyk"),
        ("1" * 10_000, "not_ssyk"),
        ("[]", "not_ssyk"),
        ('{"data": {}}', "not_ssyk"),
        ('{"data": {"concepts": [1]}}', "not_ssyk"),
        ('{"data": {"concepts": null}}', "not_ssyk"),
        (ssyk("91", "Städar."), "not_an_occupation"),
        (ssyk(None, "Städar."), "not_an_occupation"),
    ],
)
def test_what_is_no_file_of_ssyk_is_refused(text: str, code: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_ssyk(text, file="ssyk.json")
    assert [one.code for one in caught.value.problems] == [code]
