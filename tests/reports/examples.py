"""One example of every block that a report can hold, and a document of all of them."""

from wres_desktop.reports.blocks import (
    BLANK,
    ActionPlan,
    Bar,
    BarChart,
    Block,
    Callout,
    Cell,
    CellKind,
    Cover,
    DataTable,
    Entry,
    FactList,
    Heading,
    Indicator,
    KeyFigure,
    KeyFigures,
    Paragraph,
    RatioChart,
    RatioPoint,
    Reference,
    ReportContent,
    Row,
    Section,
    TypedText,
    WordTable,
)

_WITHHELD = Cell("[c]", CellKind.WITHHELD, "withheld")
_FIGURES = (KeyFigure("Figure of 2021", Cell("12.5%"), "Its note"), KeyFigure("2020", _WITHHELD, strong=False))
_BARS = BarChart(
    "Title of bars",
    (Bar("Clinical", "Band 5", "12.5", "12.5%"), Bar("Clinical", "Band 6", "7.5", "7.5%")),
    "Band 5: 12.5%; band 6: 7.5%.",
    Reference("All staff 10.0%", "10.0"),
)
_RATIOS = RatioChart(
    "Title of ratios",
    (RatioPoint("Appointed", "2021", "1.25", "1.25", ("0.80", "1.95")),),
    ("0.80", "1.25"),
    "Lower",
    "Higher",
    "2021: 1.25 (0.80 to 1.95).",
)
_TABLE = DataTable(
    "Caption of figures",
    "Head of labels",
    ("White", "BME", "White", "BME"),
    (
        Row("Group of rows", (), 0),
        Row("Row with a mark", (Cell("1,234"), Cell("56"), BLANK, _WITHHELD), mark="7", anchor="second"),
        Row("Second group", (), 0),
        Row("Plain row", (Cell("2.5"), Cell("7"), Cell("8"), Cell("9")), 2),
    ),
    ("Note below the figures.",),
    (("2021", 2), ("2020", 2)),
)

EXAMPLES: tuple[Block, ...] = (
    Heading("Text of a heading"),
    Paragraph("Text of a paragraph."),
    TypedText("Label of typed words", "Typed words.\n- First point\n- Second point\nAfter the list."),
    FactList((("Label of a fact", "The fact"), ("Empty fact", ""))),
    KeyFigures(_FIGURES),
    Callout("Title of a callout", ("Words of a callout.",)),
    _TABLE,
    WordTable("Caption of sentences", ("What", "Why"), (("One thing", "One reason"), ("Another", "")), (0.4, 0.6)),
    _BARS,
    _RATIOS,
    Indicator(
        "example",
        1,
        "Title of an indicator",
        "Its headline.",
        _FIGURES,
        _RATIOS,
        ("Its remark.",),
        (_TABLE,),
        ("Its note.",),
        TypedText("What it means", "Its meaning."),
        TypedText("What is done", "Its action."),
        "Its wording.",
    ),
    ActionPlan(
        ("Indicator", "Action"),
        (((Entry("", "2", strong=True),), (Entry("Action", "Do this."), Entry("Due", "May"))), ((), ())),
        (0.2, 0.8),
    ),
)


def document_of(*blocks: Block) -> ReportContent:
    """A document whose only section holds ``blocks``."""
    facts = (("Data as at", "31 March 2021"), ("Board lead", "Director of People"))
    return ReportContent(
        "Report of examples",
        "Example Trust",
        Cover("Example Trust", "Annual report 2021", "Workforce Race Equality Standard", facts),
        (
            Section("first", "A", "Title of the first section", blocks),
            Section("second", "", "Title of the second", (Paragraph("Last words."),)),
        ),
        "WRES Desktop",
    )
