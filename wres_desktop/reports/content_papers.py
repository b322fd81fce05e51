"""The papers around the report: sign-off sheet, checklist of publication, covering letter."""

import re
from typing import Final

from wres_desktop.disclosure.statements import Withheld
from wres_desktop.domain.form import NARRATIVE_CHECKED_BY
from wres_desktop.domain.submission import NOT_NHS
from wres_desktop.reports import wording, wording_rounded
from wres_desktop.reports.blocks import Block, FactList, Heading, Paragraph, Section, WordTable
from wres_desktop.reports.content_form import facts_said, left_blank, long_date, stated
from wres_desktop.reports.labels import KINDS, whose
from wres_desktop.reports.printed import Source

_TO_FILL_IN: Final = ""
_ADDRESS: Final = re.compile(r"@|\d{4}|www\.|https?:")

_CONFIRMED: Final = (0.2, 0.62, 0.18)
_WITHHELD: Final = "Figures are withheld so that nobody can be singled out, a few of them by lot."


def sign_off_section(source: Source) -> Section:
    """What the board is asked to confirm, and where it signs."""
    document = source.document
    asked = (
        ("The figures", f"They describe the year to {long_date(document.snapshot_date)}, as far as it was collected."),
        ("What is withheld", " ".join((_WITHHELD, *_rounded(source)))),
        ("The words", "The board has read what the report says about each indicator, and agrees with it."),
        ("The action plan", "Every action has a lead and a date, and the board will look at them during the year."),
        ("Publication", "The report and the action plan may be published and sent to the commissioners."),
    )
    blocks: tuple[Block, ...] = (
        facts_said(*_about(source), ("Board lead", stated(source, "board_lead"))),
        Heading("The board confirms"),
        WordTable(
            "What the board confirms",
            ("About", "The board confirms", "Initials"),
            _rows(asked),
            _CONFIRMED,
            by_hand=True,
        ),
        *_left_empty(source),
        Heading("Signed on behalf of the board"),
        WordTable(
            "Signatures",
            ("Name", "Role", "Signature", "Date"),
            (
                (stated(source, "signed_off_by") or _TO_FILL_IN, _TO_FILL_IN, _TO_FILL_IN, _TO_FILL_IN),
                (_TO_FILL_IN, _TO_FILL_IN, _TO_FILL_IN, _TO_FILL_IN),
            ),
            (0.3, 0.22, 0.3, 0.18),
            by_hand=True,
        ),
    )
    return Section("sign-off", "", "Sign-off by the board", blocks)


def _rounded(source: Source) -> tuple[str, ...]:
    """That some numbers are rounded, where some are."""
    return (wording_rounded.SOME_ROUNDED,) if source.rounded_to else ()


def _left_empty(source: Source) -> tuple[Block, ...]:
    """What nobody wrote, so that the board may ask for it before it signs; the report itself says nothing of it."""
    blank = left_blank(source)
    return (Heading("Left empty"), Paragraph(wording.left_blank(blank))) if blank else ()


def checklist_section(source: Source) -> Section:
    """What is to be done from sign-off to the archive; what the form says is filled in."""
    checked = stated(source, NARRATIVE_CHECKED_BY)
    coordinating, others = _commissioners(source)
    asked = "T" if _binds(source) else "If a commissioner asks for them: t"
    signed = ", ".join(text for text in (stated(source, "signed_off_by"), stated(source, "signed_off_date")) if text)
    steps = (
        ("The words were read for anything that singles somebody out", checked),
        ("The report and the action plan were signed off by the board", signed),
        (f"{asked}he exact figures were handed in; the workbook's sheet Reconciliation shows no difference", ""),
        ("Report and action plan stand on our website, as accessible PDF or web page", stated(source, "url")),
        ("Staff, the staff network and the unions know where they stand", ""),
        ("Sent to the co-ordinating commissioner", coordinating),
        *((("Sent to the other commissioners", others),) if others or not coordinating else ()),
        ("The published figures and the certificate stand beside the report", ""),
        ("The proof and the exact figures stay inside; they are OFFICIAL-SENSITIVE", ""),
        ("The next dates to look at the action plan are in the board's calendar", ""),
    )
    rows = tuple((what, known or _TO_FILL_IN, _TO_FILL_IN) for what, known in steps)
    blocks: tuple[Block, ...] = (
        FactList((*_about(source), *_deadlines(source))),
        WordTable(
            "Steps of publication",
            ("Step", "Where, to whom, by whom", "Done on"),
            rows,
            (0.46, 0.36, 0.18),
            by_hand=True,
        ),
    )
    return Section("checklist", "", "From sign-off to publication", blocks)


def letter_section(source: Source) -> Section:
    """The letter to the co-ordinating commissioner, of what is published and nothing else."""
    document = source.document
    name, year = document.organisation_name, document.reporting_year
    url, sender = stated(source, "url"), stated(source, "lead_manager") or stated(source, "board_lead")
    beside = "" if document.previous_year is None else f", beside those of {document.previous_year}"
    enclosed = (
        f"Please find enclosed the annual report of {name} on the Workforce Race Equality Standard {year}, with our "
        f"action plan. It shows the figures of {year}{beside}, with staff as they were on "
        f"{long_date(document.snapshot_date)}."
    )
    signed = f"Both were signed off on behalf of our board by {stated(source, 'signed_off_by')}."
    withheld = "Some figures are withheld, so that nobody can be singled out."
    said = (
        *((signed,) if stated(source, "signed_off_by") else ()),
        *((withheld,) if any(isinstance(each, Withheld) for each in source.publication.statements) else ()),
        *_rounded(source),
        *((wording.place_on_the_web("Both documents", url),) if url else ()),
    )
    paragraphs = ("Dear colleague,", enclosed, *said, "Yours sincerely,")
    blocks: tuple[Block, ...] = (
        facts_said(
            ("To", stated(source, "coordinating_commissioner") or stated(source, "commissioners")),
            ("From", whose(document)),
            ("Date", stated(source, "report_date")),
            ("About", f"Workforce Race Equality Standard {year}: report and action plan"),
        ),
        *(Paragraph(text) for text in paragraphs),
        facts_said(
            ("Signed", _without_address(sender)),
            ("Questions to", sender),
            ("Enclosed", "Annual report; action plan"),
        ),
    )
    return Section("letter", "", "Covering letter", blocks)


def _commissioners(source: Source) -> tuple[str, str]:
    """The co-ordinating commissioner, and those named beside it: who stands in both fields is one."""
    coordinating, named = stated(source, "coordinating_commissioner"), stated(source, "commissioners")
    others = (each.strip() for each in re.split(r"[;\n]", named))
    return coordinating, "; ".join(each for each in others if each and _name_in(each) != _name_in(coordinating))


def _name_in(commissioner: str) -> str:
    """The name alone, without an address after a comma or in brackets."""
    return re.split(r"[,(<]", commissioner)[0].strip().casefold()


def _about(source: Source) -> tuple[tuple[str, str], ...]:
    document = source.document
    return (
        ("Organisation", whose(document)),
        ("Kind of organisation", KINDS.get(document.organisation_kind, document.organisation_kind)),
        ("Reporting year", str(document.reporting_year)),
    )


def _without_address(sender: str) -> str:
    """Name and post of whoever signs a letter, without what belongs to ``Questions to``."""
    return ", ".join(part for part in (each.strip() for each in sender.split(",")) if not _ADDRESS.search(part))


def _deadlines(source: Source) -> tuple[tuple[str, str], ...]:
    """The dates of the year of this organisation as far as they are known; where sources disagree, it says so."""
    bound = _binds(source)
    return tuple(
        (each.what, each.date or each.conflict) for each in source.edition.deadlines if bound or not each.of_nhs_alone
    )


def _binds(source: Source) -> bool:
    """Whether an organisation of the NHS is among those that report: it has to hand in its data."""
    kinds = {source.document.organisation_kind, *(member.kind for member in source.document.members)}
    return bool(kinds.difference(NOT_NHS))


def _rows(asked: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, str], ...]:
    return tuple((about, text, _TO_FILL_IN) for about, text in asked)
