"""Finishes a workbook's file: what each formula comes to is written beside it, and no time of making stays in it."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final, TypeAlias
from xml.sax.saxutils import escape

Shown: TypeAlias = str | float
"""What a formula comes to: a text, or a number."""

_FORMULA: Final = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)><f>(.*?)</f><v\s*(?:/>|></v>)</c>', re.DOTALL)
_TYPE: Final = re.compile(r' t="[a-zA-Z]+"')
_TIME: Final = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_TIME: Final = "2000-01-01T00:00:00Z"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)


def finished(content: bytes, shown: Sequence[Mapping[str, Shown]]) -> bytes:
    """The file with the values of its formulas, sheet by sheet in their order.

    Excel shows a file from an e-mail in a protected view that does not calculate, and so do previews: without these
    values their readers would see nothing.
    """
    paper = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _TIME.sub(rf"\g<1>{_NO_TIME}", part.decode()).encode()
            elif name.startswith("xl/worksheets/sheet"):
                number = int(name.removeprefix("xl/worksheets/sheet").removesuffix(".xml"))
                part = _with_values(part.decode(), shown[number - 1]).encode()
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return paper.getvalue()


def _with_values(xml: str, shown: Mapping[str, Shown]) -> str:
    def one(found: re.Match[str]) -> str:
        value = shown[found[1]]
        attributes = _TYPE.sub("", found[2])
        if isinstance(value, str):
            return f'<c r="{found[1]}"{attributes} t="str"><f>{found[3]}</f><v>{escape(value)}</v></c>'
        return f'<c r="{found[1]}"{attributes}><f>{found[3]}</f><v>{value!r}</v></c>'

    return _FORMULA.sub(one, xml)
