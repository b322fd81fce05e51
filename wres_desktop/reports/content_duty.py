"""The extract for the annual report on the equality duty: what is printed of staff, and what is done."""

from typing import Final

from wres_desktop.domain.sentences import sentence_case
from wres_desktop.domain.submission import Action, SurveyQuestion
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import Block, DataTable, Heading, Paragraph, Row, Section, Tone, WordTable
from wres_desktop.reports.content_form import facts_said, long_date, stated
from wres_desktop.reports.content_plan import label_of, open_and_closed, said_status
from wres_desktop.reports.labels import whose
from wres_desktop.reports.printed import NumberFormat, Source, legends

_GROUPS: Final = (("bme", "BME"), ("white", "White"))


def duty_section(source: Source) -> Section:
    """Headline figures of both years, the actions in short, and who was asked."""
    document = source.document
    about = (
        ("Organisation", whose(document)),
        ("What this covers", "Race, as one of the protected characteristics, among staff"),
        ("Data as at", long_date(document.snapshot_date)),
        ("Full report", stated(source, "url")),
    )
    why = (
        "The public sector equality duty asks public bodies to show each year how they have regard to equality. This "
        "extract takes from our report on the Workforce Race Equality Standard what belongs there."
    )
    blocks: tuple[Block, ...] = (
        facts_said(*about),
        Paragraph(why),
        Heading("The figures"),
        _figures(source),
        Heading("What is done"),
        *_done(source),
        *_asked(source),
    )
    return Section("duty", "", "Race equality in our workforce", blocks)


def _figures(source: Source) -> DataTable:
    rows = tuple(_row(source, *each) for each in _asked_for())
    return DataTable(
        caption="Headline figures as published",
        stub="Figure",
        columns=tuple(str(year) for year in source.years),
        rows=rows,
        notes=legends(row.cells for row in rows),
    )


def _asked_for() -> tuple[tuple[str, str, NumberFormat], ...]:
    """Name, statement without its year, and look of each headline figure."""
    survey = tuple(
        (f"{_QUESTIONS[question]}: {name} staff", f"{question.indicator}/{group}/percent", wording.percent)
        for question in SurveyQuestion
        for group, name in _GROUPS
    )
    return (
        ("Staff in post", "staff/total", wording.number),
        ("Share of BME staff", "staff/bme_percent", wording.percent),
        ("Staff whose ethnicity is known", "staff/declared_percent", wording.percent),
        ("Appointed from shortlisting, white compared with BME", "2/relative_likelihood", wording.number),
        ("Formal disciplinary process, BME compared with white", "3/relative_likelihood", wording.number),
        ("Training and development, white compared with BME", "4/relative_likelihood", wording.number),
        *survey,
        ("BME share of the board minus share of staff, points", "9/total_minus_workforce", wording.signed),
    )


_QUESTIONS: Final = {
    SurveyQuestion.HARASSMENT_PUBLIC: "Harassed by patients or the public",
    SurveyQuestion.HARASSMENT_STAFF: "Harassed by colleagues",
    SurveyQuestion.EQUAL_OPPORTUNITY: "Believe in equal opportunities",
    SurveyQuestion.DISCRIMINATION: "Discriminated against at work",
}


def _row(source: Source, label: str, what: str, shown: NumberFormat) -> Row:
    return Row(label, tuple(source.cell(f"{year}/{what}", shown) for year in source.years))


def _how_far(action: Action) -> str:
    """The status as far as something was said, and by when."""
    due = f"due {action.due}" if action.due.strip() else ""
    return sentence_case(", ".join(filter(None, (said_status(action), due))))


def _done(source: Source) -> tuple[Block, ...]:
    actions = source.document.actions
    if not actions:
        return (Paragraph("No actions have been entered for this year.", Tone.NOTE),)
    rows = tuple(
        (
            label_of(action.indicator, source.edition) or action.indicator,
            action.action or action.objective,
            action.lead,
            _how_far(action),
        )
        for group in open_and_closed(actions)
        for action in group
    )
    return (
        WordTable("Actions", ("About", "What we do", "Lead", "How far, and by when"), rows, (0.24, 0.42, 0.18, 0.16)),
    )


def _asked(source: Source) -> tuple[Block, ...]:
    if not source.document.consultations:
        return ()
    rows = tuple((each.who, each.said, each.outcome) for each in source.document.consultations)
    table = WordTable("Who was asked", ("Who was asked", "What they said", "What came of it"), rows, (0.24, 0.42, 0.34))
    return (Heading("Who was asked"), table)
