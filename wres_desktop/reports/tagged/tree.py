"""Writes the structure tree into a PDF: an object for each part, and the way back from each piece of content.

ReportLab's own dictionaries would cost more time than all the drawing, so each object is written as text.
"""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject, PDFString

from wres_desktop.reports.tagged.structure import Annotation, Content, Part, Role

_ROOT: Final = "StructTreeRoot"


class _Written(PDFObject):
    """An object whose text is known only when every object has its number."""

    __RefOnly__ = 1

    def __init__(self, text: Any) -> None:  # noqa: ANN401 - a function of the document
        self._text = text

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - ReportLab has no types
        """The object as it stands in the file."""
        return bytes(self._text(document), "ascii")


def write_structure(
    document: Any,  # noqa: ANN401 - ReportLab has no types
    root: Part,
    pages: Sequence[tuple[int, Sequence[Part]]],
    links: Sequence[tuple[int, Part]],
) -> None:
    """Add the tree below ``root`` to a document.

    ``pages`` holds, with the page's key, the part of each piece of its content by number; ``links`` the part of each
    link by the link's key.
    """
    catalogue = document.Catalog
    ways_back: list[tuple[int, int]] = []
    tree = _numbered(document, _Written(lambda _: _root_text(root, ways_back)), _ROOT)
    for count, part in enumerate(root.everything()):
        part.number = _numbered(document, _Written(_PartText(part, tree)), f"Part{count}")
    ways_back += [(key, _numbered(document, _Written(_parts_text(parts)), f"PartsOfPage{key}")) for key, parts in pages]
    ways_back += [(key, part.number) for key, part in links]
    catalogue.StructTreeRoot = document.idToObject[_ROOT]
    catalogue.MarkInfo = PDFDictionary({"Marked": "true"})


def _numbered(document: Any, written: _Written, name: str) -> int:  # noqa: ANN401 - ReportLab has no types
    document.Reference(written, name)
    return int(document.objectcounter)


def _parts_text(parts: Sequence[Part]) -> Any:  # noqa: ANN401 - a function of the document
    return lambda _: f"[{' '.join(f'{part.number} 0 R' for part in parts)}]"


def _root_text(root: Part, ways_back: Sequence[tuple[int, int]]) -> str:
    numbers = " ".join(f"{key} {number} 0 R" for key, number in sorted(ways_back))
    back = f"/ParentTree <</Nums [{numbers}]>> /ParentTreeNextKey {len(ways_back)}"
    return f"<</Type /StructTreeRoot /K {root.number} 0 R {back}>>"


class _PartText:
    """The text of one part's object."""

    def __init__(self, part: Part, tree: int) -> None:
        self._part, self._tree = part, tree

    def __call__(self, document: Any) -> str:  # noqa: ANN401 - ReportLab has no types
        part = self._part
        parent = part.parent.number if part.parent is not None else self._tree
        page = part.first_page()
        fields = [f"/Type /StructElem /S /{part.role.value} /P {parent} 0 R"]
        if page is not None:
            fields.append(f"/Pg {_page(document, page)}")
        if part.spoken and part.role is not Role.TABLE:
            fields.append(f"/{'Alt' if part.role is Role.FIGURE else 'ActualText'} {_string(part.spoken, document)}")
        fields += _attributes(part, document)
        kids = " ".join(_kid(kid, page, document) for kid in part.kids)
        return f"<<{' '.join(fields)} /K [{kids}]>>"


def _attributes(part: Part, document: Any) -> list[str]:  # noqa: ANN401 - as above
    fields = []
    if part.scope is not None:
        fields.append(f"/Scope /{part.scope.value}")
    if part.columns > 1:
        fields.append(f"/ColSpan {part.columns}")
    if part.role is Role.TABLE and part.spoken:
        fields.append(f"/Summary {_string(part.spoken, document)}")
    if fields:
        return [f"/A <</O /Table {' '.join(fields)}>>"]
    if part.box is not None:
        corners = " ".join(f"{corner:.2f}" for corner in part.box)
        return [f"/A <</O /Layout /Placement /Block /BBox [{corners}]>>"]
    return []


def _kid(kid: Part | Content | Annotation, page: int | None, document: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(kid, Part):
        return f"{kid.number} 0 R"
    if isinstance(kid, Annotation):
        number, _ = document.idToObjectNumberAndVersion[document.annotationName(kid.name)]
        return f"<</Type /OBJR /Pg {_page(document, kid.page)} /Obj {number} 0 R>>"
    if kid.page == page:
        return str(kid.number)
    return f"<</Type /MCR /Pg {_page(document, kid.page)} /MCID {kid.number}>>"


def _page(document: Any, page: int) -> str:  # noqa: ANN401 - as above
    number, _ = document.idToObjectNumberAndVersion[f"Page{page}"]
    return f"{number} 0 R"


def _string(text: str, document: Any) -> str:  # noqa: ANN401 - as above
    return str(PDFString(text).format(document), "latin-1")
