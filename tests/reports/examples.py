"""One example of every block that a report can hold, and a document of all of them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from wres_desktop.reports.blocks import (
    BLANK,
    ActionPlan,
    Bar,
    BarChart,
    Block,
    Callout,
    Cell,
    CellKind,
    Chart,
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
from wres_desktop.reports.blocks_charts import (
    FunnelChart,
    FunnelLimits,
    FunnelPoint,
    SeriesChart,
    SeriesLine,
    SeriesPoint,
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
_SERIES = SeriesChart(
    "Title of a series",
    ("2019", "2020", "2022"),
    (
        SeriesLine(
            "BME staff 9.5%",
            (
                SeriesPoint("2019", "12.5", ("8.0", "17.0"), joined=True),
                SeriesPoint("2020", "10.0"),
                SeriesPoint("2022", "9.5"),
            ),
        ),
        SeriesLine("White staff 8.0%", (SeriesPoint("2022", "8.0"),), strong=False),
    ),
    "BME staff: 2019: 12.5%, 2020: 10.0% and 2022: 9.5%.",
    ("2022",),
)
_FUNNEL = FunnelChart(
    "Title of a funnel",
    "20.0",
    (
        FunnelLimits(50, ("2.5", "8.9", "31.1", "37.5")),
        FunnelLimits(200, ("11.3", "14.5", "25.5", "28.7")),
        FunnelLimits(800, ("15.6", "17.2", "22.8", "24.4")),
    ),
    tuple(FunnelPoint(50 + 70 * number, f"{15 + number}.0") for number in range(10)),
    FunnelPoint(120, "22.0"),
    "This report: 22.0%. All others together: 20.0%.",
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
    _SERIES,
    _FUNNEL,
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


_NOT_SAID = ("kind", "tone", "level", "strong", "anchor", "widths", "number", "printed", "spoken", "fair", "interval")


def texts_in(block: object) -> Iterator[str]:
    """Every text of a block that a reader is to find; of a chart, its description."""
    if isinstance(block, Chart):
        yield block.title
    elif is_dataclass(block):
        for field in fields(block):
            if field.name not in _NOT_SAID:
                yield from texts_in(getattr(block, field.name))
    elif isinstance(block, tuple):
        for each in block:
            yield from texts_in(each)
    elif isinstance(block, str):
        yield from (line.removeprefix("- ") for line in block.splitlines())
