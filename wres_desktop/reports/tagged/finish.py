"""Writes a PDF anew, smaller and as strict as PDF/A-2 is about the ends of streams; the same in, the same out."""

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    import pikepdf

_ENDS: Final = (b"\r", b"\n")
_OPEN_END: Final = b"\r\nendstream"
_MAY_STAND_APART: Final = ("/MarkInfo", "/ViewerPreferences", "/OutputIntents")


def finish(drawn: bytes, to: BinaryIO) -> None:
    """Write ``drawn`` to ``to`` with its objects packed together.

    A packed stream whose last byte looks like a line's end leaves open where it ends (ISO 19005-2, 6.1.7.1). That byte
    belongs to a sum over the data, so the data has to be others: a stream of ours gets blanks at its end; packed
    objects are packed in other groups, by making a part of the catalogue an object of its own.
    """
    import pikepdf  # noqa: PLC0415 - slow to load

    with pikepdf.open(BytesIO(drawn)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") is not None:
                _end_clearly(thing)
        packed = _saved(pdf, pikepdf.ObjectStreamMode.generate)
        for name in _MAY_STAND_APART:
            if _OPEN_END not in packed:
                break
            pdf.Root[name] = pdf.make_indirect(pdf.Root[name])
            packed = _saved(pdf, pikepdf.ObjectStreamMode.generate)
        else:
            if _OPEN_END in packed:
                packed = _saved(pdf, pikepdf.ObjectStreamMode.disable)
    to.write(packed)


def _saved(pdf: "pikepdf.Pdf", packing: "pikepdf.ObjectStreamMode") -> bytes:
    to = BytesIO()
    pdf.save(to, object_stream_mode=packing, preserve_pdfa=True, recompress_flate=False, deterministic_id=True)
    return to.getvalue()


def _end_clearly(stream: "pikepdf.Stream") -> None:
    """Add blanks until the last byte is another; at the end of a page, a map of letters or a font they mean nothing."""
    import pikepdf  # noqa: PLC0415 - as above

    if not stream.read_raw_bytes().endswith(_ENDS):
        return
    data = stream.read_bytes()
    packed = b"\n"
    while packed.endswith(_ENDS):
        data += b" "
        packed = zlib.compress(data)
    if "/Length1" in stream:  # a font says how long it is
        stream.Length1 = len(data)
    stream.write(packed, filter=pikepdf.Name.FlateDecode)
