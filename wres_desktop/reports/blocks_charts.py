"""Charts through the years and funnels as frozen data; the other charts stand among the blocks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One year's figure; ``joined`` says that the line goes on to the next point: nothing lies between them."""

    year: str
    printed: str
    interval: tuple[str, str] | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """The printed figures of one group through the years; ``shown`` is the label at its end."""

    shown: str
    points: tuple[SeriesPoint, ...]
    strong: bool = True


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """Figures through the years that are printed; ``breaks`` are years before which the series begins anew.

    ``fair`` is given for relative likelihoods, which stand on a scale on which twice and half are equally far from 1.
    """

    title: str
    years: tuple[str, ...]
    lines: tuple[SeriesLine, ...]
    described: str
    breaks: tuple[str, ...] = ()
    fair: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """The limits at one number of people, the lowest first: 99.8 %, 95 %, 95 %, 99.8 %."""

    people: int
    printed: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """An organisation: its people, and its share as it is printed."""

    people: int
    printed: str


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """Shares of organisations by their size, with the limits within which chance alone may bring them."""

    title: str
    centre: str
    limits: tuple[FunnelLimits, ...]
    others: tuple[FunnelPoint, ...]
    own: FunnelPoint
    described: str
