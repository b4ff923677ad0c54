"""csv, tsv, txt and HTML: letters, delimiters and the habits of those who export them."""

import pytest

from talja.core.intake.workbook import Merged, Sheet, Unreadable, read_workbook

TEXT = "Namn;Fr o m;Ssg\r\nÅsa Öberg;2024-01-02;75,5\r\nBjörn Älv;2024-02-01;\r\n"
READ = (("Namn", "Fr o m", "Ssg"), ("Åsa Öberg", "2024-01-02", "75,5"), ("Björn Älv", "2024-02-01", None))


def read(content: bytes, filename: str = "min lista.csv") -> Sheet:
    (sheet,) = read_workbook(content, filename=filename).sheets
    return sheet


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman", "cp850"]
)
def test_every_usual_encoding(encoding: str) -> None:
    assert read(TEXT.encode(encoding)).rows == READ


def test_a_big_endian_mark() -> None:
    assert read("\ufeffa;Å".encode("utf-16-be")).rows == (("a", "Å"),)


@pytest.mark.parametrize("delimiter", [";", "\t", "|", ","])
@pytest.mark.parametrize("filename", ["lista.xlsx", "lista.xls", "lista.txt"])
def test_every_delimiter_under_any_name(delimiter: str, filename: str) -> None:
    text = delimiter.join(["Namn", "Enhet", "Kön"]) + "\n" + delimiter.join(["Åsa", "Norr", "K"])
    assert read(text.encode(), filename).rows == (("Namn", "Enhet", "Kön"), ("Åsa", "Norr", "K"))


def test_the_sheet_is_called_what_the_file_is_called() -> None:
    assert read(b"a;b").name == "min lista"


def test_decimal_commas_and_names_with_commas_do_not_divide() -> None:
    rows = read("Lista över anställda\n\nNamn;Ssg\nÖberg, Åsa;75,5\nÄlv, Björn;50,0\n".encode()).rows
    assert rows == (("Lista över anställda",), (), ("Namn", "Ssg"), ("Öberg, Åsa", "75,5"), ("Älv, Björn", "50,0"))


def test_the_delimiter_that_the_file_tells() -> None:
    assert read(b"sep=;\r\na,b;c\r\n").rows == (("a,b", "c"),)


def test_what_protects_a_text_from_excel_is_taken_off() -> None:
    assert read(b'="0123";\'0456;=\'x;"a\nb"').rows == (("0123", "0456", "='x", "a\nb"),)


@pytest.mark.parametrize("lines", [60, 9000])
def test_a_quote_that_nobody_closed_does_not_swallow_the_rest(lines: int) -> None:
    rows = read(b'a;b\n"x;1\n' + b"yyyyyyyyyyyyyyy;2\n" * lines).rows
    assert len(rows) == lines + 2
    assert rows[1] == ('"x', "1")


def test_one_column_is_a_table_too() -> None:
    assert read(b"Namn\nAnna\n\x1a").rows == (("Namn",), ("Anna",))


HTML = """<html><head><style>td {color: red}</style></head><body><table>
<tr><th rowspan=2>Namn</th><th colspan="2">Beslut</th></tr><tr><th>fr o m<th>t o m</tr>
<tr><td>&Aring;sa<br>&Ouml;berg <td> 2024-01-02 </td><td></td></table>
<p>text</p><td>utanför</td></table><table><td>2</td><td colspan="x">b<table><tr><td>inre</table>c</td></table>"""


def test_html_that_calls_itself_excel() -> None:
    first, second, inner = read_workbook(HTML.encode(), filename="lista.xls").sheets
    assert first.rows == (("Namn", "Beslut", None), (None, "fr o m", "t o m"), ("Åsa\nÖberg", "2024-01-02", None))
    assert first.merged == (Merged(0, 0, 1, 0), Merged(0, 1, 0, 2))
    assert (first.name, second.name) == ("lista", "lista 2")
    assert second.rows == (("2", "b"),)
    assert inner.rows == (("inre",),)


def test_html_without_a_table() -> None:
    with pytest.raises(Unreadable, match="file_kind_unknown"):
        read_workbook(b"<html><td>a</td></html>", filename="a.xls")
