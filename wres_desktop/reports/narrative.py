"""What the organisation says about an indicator, ready to stand beside its figures."""

from dataclasses import replace

from wres_desktop.domain.submission import IndicatorNarrative
from wres_desktop.reports.blocks import TypedText
from wres_desktop.reports.printed import Source


def anchor(number: int) -> str:
    """The name under which an indicator can be linked to."""
    return f"indicator-{number}"


def without(said: TypedText, printed: str) -> TypedText:
    """What was typed, without a sentence of the program's that begins it and is printed above it anyway."""
    return replace(said, text=said.text.strip().removeprefix(printed).strip()) if printed else said


def narrative_of(source: Source, number: int) -> tuple[TypedText, TypedText]:
    """Implications and background, then action taken and planned, as typed (form, section F)."""
    said = source.document.narrative.get(str(number), IndicatorNarrative())
    return (
        TypedText("What the figures mean for us", said.implications),
        TypedText("Action taken and planned", said.action),
    )
