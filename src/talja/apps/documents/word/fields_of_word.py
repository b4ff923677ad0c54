"""Word's own fields: page numbers and the like are let through by name; what fetches, links or runs is not."""

from collections.abc import Iterator
from typing import Final

from talja.apps.documents.word.faults import Fault, Place
from talja.apps.documents.word.tree import Part, W

HARMLESS: Final = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE", "TITLE"}
    | {"SUBJECT", "STYLEREF", "REF", "PAGEREF", "NOTEREF", "TOC", "TC", "HYPERLINK", "SEQ", "FILENAME", "XE", "INDEX"}
    | {"FORMTEXT", "FORMCHECKBOX"}
)


def field_faults(part: Part) -> Iterator[Fault]:
    """Yield each field that a template may not have, by its name."""
    for code in instructions(part):
        name = code.split(maxsplit=1)[0].upper() if code.split() else ""
        if name and not name.startswith("=") and name not in HARMLESS:
            known = "template_has_merge_field" if name == "MERGEFIELD" else "template_has_field"
            yield Fault(known, name=" ".join(code.split())[:60], place=Place(part.name))
        elif name == "HYPERLINK" and not _is_harmless_link(code):
            yield Fault("template_has_field", name=" ".join(code.split())[:60], place=Place(part.name))


def instructions(part: Part) -> Iterator[str]:
    """Yield the code of each field, put together from its pieces; a field within a field is told by itself."""
    for simple in part.root.iter(f"{W}fldSimple"):
        yield str(simple.get(f"{W}instr", ""))
    begun: list[list[str]] = []
    for element in part.root.iter(f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}instrText":
            if begun:
                begun[-1].append(element.text or "")
            else:
                yield element.text or ""
        elif element.get(f"{W}fldCharType") == "begin":
            begun.append([])
        elif element.get(f"{W}fldCharType") == "end" and begun:
            yield "".join(begun.pop())
    yield from ("".join(code) for code in begun)


def _is_harmless_link(code: str) -> bool:
    target = [*code.split(maxsplit=2), ""][1].strip('"').lower()
    return target == "\\l" or target.startswith(("http://", "https://", "mailto:", "tel:"))
