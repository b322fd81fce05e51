"""The structure of a document: a tree of parts, which a screen reader follows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class Role(StrEnum):
    """What a part is (ISO 32000-1, 14.8.4); the value is its name in the file."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    TITLE = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    HEADING_4 = "H4"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    HEAD_ROWS = "THead"
    BODY_ROWS = "TBody"
    ROW = "TR"
    HEAD = "TH"
    CELL = "TD"
    CAPTION = "Caption"
    FIGURE = "Figure"
    CONTENTS = "TOC"
    CONTENTS_LINE = "TOCI"
    REFERENCE = "Reference"
    LINK = "Link"


class Scope(StrEnum):
    """Which cells the head of a table speaks for."""

    COLUMN = "Column"
    ROW = "Row"


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of a page's content: the page's number and the piece's number on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on a page, by its name in the file."""

    page: int
    name: str


@dataclass(eq=False, slots=True)
class Part:
    """One part of the structure; it stands in the tree from the moment at which something of it is drawn.

    ``spoken`` is read out instead of what is drawn: of a figure it is the description; of a table, whose cells are
    read, a summary. ``columns`` is how many columns a cell spans, ``box`` the place of a figure on its page, in points
    from the lower left corner.
    """

    role: Role
    parent: "Part | None" = None
    spoken: str = ""
    scope: Scope | None = None
    columns: int = 1
    box: tuple[float, float, float, float] | None = None
    kids: "list[Kid]" = field(default_factory=list)
    number: int = 0
    placed: bool = False

    def within(self, role: Role, spoken: str = "") -> "Part":
        """A new part that belongs into this one."""
        return Part(role, self, spoken)

    def place(self, container: "Part") -> None:
        """Put the part at the end of its parent, or of ``container`` where it has none; once for all."""
        if self.placed:
            return
        if self.parent is None:
            self.parent = container
        self.parent.place(container)
        self.placed = True
        self.parent.kids.append(self)

    def everything(self) -> Iterator["Part"]:
        """The part and all parts in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Part):
                yield from kid.everything()

    def first_page(self) -> int | None:
        """The page on which its own content begins, or ``None``."""
        return next((kid.page for kid in self.kids if isinstance(kid, Content)), None)


Kid: TypeAlias = Part | Content | Annotation
