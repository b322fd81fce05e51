"""TrueType fonts whose way back to letters holds no letter that is not one, as PDF/UA-1 (7.21.7) asks."""

import re
from typing import Any, Final

from reportlab.pdfbase.ttfonts import TTFont

from wres_desktop.overriding import override

_MAP: Final = "toUnicodeCMap:"
_PAIR: Final = re.compile(r"^<([0-9A-F]{2})> <([0-9A-F]{4,6})>$", re.MULTILINE)
_NO_LETTERS: Final = {0, 0xFEFF, 0xFFFE}
_LONGEST: Final = 100
"""A block of a map may not be longer (Adobe technical note 5014)."""


class TaggedFont(TTFont):
    """ReportLab writes U+0000 for codes that are not used, and blocks of more than a hundred letters."""

    @override
    def addObjects(self, doc: Any) -> None:
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith(_MAP):
                stream = doc.idToObject[name]
                stream.content = mended(stream.content)


def mended(cmap: str) -> str:
    """The map with letters alone, in blocks of a hundred; letters beyond the first plane as two halves."""
    pairs = [(code, letter) for code, letter in _PAIR.findall(cmap) if int(letter, 16) not in _NO_LETTERS]
    blocks = []
    for start in range(0, len(pairs), _LONGEST):
        block = pairs[start : start + _LONGEST]
        lines = "\n".join(f"<{code}> <{_halves(letter)}>" for code, letter in block)
        blocks.append(f"{len(block)} beginbfchar\n{lines}\nendbfchar")
    head = re.sub(r"<00> <[0-9A-F]{2}>", "<00> <FF>", cmap.partition("endcodespacerange")[0])
    tail = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    return "\n".join((f"{head}endcodespacerange", *blocks, tail))


def _halves(letter: str) -> str:
    return chr(int(letter, 16)).encode("utf-16-be").hex().upper()
