"""The short report, for boards and the public: all nine results, what they mean, and who does what by when."""

from collections.abc import Iterator, Sequence

from wres_desktop.reports import wording, wording_reading
from wres_desktop.reports.blocks import Block, FactList, Indicator, Paragraph, Section, Tone
from wres_desktop.reports.content_form import stated
from wres_desktop.reports.content_glance import glance_section
from wres_desktop.reports.content_method import reading_aid
from wres_desktop.reports.content_plan import plan_in_short
from wres_desktop.reports.content_yearly import yearly_section
from wres_desktop.reports.printed import Source


def short_sections(source: Source, indicators: Sequence[Indicator]) -> tuple[Section, ...]:
    """A page of figures, a page against last year, each indicator in words, and the plan."""
    glance = glance_section(source)
    aid = reading_aid((*glance.blocks, *indicators))
    plan = plan_in_short(source) or (Paragraph("No actions have been entered for this year."),)
    return (
        glance,
        *yearly_section(source),
        Section("reading", "", "The results in words", (*aid, FactList((_more(source),))), new_page=True),
        *(_in_words(each) for each in indicators),
        Section("action-plan", "", "What we will do", plan),
    )


def _in_words(indicator: Indicator) -> Section:
    """One indicator without its tables; what nobody wrote has no label."""
    said = tuple(each for each in (indicator.implications, indicator.action) if each.text.strip())
    how = " ".join(_how_to_read(indicator))
    blocks: tuple[Block, ...] = (
        Paragraph(indicator.headline, Tone.LEAD),
        *((Paragraph(how),) if how else ()),
        *said,
    )
    return Section(indicator.anchor, str(indicator.number), indicator.title, blocks)


def _how_to_read(indicator: Indicator) -> Iterator[str]:
    """Why there are no figures; else whether they lie outside the fair range and could be chance, and no more."""
    if indicator.headline == wording.NO_FIGURES:
        yield from indicator.remarks
    for remark in indicator.remarks:
        said = wording_reading.without_range(remark)
        if said.startswith(wording_reading.OF_FAIRNESS_AND_CHANCE):
            yield said


def _more(source: Source) -> tuple[str, str]:
    """Where the numbers are, as a fact with its label."""
    url = stated(source, "url")
    earlier = "" if source.document.previous_year is None else "earlier years, "
    said = (
        f"The annual report has the numbers behind each result, {earlier}comparisons with others and how everything "
        "was counted; the action plan has every column. "
    )
    return (
        "The whole report",
        said + (wording.place_on_the_web("both documents", url) if url else "Ask us for either."),
    )
