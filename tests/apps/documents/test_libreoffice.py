"""Every document opens in LibreOffice, and says there just what was put into it: every value, in order."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.conftest import MOMENT

from talja.apps.documents.enums import Kind
from talja.apps.documents.fields import Data
from talja.apps.documents.kinds import KINDS, example_data
from talja.apps.documents.shipped import shipped_template
from talja.apps.documents.word.blocks import Block, Table, read_word
from talja.apps.documents.word.filling import fill

SOFFICE = os.environ.get("SOFFICE") or shutil.which("soffice")
BEGINS_WITH = {
    Kind.JOB_DESCRIPTION: {"befattning.titel", "arbetsplats.namn"},
    Kind.POSITIONS_BASIS: {"forslag.arende", "forslag.antal"},
}
LONG = "Åsa Ödlund-Ärlig <b>&amp;</b> {{ 7*7 }} 中 \N{ARABIC LETTER ALEF}"
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here: script/packages libreoffice")


def cases() -> dict[str, tuple[Kind, Data]]:
    made: dict[str, tuple[Kind, Data]] = {}
    for kind in KINDS:
        made |= {f"{kind}-known": (kind, example_data(kind)), f"{kind}-unknown": (kind, {})}
    odd = {**example_data(Kind.CERTIFICATE), "uppgifter": [LONG] * 60, "handledarens_ord": f"{LONG}\nnästa rad"}
    return made | {"odd": (Kind.CERTIFICATE, odd)}


def converted(folder: Path) -> Mapping[str, tuple[bytes, str]]:
    """Return each document, and what LibreOffice reads in it."""
    for name, (kind, data) in cases().items():
        content = fill(
            shipped_template(kind), KINDS[kind].fields, data, title=str(kind.label), author="Almby", at=MOMENT
        )
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(folder.glob("*.docx"))
    convert = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder / "txt"]
    subprocess.run([str(SOFFICE), profile, *convert, *files], check=True, capture_output=True, timeout=180)
    return {file.stem: (file.read_bytes(), read_text(folder / "txt" / f"{file.stem}.txt")) for file in files}


def read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def letters(text: str) -> str:
    return "".join(text.replace("•", "").split())


def values(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from values(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from values(value)


def paragraphs(blocks: tuple[Block | Table, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from paragraphs(cell.blocks)
        else:
            yield block.text


@needs_libreoffice
def test_every_document_says_in_libreoffice_what_was_put_into_it(tmp_path: Path) -> None:
    """One test for all: LibreOffice is started once, which is what takes the time."""
    words = converted(tmp_path)
    for name, (content, text) in words.items():
        assert letters(text) == letters("".join(paragraphs(read_word(content).blocks))), name
    for kind in KINDS:
        known, unknown = (letters(words[f"{kind}-{state}"][1]) for state in ("known", "unknown"))
        asked = {name for name in KINDS[kind].fields if name in as_written(kind)}
        assert asked >= BEGINS_WITH.get(kind, {"arbetsplats.namn", "period.forsta_dag"})
        for name in asked:
            for value in values(KINDS[kind].fields[name].example):
                assert letters(value) in known, name
        assert "–" in unknown
        assert "{" not in known + unknown


def as_written(kind: Kind) -> str:
    """Return the text of the body of a template, with its tags."""
    return "\n".join(paragraphs(read_word(shipped_template(kind)).blocks))


@pytest.mark.parametrize("kind", KINDS)
def test_values_stand_in_the_order_of_the_template(kind: Kind) -> None:
    """The template itself, with each tag changed for its value by hand, is what LibreOffice reads."""
    data = {name: f"«{number}»" for number, name in enumerate(KINDS[kind].fields) if is_text(kind, name)}
    made = fill(shipped_template(kind), KINDS[kind].fields, nest(data), title="", author="", at=MOMENT)
    said = "\n".join(paragraphs(read_word(made).blocks))
    expected = [value for line in as_written(kind).splitlines() for value in in_order(line, data)]
    found = [part for part in said.replace("»", "»\n").replace("«", "\n«").splitlines() if part.startswith("«")]
    assert [value for value in found if value in expected] == [value for value in expected if value in found]
    assert set(expected) - set(found) <= {data.get("handledarens_ord", "")}


def is_text(kind: Kind, name: str) -> bool:
    return isinstance(KINDS[kind].fields[name].example, str)


def in_order(line: str, data: Mapping[str, str]) -> Iterator[str]:
    places = [(at, value) for name, value in data.items() for at in positions(line, f"{{{{ {name} }}}}")]
    yield from (value for _, value in sorted(places))


def positions(line: str, part: str) -> Iterator[int]:
    at = line.find(part)
    while at >= 0:
        yield at
        at = line.find(part, at + 1)


def nest(data: Mapping[str, str]) -> dict[str, object]:
    made: dict[str, object] = {}
    for name, value in data.items():
        group, _, own = name.partition(".")
        if own:
            made[group] = {**made.get(group, {}), own: value}  # type: ignore[dict-item]  # a group of texts
        else:
            made[group] = value
    return made
