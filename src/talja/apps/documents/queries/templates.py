"""The templates there are, which one each kind uses, and what can be written in them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from talja.apps.documents import permissions, policies
from talja.apps.documents.enums import Holds, Kind
from talja.apps.documents.fields import Field
from talja.apps.documents.kinds import KINDS
from talja.apps.documents.lines import ChoiceLine, KindLine, KindPage, PlaceholderLine, VersionLine, WordFile
from talja.apps.documents.models import TemplateChoice, TemplateChoiceQuerySet, TemplateFile
from talja.apps.documents.shipped import shipped_template
from talja.apps.documents.word.faults import Fault, FaultyTemplate
from talja.apps.documents.word.filling import open_template
from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names


def template_kinds(*, actor: Actor) -> tuple[KindLine, ...]:
    """Return every kind of document and which template it uses. Raises `Denied`: missing_right."""
    permissions.may_keep_templates(actor=actor).require()
    chosen = {choice.kind: choice for choice in _choices(TemplateChoice.objects.in_force())}
    numbers = list(TemplateFile.objects.order_by("pk").values_list("kind", flat=True))
    return tuple(_line(kind, chosen.get(kind), numbers.count(kind)) for kind in KINDS)


def template_page(kind: Kind, *, actor: Actor) -> KindPage:
    """Return a kind's page: its versions, the latest first, and its placeholders. Raises `Denied`: missing_right."""
    permissions.may_keep_templates(actor=actor).require()
    choices = list(_choices(TemplateChoice.objects.filter(kind=kind)).order_by("-pk"))
    files = list(TemplateFile.objects.filter(kind=kind).defer("content").order_by("-number"))
    names = user_names([choice.chosen_by for choice in choices] + [file.uploaded_by for file in files])
    in_use = choices[0].file_id if choices else None
    return KindPage(
        line=_line(kind, choices[0] if choices else None, len(files)),
        versions=tuple(_version(file, in_use, names) for file in files),
        choices=tuple(_choice(choice, names) for choice in choices),
        placeholders=tuple(_placeholder(field) for field in KINDS[kind].fields.values()),
        may_choose_default=policies.may_choose(chosen=None, in_force=in_use),
        faults=_faults_in_use(kind) if in_use else (),
    )


def template_file(kind: Kind, key: UUID | None, *, actor: Actor) -> WordFile:
    """Return a template as it was handed in, or (None) the one that ships with Talja.

    Raises `TemplateFile.DoesNotExist` and `Denied`: missing_right.
    """
    permissions.may_keep_templates(actor=actor).require()
    if key is None:
        return WordFile(f"{kind.value}.docx", shipped_template(kind))
    file = TemplateFile.objects.get(kind=kind, key=key)
    return WordFile(file.file_name, bytes(file.content))


def content_in_use(kind: Kind) -> bytes:
    """Return the template that a kind uses now."""
    choice = TemplateChoice.objects.in_force().filter(kind=kind).select_related("file").first()
    return shipped_template(kind) if choice is None or choice.file is None else bytes(choice.file.content)


def _choices(choices: TemplateChoiceQuerySet) -> TemplateChoiceQuerySet:
    return choices.select_related("file").defer("file__content")


def _faults_in_use(kind: Kind) -> tuple[Fault, ...]:
    try:
        open_template(content_in_use(kind), KINDS[kind].fields)
    except FaultyTemplate as faulty:
        return faulty.faults
    return ()


def _line(kind: Kind, choice: TemplateChoice | None, versions: int) -> KindLine:
    number = choice.file.number if choice and choice.file else 0
    return KindLine(
        kind.value, str(kind.label), KINDS[kind].purpose, number, choice.chosen_at if choice else None, versions
    )


def _version(file: TemplateFile, in_use: int | None, names: Mapping[str, str]) -> VersionLine:
    return VersionLine(
        key=str(file.key),
        number=file.number,
        file_name=file.file_name,
        size=file.size,
        uploaded_at=file.uploaded_at,
        uploaded_by=names.get(file.uploaded_by, ""),
        is_in_use=file.pk == in_use,
        may_choose=policies.may_choose(chosen=file.pk, in_force=in_use),
    )


def _choice(choice: TemplateChoice, names: Mapping[str, str]) -> ChoiceLine:
    return ChoiceLine(choice.file.number if choice.file else 0, choice.chosen_at, names.get(choice.chosen_by, ""))


def _placeholder(field: Field) -> PlaceholderLine:
    written = f"{{{{ {field.name} }}}}"
    if field.holds is Holds.LIST:
        written = f"{{% for {field.item} in {field.name} %}}"
    elif field.holds is Holds.YES_NO:
        written = f"{{% if {field.name} %}}"
    columns = tuple(
        PlaceholderLine(column.name, f"{{{{ {field.item}.{column.name} }}}}", column.meaning, Holds.TEXT, example)
        for column in field.columns
        for example in [_first(field, column.name)]
    )
    inner = columns or (() if field.holds is not Holds.LIST else (_plain_item(field),))
    return PlaceholderLine(field.name, written, field.meaning, field.holds, _example(field), inner)


def _plain_item(field: Field) -> PlaceholderLine:
    return PlaceholderLine(field.item, f"{{{{ {field.item} }}}}", field.meaning, Holds.TEXT, _first(field, ""))


def _first(field: Field, column: str) -> str:
    rows = field.example if isinstance(field.example, tuple) else ()
    first = rows[0] if rows else ""
    return first if isinstance(first, str) else first[column]


def _example(field: Field) -> str:
    if isinstance(field.example, tuple):
        return ", ".join(_texts(field.example))
    return field.example if isinstance(field.example, str) else ""


def _texts(rows: Iterable[str | Mapping[str, str]]) -> Iterable[str]:
    return (row if isinstance(row, str) else next(iter(row.values())) for row in rows)
