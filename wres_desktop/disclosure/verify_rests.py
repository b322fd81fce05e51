"""On which statements something derived has to rest, by its kind and id; a second time, for the verifier.

What rests on other figures could say of one that is withheld what is true of it.
"""

from collections.abc import Collection, Sequence
from typing import TypeAlias

from wres_desktop.disclosure.verify_rules import GROUPS

Ids: TypeAlias = list[str]

_CASES = {"2": "appointed", "3": "entered", "4": "accessed"}
_GO_ON = ("change", "against")
"""Kinds of which the ids go on: with the other year, with the others' figure."""


def has_to_rest_on(kind: str, name: str, listed: Collection[str]) -> Ids | None:
    """The ids of counts, then of figures; ``None`` where there is no such thing. ``listed`` are all statements."""
    year, _, rest = name.partition("/")
    figure, found, other = f"{rest}/".rpartition(f"/{kind}/")
    if not found or bool(other) is not (kind in _GO_ON):
        return None
    try:
        return _rests_on(kind, (year, figure), other.rstrip("/"), listed)
    except KeyError:
        return None


def _rests_on(kind: str, of: tuple[str, str], other: str, listed: Collection[str]) -> Ids | None:
    year, figure = of
    named = f"{year}/{figure}"
    if kind in ("against_all", "goal"):
        pairs = [(year, f"{figure}/bme_percent"), (year, "staff/bme_percent")]
    elif kind == "one_more" and not figure.endswith("/relative_likelihood"):
        pairs = [(year, f"{figure}/bme_percent")]
    elif kind == "one_more":
        return [*_likelihoods(year, figure, GROUPS[:2], listed), named]
    elif kind == "if_known":
        return [*_of_everybody(year, figure, listed), named]
    elif kind in ("likely_range", "funnel", *_GO_ON):
        pairs = [of, *([(other, figure)] if kind == "change" else [])]
    else:
        return None
    counts = [count for pair in pairs for count in _counts(*pair, listed)]
    return [*counts, *("/".join(pair) for pair in pairs)]


def _counts(year: str, figure: str, listed: Collection[str]) -> Ids:
    """The counts of a share, a gap or a relative likelihood."""
    base, _, last = f"{year}/{figure}".rpartition("/")
    if last == "bme_percent":
        return [f"{base}/bme", f"{base}/total"]
    if last == "percent":
        return _answers(base)
    if last == "gap":
        return [*_answers(f"{base}/bme"), *_answers(f"{base}/white")]
    if last == "relative_likelihood":
        groups = ("bme", "white") if figure.startswith("3/") else ("white", "bme")
        return _likelihoods(year, figure, groups, listed)
    raise KeyError(figure)


def _answers(base: str) -> Ids:
    return [f"{base}/yes", f"{base}/answered"]


def _likelihoods(year: str, figure: str, groups: Sequence[str], listed: Collection[str]) -> Ids:
    """Cases and people of each group in turn."""
    return [
        f"{counts}/{group}" for group in groups for counts in _cases_and_people(year, figure.partition("/")[0], listed)
    ]


def _cases_and_people(year: str, indicator: str, listed: Collection[str]) -> tuple[str, str]:
    own = f"{year}/{indicator}"
    cases = f"{own}/{_CASES[indicator]}"
    if indicator == "2":
        return cases, f"{own}/shortlisted"
    if indicator == "3" and f"{cases}_two_years/bme" in listed:
        cases += "_two_years"
    return cases, f"{own}/staff" if f"{own}/staff/bme" in listed else f"{year}/staff"


def _of_everybody(year: str, figure: str, listed: Collection[str]) -> Ids:
    """The counts of all ethnic groups."""
    base, _, last = f"{year}/{figure}".rpartition("/")
    if last == "bme_percent":
        rows = [base]
    elif figure == "9/total_minus_workforce":
        rows = [f"{year}/9/total", f"{year}/staff"]
    elif last == "relative_likelihood":
        rows = list(_cases_and_people(year, figure.partition("/")[0], listed))
    else:
        raise KeyError(figure)
    return [f"{row}/{group}" for row in rows for group in GROUPS]
