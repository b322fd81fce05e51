"""Sections A to E, G and H of the annual report form as content (standard 4)."""

from collections.abc import Iterator, Sequence

from wres_desktop.disclosure.statements import Document
from wres_desktop.domain.days import MONTHS, written_out
from wres_desktop.domain.form import FORM_FIELDS, NARRATIVE_CHECKED_BY
from wres_desktop.domain.sentences import as_sentence
from wres_desktop.domain.submission import Action
from wres_desktop.reports import wording
from wres_desktop.reports.blocks import (
    Block,
    CellKind,
    FactList,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    TypedText,
)
from wres_desktop.reports.content_members import members_on_cover, members_section
from wres_desktop.reports.content_outcomes import large
from wres_desktop.reports.content_plan import plan_in_short, said_status
from wres_desktop.reports.labels import KINDS, whose, with_code
from wres_desktop.reports.narrative import narrative_of
from wres_desktop.reports.printed import NumberFormat, Source


def form_sections_before(source: Source) -> tuple[Section, ...]:
    """Sections A to E; a section in which there is nothing to say is left out."""
    sections = (
        Section("about", "A", "About this report", _about(source), new_page=True),
        *members_section(source),
        Section("background", "B", "Background", _typed(source, "B")),
        Section("staff", "C", "Total numbers of staff", _staff(source)),
        Section("self-reporting", "D", "Self-reporting of ethnicity", (*_reporting(source), *_typed(source, "D"))),
        Section("workforce-data", "E", "Workforce data", _typed(source, "E")),
    )
    return tuple(section for section in sections if section.blocks)


def form_sections_after(source: Source) -> tuple[Section, ...]:
    """Sections G and H."""
    factors = _typed(source, "G")
    plan = (*(_typed(source, "H") or (Paragraph(wording.PLAN_BY_ITSELF),)), *plan_in_short(source))
    return (
        *((Section("other-factors", "G", "Other factors", factors),) if factors else ()),
        Section("action-plan", "H", "Action plan", plan),
    )


def left_blank(source: Source) -> tuple[str, ...]:
    """What the form asks for and nobody filled in, and the indicators about which nothing was written.

    Who signs off and when is no text that was forgotten: there are lines for it.
    """
    asked = (field for field in FORM_FIELDS if not field.key.startswith("signed_off"))
    fields = (field for field in asked if not stated(source, field.key))
    silent = [
        str(number)
        for number in source.edition.indicators
        if not any(said.text.strip() for said in narrative_of(source, number))
    ]
    blank = (field.blank for field in fields if field.blank)
    return (*blank, *wording.without_words(silent), *_left_blank_in_plan(source.document.actions))


def _left_blank_in_plan(actions: Sequence[Action]) -> Iterator[str]:
    """What a board asks of each action first and the plan does not say."""
    asked = (
        ("who leads", lambda action: action.lead),
        ("by when it is done", lambda action: action.due),
        ("how one will know that it helped", lambda action: f"{action.measure}{action.target}"),
        ("how far it is", said_status),
    )
    for what, said in asked:
        numbers = [str(number) for number, action in enumerate(actions, 1) if not said(action).strip()]
        if numbers:
            yield f"{what}, in action{'s' if len(numbers) > 1 else ''} {wording.listed(numbers)} of the plan"


def stated(source: Source, key: str) -> str:
    """What the form says in one field, without the blanks around it; a day is written out, however it was typed."""
    text = source.document.form.get(key, "").strip()
    return written_out(text) if key.endswith("_date") else text


def facts_said(*facts: tuple[str, str]) -> FactList:
    """Labels with what belongs to them, without those to which nothing does."""
    return FactList(tuple((label, text) for label, text in facts if text))


def _about(source: Source) -> tuple[Block, ...]:
    document = source.document
    organisation = _joint(document) or (
        ("Organisation", whose(document)),
        ("Kind of organisation", KINDS.get(document.organisation_kind, document.organisation_kind)),
    )
    asked = (field for field in FORM_FIELDS if field.section == "A")
    fields = tuple((field.label, as_sentence(said)) for field in asked if (said := stated(source, field.key)))
    checked = stated(source, NARRATIVE_CHECKED_BY)
    by = (("Texts read before publication by", checked),) if checked else ()
    return (FactList((*organisation, *fields, *by)),)


def _joint(document: Document) -> tuple[tuple[str, str], ...]:
    """Who reports jointly and who leads; empty for one organisation."""
    if not document.members:
        return ()
    lead = document.members[0]
    kinds = dict.fromkeys(KINDS.get(member.kind, member.kind) for member in document.members)
    return (
        ("Joint report of", document.organisation_name),
        ("Led by", with_code(lead.name, lead.code)),
        ("Kind of organisation", "; ".join(kinds)),
    )


def _typed(source: Source, letter: str) -> tuple[Block, ...]:
    asked = (field for field in FORM_FIELDS if field.section == letter)
    return tuple(TypedText(field.label, as_sentence(said)) for field in asked if (said := stated(source, field.key)))


def _staff(source: Source) -> tuple[Block, ...]:
    unavailable = source.unavailable("1")
    if unavailable is not None:
        return (TypedText("Staff in post", wording.not_available(unavailable)),)
    asked = (
        ("Staff in post", "total", wording.number),
        ("Share of BME staff", "bme_percent", wording.percent),
        ("Share of white staff", "white_percent", wording.percent),
    )
    return (KeyFigures(tuple(_key_figure(source, *each) for each in asked)),)


def _reporting(source: Source) -> tuple[Block, ...]:
    if source.unavailable("1") is not None:
        return ()
    asked = (
        ("Staff who gave their ethnicity", "declared_percent", wording.percent),
        ("Ethnicity not known", "unknown_percent", wording.percent),
    )
    return (KeyFigures(tuple(_key_figure(source, *each) for each in asked)),)


def _key_figure(source: Source, label: str, what: str, shown: NumberFormat) -> KeyFigure:
    note = ""
    earlier = source.document.previous_year
    if earlier is not None and source.unavailable("1", earlier) is None:
        before = large(source.cell(f"{earlier}/staff/{what}", shown))
        note = f"{earlier}: {before.text if before.kind is CellKind.NUMBER else before.text.lower()}"
    return KeyFigure(label, large(source.cell(f"{source.year}/staff/{what}", shown)), note)


def cover_facts(source: Source) -> tuple[tuple[str, str], ...]:
    """The facts on the cover: those of the form that are filled in, and the day that the data describes."""
    asked = (("Date of report", "report_date"), ("Board lead", "board_lead"), ("Signed off by", "signed_off_by"))
    facts = tuple((label, stated(source, key)) for label, key in asked if stated(source, key))
    return (*members_on_cover(source), ("Data as at", long_date(source.document.snapshot_date)), *facts)


def long_date(iso: str) -> str:
    """``2021-03-31`` as "31 March 2021"; text that is no such date stays as it is."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (month.isdigit() and day.isdigit() and 1 <= int(month) <= len(MONTHS)):
        return iso
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"
