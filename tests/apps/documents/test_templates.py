"""Templates are handed in whole or not at all, kept for good, and one of each kind is in use."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from tests.apps.documents.conftest import template, texts
from tests.together import at_once

from talja.apps.audit.models import Event
from talja.apps.documents import operations, policies, queries
from talja.apps.documents.enums import Kind
from talja.apps.documents.models import TemplateChoice, TemplateFile
from talja.apps.documents.word.faults import FaultyTemplate
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied

CERTIFICATE = Kind.CERTIFICATE


def events() -> QuerySet[Event]:
    return Event.objects.filter(code__startswith="template.")


def hand_in(actor: Actor, text: str = "Intyg för {{ person.namn }}", kind: Kind = CERTIFICATE) -> TemplateFile:
    return operations.hand_in_template(kind=kind, content=template(text), file_name="intyg åäö.docx", actor=actor)


def test_a_template_is_kept_as_it_was_and_not_used_by_itself(asta: Actor) -> None:
    file = hand_in(asta)
    assert (file.kind, file.number, file.file_name, file.uploaded_by) == (CERTIFICATE, 1, "intyg åäö.docx", asta.key)
    assert queries.template_file(CERTIFICATE, file.key, actor=asta) == queries.WordFile(
        file.file_name, bytes(file.content)
    )
    assert TemplateChoice.objects.count() == 0
    event = events().get()
    assert (event.code, event.target_key, event.data) == (
        "template.handed_in",
        str(file.key),
        {"document": "certificate", "version": 1},
    )


def test_the_same_file_twice_is_one_version(asta: Actor) -> None:
    content = template("Hej")
    first, second = (
        operations.hand_in_template(kind=CERTIFICATE, content=content, file_name=name, actor=asta) for name in "ab"
    )
    assert first == second
    assert TemplateFile.objects.count() == events().count() == 1
    other = operations.hand_in_template(kind=Kind.AGREEMENT, content=content, file_name="a", actor=asta)
    assert (other.kind, other.number) == (Kind.AGREEMENT, 1)


def test_a_faulty_template_is_not_kept(asta: Actor) -> None:
    with pytest.raises(FaultyTemplate):
        hand_in(asta, "{{ stod.form }}")  # a certificate never says the form of support
    assert TemplateFile.objects.count() == events().count() == 0


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.docx", "template_file_empty"),
        (b"x" * (policies.MOST_BYTES + 1), "a.docx", "template_too_large"),
        (b"x", " ", "template_name_wrong"),
        (b"x", "a" * 201, "template_name_wrong"),
    ],
)
def test_what_cannot_be_judged_is_refused(content: bytes, name: str, code: str, asta: Actor) -> None:
    with pytest.raises(Denied, match=f"^{code}$"):
        operations.hand_in_template(kind=CERTIFICATE, content=content, file_name=name, actor=asta)


def test_one_of_each_kind_is_in_use_and_one_can_go_back(asta: Actor) -> None:
    first, second = hand_in(asta, "Ett {{ person.namn }}"), hand_in(asta, "Två {{ person.namn }}")
    said = {"person": {"namn": "Åsa"}}

    def shown() -> list[str]:
        return texts(queries.render_blocks(CERTIFICATE, said, actor=asta).blocks)

    assert shown()[0] == "Intyg om arbetslivserfarenhet"
    for key, text in ((first.key, "Ett Åsa"), (second.key, "Två Åsa"), (first.key, "Ett Åsa")):
        operations.choose_template(kind=CERTIFICATE, key=key, actor=asta)
        assert shown() == [text]
        with pytest.raises(Denied, match="template_in_use"):
            operations.choose_template(kind=CERTIFICATE, key=key, actor=asta)
    operations.choose_template(kind=CERTIFICATE, key=None, actor=asta)
    assert shown()[0] == "Intyg om arbetslivserfarenhet"
    page = queries.template_page(CERTIFICATE, actor=asta)
    assert [choice.number for choice in page.choices] == [0, 1, 2, 1]
    assert [(line.number, line.is_in_use) for line in page.versions] == [(2, False), (1, False)]
    assert (page.line.number, page.line.versions, page.choices[0].chosen_by) == (0, 2, "Asta Öberg")
    assert queries.template_page(Kind.AGREEMENT, actor=asta).versions == ()


def test_a_template_that_can_be_used_no_more_is_told_and_not_chosen(
    asta: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, other = hand_in(asta, "Ord: {{ handledarens_ord }}"), hand_in(asta, "Namn: {{ person.namn }}")
    operations.choose_template(kind=CERTIFICATE, key=file.key, actor=asta)
    info = queries.KINDS[CERTIFICATE]
    fewer = {name: field for name, field in info.fields.items() if name != "handledarens_ord"}
    for place in ("kinds", "queries.rendering", "queries.templates", "queries.trying"):
        monkeypatch.setattr(
            f"talja.apps.documents.{place}.KINDS",
            {**queries.KINDS, CERTIFICATE: queries.KindInfo(CERTIFICATE, "", fewer)},
        )
    assert [fault.name for fault in queries.template_page(CERTIFICATE, actor=asta).faults] == ["handledarens_ord"]
    with pytest.raises(FaultyTemplate):
        queries.render_word(CERTIFICATE, {}, actor=asta)
    operations.choose_template(kind=CERTIFICATE, key=other.key, actor=asta)
    with pytest.raises(FaultyTemplate):
        operations.choose_template(kind=CERTIFICATE, key=file.key, actor=asta)


def test_a_template_of_another_kind_is_not_found(asta: Actor) -> None:
    file = hand_in(asta)
    for key in (file.key, uuid4()):
        with pytest.raises(TemplateFile.DoesNotExist):
            operations.choose_template(kind=Kind.AGREEMENT, key=key, actor=asta)
        with pytest.raises(TemplateFile.DoesNotExist):
            queries.template_file(Kind.AGREEMENT, key, actor=asta)


def test_only_those_who_keep_templates_reach_them(asta: Actor, malik: Actor, ursula: Actor) -> None:
    file = hand_in(asta)
    for actor in (malik, ursula):
        for attempt in (
            lambda actor=actor: hand_in(actor),
            lambda actor=actor: operations.choose_template(kind=CERTIFICATE, key=file.key, actor=actor),
            lambda actor=actor: queries.template_kinds(actor=actor),
            lambda actor=actor: queries.template_page(CERTIFICATE, actor=actor),
            lambda actor=actor: queries.template_file(CERTIFICATE, None, actor=actor),
            lambda actor=actor: queries.preview_word(CERTIFICATE, file.key, actor=actor),
        ):
            with pytest.raises(Denied, match="missing_right"):
                attempt()


@pytest.mark.parametrize("table", ["documents_templatefile", "documents_templatechoice"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET kind = 'agreement'", "DELETE FROM {}"])
def test_what_was_handed_in_and_chosen_is_never_changed(table: str, statement: str, asta: Actor) -> None:
    operations.choose_template(kind=CERTIFICATE, key=hand_in(asta).key, actor=asta)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_every_placeholder_is_told_with_how_it_is_written(asta: Actor) -> None:
    placeholders = {line.name: line for line in queries.template_page(Kind.AGREEMENT, actor=asta).placeholders}
    assert placeholders["person.namn"].written == "{{ person.namn }}"
    assert placeholders["uppgifter"].written == "{% for uppgift in uppgifter %}"
    assert [column.written for column in placeholders["uppgifter"].columns] == ["{{ uppgift }}"]
    assert placeholders["kostnad.rader"].columns[1].written == "{{ rad.belopp }}"
    assert placeholders["kostnad.rader"].columns[1].example == "20 250 kr"
    agency = queries.template_page(Kind.AGENCY_BASIS, actor=asta).placeholders
    assert "{% if af.ar_forlangning %}" in {line.written for line in agency}


def test_the_list_tells_which_template_each_kind_uses(asta: Actor) -> None:
    file = hand_in(asta)
    operations.choose_template(kind=CERTIFICATE, key=file.key, actor=asta)
    lines = {line.code: line for line in queries.template_kinds(actor=asta)}
    assert set(lines) == set(Kind)
    assert (lines["certificate"].number, lines["certificate"].chosen_at) == (1, asta.at)
    assert (lines["agreement"].number, lines["agreement"].chosen_at) == (0, None)


def test_a_preview_is_filled_with_examples(asta: Actor) -> None:
    file = hand_in(asta, "{{ person.namn }}: {{ fardigheter|join(' och ') }}")
    made = queries.word_text(queries.preview_word(CERTIFICATE, file.key, actor=asta))
    assert texts(made.blocks) == ["Samira Åkerlund: livsmedelshygien och lyfta rätt"]


@pytest.mark.django_db(transaction=True)
def test_several_at_once_get_numbers_of_their_own(asta: Actor) -> None:
    told = at_once(lambda number: hand_in(asta, f"Mall {number} {{{{ person.namn }}}}"))
    assert told == [""] * 4
    assert sorted(TemplateFile.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    content = template("Samma")
    at_once(lambda _: operations.hand_in_template(kind=CERTIFICATE, content=content, file_name="a", actor=asta))
    assert TemplateFile.objects.count() == 5
    key = TemplateFile.objects.get(number=5).key
    assert at_once(lambda _: operations.choose_template(kind=CERTIFICATE, key=key, actor=asta)) == [
        "",
        *["template_in_use"] * 3,
    ]
