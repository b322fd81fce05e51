"""Charts as pictures for a Word document, drawn from the same shapes as on paper."""

from io import BytesIO
from typing import Final

import pypdfium2
from reportlab.graphics import renderPDF

from wres_desktop.reports.blocks import Chart
from wres_desktop.reports.charts import drawing
from wres_desktop.reports.pdf_styles import WIDTH, register_fonts

_SHARPNESS: Final = 3
"""Dots for each point of 1/72 inch."""
_PACKED: Final = 3
"""Packing harder takes longer than drawing, for a tenth of the size."""


def chart_picture(chart: Chart) -> tuple[BytesIO, float]:
    """The chart as a PNG file, with its width in points."""
    register_fonts()
    shapes = drawing(chart, WIDTH)
    paper = BytesIO()
    renderPDF.drawToFile(shapes, paper)
    sheet = pypdfium2.PdfDocument(paper.getvalue())
    picture = BytesIO()
    sheet[0].render(scale=_SHARPNESS).to_pil().save(picture, "PNG", compress_level=_PACKED)
    sheet.close()
    picture.seek(0)
    return picture, float(WIDTH)
