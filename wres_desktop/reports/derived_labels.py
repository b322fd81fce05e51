"""Names on paper for what follows from statements, and for its texts."""

from typing import Final

from wres_desktop.disclosure.statements import Derived
from wres_desktop.domain.edition import Edition
from wres_desktop.reports.labels import statement_label

_KINDS: Final = {
    "likely_range": "likely range",
    "change": "change since",
    "against_all": "beside all staff",
    "one_more": "with one more",
    "goal": "leadership goal",
    "if_known": "if unknown ethnicity were known",
    "against": "beside",
    "funnel": "among others",
}

_TEXTS: Final = {
    "low": "lower end",
    "high": "upper end",
    "change": "change",
    "verdict": "verdict",
    "few": "few people",
    "difference": "difference in percentage points",
    "share": "share in percent",
    "ratio": "relative likelihood",
    "needed": "people needed",
    "more": "how many more",
    "if_white": "if all were white",
    "if_bme": "if all were BME",
    "benchmark": "figure of others",
    "centre": "share of all others together",
    "place": "place among them",
}


def derived_label(derived: Derived, edition: Edition) -> str:
    """What it is about, in words: "All staff: share of BME, change since 2020"."""
    figure, _, rest = derived.id.rpartition(f"/{derived.kind}")
    row = figure if figure.rpartition("/")[2] in _FIGURES else f"{figure}/bme_percent"
    named = statement_label(row, edition)
    return f"{named}, {_KINDS[derived.kind]} {rest.removeprefix('/')}".strip()


_FIGURES: Final = ("bme_percent", "percent", "gap", "relative_likelihood", "total_minus_workforce")


def text_label(name: str) -> str:
    """What one of its texts is: the years of a path stand for themselves."""
    return _TEXTS.get(name) or name.replace("/", " ")
