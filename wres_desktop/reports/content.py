"""ReportContent: the annual report and the action plan, put together from a publication and the year's rules."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from string import ascii_uppercase

from wres_desktop.disclosure.statements import Document, Publication
from wres_desktop.domain.days import written_out
from wres_desktop.domain.edition import Edition
from wres_desktop.domain.sentences import as_sentence
from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import (
    Cell,
    CellKind,
    Cover,
    Indicator,
    KeyFigure,
    ReportContent,
    Section,
)
from wres_desktop.reports.content_beside import beside_section, nationally
from wres_desktop.reports.content_board import board_indicator
from wres_desktop.reports.content_form import cover_facts, form_sections_after, form_sections_before
from wres_desktop.reports.content_glance import glance_section
from wres_desktop.reports.content_members import coverage
from wres_desktop.reports.content_method import method_section, reading_aid, withheld_section
from wres_desktop.reports.content_outcomes import large, outcome_indicator
from wres_desktop.reports.content_plan import plan_section
from wres_desktop.reports.content_representation import representation_section
from wres_desktop.reports.content_series import series_section
from wres_desktop.reports.content_survey import survey_indicator
from wres_desktop.reports.content_unknown import unknown_section
from wres_desktop.reports.content_workforce import (
    cluster_chart,
    groups_without_table,
    race_disparity_table,
    staff_tables,
)
from wres_desktop.reports.content_yearly import yearly_section
from wres_desktop.reports.narrative import anchor, narrative_of, without
from wres_desktop.reports.printed import Source, figures_with_numbers

STANDARD = "Workforce Race Equality Standard"


class NoDocument(ValueError):
    """A publication without the organisation's words cannot become a report: a bug of the caller."""


def annual_report(publication: Publication, edition: Edition) -> ReportContent:
    """The annual report: sections A to H of the form, what is withheld, and the method."""
    source = source_of(publication, edition)
    glance, indicators = glance_section(source), indicators_of(source)
    aid = reading_aid((*glance.blocks, *indicators), source.rounded_to)
    sections = (
        glance,
        *yearly_section(source),
        *form_sections_before(source),
        Section("indicators", "F", "The nine indicators", (*aid, *indicators)),
        *form_sections_after(source),
        *series_section(source),
        *representation_section(source),
        *unknown_section(source),
        *beside_section(source),
        withheld_section(source),
        method_section(source),
    )
    return _content(source, "Annual report", tuple(_lettered(sections)), cover_facts(source))


def _lettered(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections of the form with letters that follow each other, whichever of them there are."""
    letters = iter(ascii_uppercase)
    for section in sections:
        yield replace(section, letter=next(letters)) if section.letter else section


def action_plan(publication: Publication, edition: Edition) -> ReportContent:
    """The action plan with all its columns, as typed."""
    source = source_of(publication, edition)
    section = plan_section(source)
    return _content(source, "Action plan", (section,), cover_facts(source))


def source_of(publication: Publication, edition: Edition) -> Source:
    """What a report is made from; NoDocument for a publication without the organisation's words."""
    if publication.document is None:
        raise NoDocument(publication.title)
    return Source(publication, _with_days_written_out(publication.document), edition)


def _with_days_written_out(document: Document) -> Document:
    """The document with the days of its actions as people write them: whoever types 30/9/25 means 30 September 2025."""
    actions = [replace(each, start=written_out(each.start), due=written_out(each.due)) for each in document.actions]
    return replace(document, actions=tuple(actions))


def _content(
    source: Source, title: str, sections: tuple[Section, ...], facts: tuple[tuple[str, str], ...]
) -> ReportContent:
    name = source.document.organisation_name
    if source.is_joint:
        title = f"Joint {title.lower()}"
    return ReportContent(
        title=f"{STANDARD}: {title.lower()} {source.year}",
        organisation=name,
        cover=Cover(name, f"{title} {source.year}", STANDARD, facts),
        sections=sections,
        made_with=f"WRES Desktop {source.publication.program_version}".strip(),
    )


def indicators_of(source: Source) -> tuple[Indicator, ...]:
    """The nine indicators, each with its figures and what the organisation says about them."""
    nine = (
        _workforce_indicator(source),
        *(outcome_indicator(source, number) for number in wording.COMPARISONS),
        *(survey_indicator(source, question) for question in SurveyQuestion),
        board_indicator(source),
    )
    return tuple(_complete(source, each) for each in nine)


def _complete(source: Source, indicator: Indicator) -> Indicator:
    """An indicator with what is to be said of its figures in general: whose they are, or why there are none."""
    reason = as_sentence(source.unavailable(str(indicator.number)) or "")
    printed = reason or indicator.headline
    return replace(
        indicator,
        remarks=(*coverage(source, indicator.number), *((reason,) if reason else ()), *indicator.remarks),
        notes=(*indicator.notes, *nationally(source, indicator.number)),
        implications=without(indicator.implications, printed),
    )


def _workforce_indicator(source: Source) -> Indicator:
    text = source.edition.indicators[1]
    unavailable = source.unavailable("1")
    chart = cluster_chart(source) if unavailable is None else None
    disparity = race_disparity_table(source) if unavailable is None else None
    tables = (*staff_tables(source), *((disparity,) if disparity else ())) if unavailable is None else ()
    implications, action = narrative_of(source, 1)
    return Indicator(
        anchor=anchor(1),
        number=1,
        title=text.label,
        headline=_workforce_headline(source),
        figures=figures_with_numbers([_share(source, year) for year in source.years]),
        chart=chart,
        remarks=_workforce_remarks(source, no_chart=chart is None, no_disparity=disparity is None)
        if unavailable is None
        else (),
        tables=tables,
        notes=(text.direction,),
        implications=implications,
        action=action,
        wording=text.wording,
    )


def _workforce_remarks(source: Source, *, no_chart: bool, no_disparity: bool) -> tuple[str, ...]:
    """What has no table or chart of its own."""
    if not staff_tables(source):
        return (wording.NOTHING_PRINTED,)
    disparity = (wording.DISPARITY_WITHHELD,) if no_disparity and source.edition.race_disparity else ()
    return (*groups_without_table(source), *((wording.NOT_DRAWN,) if no_chart else ()), *disparity)


def _workforce_headline(source: Source) -> str:
    unavailable = source.unavailable("1")
    if unavailable is not None:
        return wording.NO_FIGURES
    share = source.text(f"{source.year}/staff/bme_percent")
    if share is None:
        return wording.withheld_headline("The share of BME staff", [source.year])
    return wording.workforce_headline(share, source.both(f"{source.year}/staff/bme", f"{source.year}/staff/total"))


def _share(source: Source, year: int) -> KeyFigure:
    if source.unavailable("1", year) is not None:
        return KeyFigure(str(year), Cell(wording.NOT_AVAILABLE, CellKind.WORDS), strong=year == source.year)
    cell = source.cell(f"{year}/staff/bme_percent", wording.percent)
    this_year = year == source.year
    note = "Share of BME staff" if cell.kind is CellKind.NUMBER and this_year else ""
    return KeyFigure(str(year), large(cell), note, this_year)
