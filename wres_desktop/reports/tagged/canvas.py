"""A canvas on which everything drawn belongs to a part of the structure, or is said to be decoration."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from wres_desktop.overriding import override
from wres_desktop.reports.tagged.metadata import add_metadata
from wres_desktop.reports.tagged.structure import Annotation, Content, Part, Role
from wres_desktop.reports.tagged.tree import write_structure

_PRINTED: Final = 4
"""The flag of an annotation that goes to paper too; PDF/A asks for it."""


class UntaggedContent(RuntimeError):
    """Words were drawn that belong to no part of the structure, or a part inside another: a bug of a drawing."""


class TaggedCanvas(Canvas):
    """ReportLab's canvas with a structure: words need a part, lines and areas outside of one are decoration."""

    def __init__(self, *positional: Any, **named: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        """Takes what ReportLab's canvas takes."""
        super().__init__(*positional, **(named | {"pdfVersion": (1, 7)}))
        self.root = Part(Role.DOCUMENT, placed=True)
        self.container = self.root
        self._open = False
        self._in_form = False
        self._in_artifact = False
        self._on_page: list[Part] = []
        self._pages: list[tuple[int, list[Part]]] = []
        self._links: list[tuple[int, Part]] = []
        self._keys = 0
        self._page_key: int | None = None

    # ------------------------------------------------------------ marking
    @contextmanager
    def content(self, part: Part) -> Iterator[None]:
        """What is drawn in here belongs to ``part``; inside an artifact it stays one."""
        if self._in_artifact:
            yield
            return
        self.begin_content(part)
        yield
        self.end_content()

    def begin_content(self, part: Part) -> None:
        """What is drawn from here on belongs to ``part``."""
        if self._open:
            message = f"{part.role.value} inside other content"
            raise UntaggedContent(message)
        part.place(self.container)
        self._open = True
        number = len(self._on_page)
        self._on_page.append(part)
        part.kids.append(Content(self._pageNumber, number))
        self._code.append(f"/{part.role.value} <</MCID {number}>> BDC")

    def end_content(self) -> None:
        """What was begun ends here."""
        self._open = False
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn in here is decoration, which nobody reads out: ``Layout`` or ``Pagination``."""
        if self._in_artifact:
            yield
            return
        self.begin_artifact(kind)
        yield
        self.end_artifact()

    def begin_artifact(self, kind: str = "Layout") -> None:
        """What is drawn from here on is decoration."""
        if self._open:
            message = "decoration inside content"
            raise UntaggedContent(message)
        self._open = self._in_artifact = True
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")

    def end_artifact(self) -> None:
        """The decoration ends here."""
        self._open = self._in_artifact = False
        self._code.append("EMC")

    @property
    def in_artifact(self) -> bool:
        """Whether decoration is being drawn."""
        return self._in_artifact

    def _decoration(self) -> AbstractContextManager[None]:
        return nullcontext() if self._open or self._in_form else self.artifact()

    # ------------------------------------------------------------ drawing
    @override
    def drawText(self, aTextObject: Any) -> None:
        if not (self._open or self._in_form):
            raise UntaggedContent(self.container.role.value)
        super().drawText(aTextObject)

    @override
    def doForm(self, name: str) -> None:
        if not self._open:
            raise UntaggedContent(name)
        super().doForm(name)

    @override
    def line(self, *positional: Any, **named: Any) -> None:
        with self._decoration():
            super().line(*positional, **named)

    @override
    def lines(self, *positional: Any, **named: Any) -> None:
        with self._decoration():
            super().lines(*positional, **named)

    @override
    def rect(self, *positional: Any, **named: Any) -> None:
        with self._decoration():
            super().rect(*positional, **named)

    @override
    def drawPath(self, *positional: Any, **named: Any) -> None:
        with self._decoration():
            super().drawPath(*positional, **named)

    @override
    def beginForm(self, *positional: Any, **named: Any) -> None:
        super().beginForm(*positional, **named)
        self._in_form = True

    @override
    def endForm(self, **named: Any) -> None:
        super().endForm(**named)
        self._in_form = False

    # ------------------------------------------------------------ links
    def link(self, part: Part, anchor: str, said: str, place: tuple[float, float, float, float]) -> None:
        """A link to ``anchor`` over ``place``, as a part of ``part``; ``said`` is what a reader hears of it."""
        if self._in_artifact:
            return
        key = self._new_key()
        name = f"link-{key}"
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Border": PDFArray([0, 0, 0]),
                "Rect": PDFArray(self._absRect(place, 1)),
                "Dest": self._bookmarkReference(anchor),
                "Contents": PDFString(said),
                "F": _PRINTED,
                "StructParent": key,
            }
        )
        part.place(self.container)
        part.kids.append(Annotation(self._pageNumber, name))
        self._links.append((key, part))
        self._addAnnotation(annotation, name)

    def _new_key(self) -> int:
        self._keys += 1
        return self._keys - 1

    # ------------------------------------------------------------ pages
    @override
    def showPage(self) -> None:
        self._page_key = self._new_key() if self._on_page else None
        if self._page_key is not None:
            self._pages.append((self._page_key, self._on_page))
        self._on_page = []
        super().showPage()

    @override
    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        if self._in_form:
            return
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._page_key
        page.Tabs = PDFName("S")

    def write_structure(self, language: str) -> None:
        """Put the tree, and what the file says of itself, into the file; nothing may be drawn after it."""
        write_structure(self._doc, self.root, self._pages, self._links)
        add_metadata(self._doc, language)
