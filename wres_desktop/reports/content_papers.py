"""The papers around the report: sign-off sheet, checklist of publication, covering letter."""

from typing import Final

from wres_desktop.domain.edition import Edition
from wres_desktop.domain.form import NARRATIVE_CHECKED_BY
from wres_desktop.reports.blocks import Block, FactList, Heading, Paragraph, Section, WordTable
from wres_desktop.reports.content_form import long_date, stated
from wres_desktop.reports.labels import KINDS
from wres_desktop.reports.printed import Source

_TO_FILL_IN: Final = ""

_CONFIRMED: Final = (0.2, 0.62, 0.18)


def sign_off_section(source: Source) -> Section:
    """What the board is asked to confirm, and where it signs."""
    document = source.document
    asked = (
        ("The figures", f"They describe the year to {long_date(document.snapshot_date)}, as far as it was collected."),
        ("What is withheld", "Where a figure is withheld, it is so that nobody can be singled out."),
        ("The words", "The board has read what the report says about each indicator, and agrees with it."),
        ("The action plan", "Every action has a lead and a date, and the board will look at them during the year."),
        ("Publication", "The report and the action plan may be published and sent to the commissioners."),
    )
    blocks: tuple[Block, ...] = (
        FactList((*_about(source), ("Board lead", stated(source, "board_lead")))),
        Heading("The board confirms"),
        WordTable(
            "What the board confirms",
            ("About", "The board confirms", "Initials"),
            _rows(asked),
            _CONFIRMED,
            by_hand=True,
        ),
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


def checklist_section(source: Source) -> Section:
    """What is to be done from sign-off to the archive; what the form says is filled in."""
    checked = stated(source, NARRATIVE_CHECKED_BY)
    signed = ", ".join(text for text in (stated(source, "signed_off_by"), stated(source, "signed_off_date")) if text)
    steps = (
        ("The words were read for anything that singles somebody out", checked),
        ("The report and the action plan were signed off by the board", signed),
        ("The exact figures were handed in; the workbook's reconciliation agrees", ""),
        ("Report and action plan stand on our website, as accessible PDF or web page", stated(source, "url")),
        ("Staff, the staff network and the unions know where they stand", ""),
        ("Sent to the co-ordinating commissioner", stated(source, "coordinating_commissioner")),
        ("Sent to the other commissioners", stated(source, "commissioners")),
        ("The published figures and the certificate stand beside the report", ""),
        ("The proof and the exact figures stay inside; they are OFFICIAL-SENSITIVE", ""),
        ("The next dates to look at the action plan are in the board's calendar", ""),
    )
    rows = tuple((what, known or _TO_FILL_IN, _TO_FILL_IN) for what, known in steps)
    blocks: tuple[Block, ...] = (
        FactList((*_about(source), *_deadlines(source.edition))),
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
    url = stated(source, "url")
    enclosed = (
        f"Please find enclosed the annual report of {name} on the Workforce Race Equality Standard {year}, with our "
        f"action plan. The figures describe our staff on {long_date(document.snapshot_date)} and the year before."
    )
    withheld = (
        "Our board has signed both off. Some figures are withheld in the published report so that nobody can be "
        "singled out. The exact figures go to NHS England by the national return, and not with this letter."
    )
    ask = "We would welcome a talk about our progress, and about the actions in which we need your help."
    published = (f"Both documents are published at {url}",) if url else ()
    paragraphs = ("Dear colleague,", enclosed, withheld, *published, ask, "Yours sincerely,")
    blocks: tuple[Block, ...] = (
        FactList(
            (
                ("To", stated(source, "coordinating_commissioner")),
                ("From", f"{name} ({document.organisation_code})"),
                ("Date", stated(source, "report_date")),
                ("About", f"Workforce Race Equality Standard {year}: report and action plan"),
            )
        ),
        *(Paragraph(text) for text in paragraphs),
        FactList(
            (
                ("Signed", stated(source, "signed_off_by") or stated(source, "board_lead")),
                ("Questions to", stated(source, "lead_manager")),
                ("Enclosed", "Annual report; action plan"),
            )
        ),
    )
    return Section("letter", "", "Covering letter", blocks)


def _about(source: Source) -> tuple[tuple[str, str], ...]:
    document = source.document
    return (
        ("Organisation", f"{document.organisation_name} ({document.organisation_code})"),
        ("Kind of organisation", KINDS.get(document.organisation_kind, document.organisation_kind)),
        ("Reporting year", str(document.reporting_year)),
    )


def _deadlines(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The dates of the year as far as they are known; where sources disagree, that is said."""
    return tuple((each.what, each.date or each.conflict) for each in edition.deadlines)


def _rows(asked: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, str], ...]:
    return tuple((about, text, _TO_FILL_IN) for about, text in asked)
