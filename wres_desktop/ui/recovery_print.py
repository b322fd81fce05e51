"""The recovery sheet as a page: drawn by Qt and printed, and never written to a disk."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextDocument

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from wres_desktop.store.recovery_sheet import RecoverySheet

_POINTS = 11

_PAGE = """<h1>{title}</h1>
<p>File: <b>{file_name}</b><br>Sheet number: {number}<br>Printed on: {made_on}</p>
<table cellspacing="0" cellpadding="9" border="1" style="border-style: solid; border-collapse: collapse">{rows}</table>
{paragraphs}"""
_GROUP = '<td style="font-family: monospace; font-size: 18pt">{}</td>'


def sheet_document(sheet: "RecoverySheet") -> QTextDocument:
    """The page: what it is, the code in large letters of equal width, and how to use and keep it."""
    rows = "".join(f"<tr>{''.join(_GROUP.format(escape(group)) for group in each)}</tr>" for each in sheet.rows)
    document = QTextDocument()
    document.setDefaultFont(QFont("Source Sans 3", _POINTS))
    document.setHtml(
        _PAGE.format(
            title=escape(sheet.title),
            file_name=escape(sheet.file_name),
            number=escape(sheet.number),
            made_on=f"{sheet.made_on.day} {sheet.made_on:%B %Y}",
            rows=rows,
            paragraphs="".join(f"<p>{escape(each)}</p>" for each in sheet.paragraphs),
        )
    )
    return document


def print_sheet(sheet: "RecoverySheet", printer: "QPrinter") -> None:
    """Put the sheet on paper."""
    printer.setDocName(f"Recovery sheet {sheet.number}")
    sheet_document(sheet).print_(printer)
