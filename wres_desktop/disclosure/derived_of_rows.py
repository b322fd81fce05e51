"""What follows from print about bands, one more appointment, leadership goals and unknown ethnicity."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from wres_desktop.disclosure.derived_in_time import OUTCOMES, rate_of
from wres_desktop.disclosure.from_print import FromPrint
from wres_desktop.disclosure.statements import Derived
from wres_desktop.domain.ratios import GroupRate, NotCalculable, relative_likelihood
from wres_desktop.domain.representation import (
    GOAL_YEAR,
    LEADERSHIP_ROWS,
    against_all,
    leadership_goal,
    share_with_one_more,
)
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.unknown_ethnicity import (
    Both,
    Groups,
    difference_if_known,
    likelihood_if_known,
    share_if_known,
)
from wres_desktop.domain.workforce import BANDS, MEDICAL_GRADES, PAY_CLUSTERS

_GROUPS: Final = ("white", "bme", "unknown")
_STAFF_GROUPS: Final = ("non_clinical", "clinical", "medical")
_BOARD_ROWS: Final = ("total", "voting", "executive")
_BME_FIRST: Final = 3

Reckon: TypeAlias = Callable[..., Both | NotCalculable]


def rows(print_: FromPrint) -> Iterator[Derived]:
    """Each band, pay cluster and medical grade of the reporting year, and the leadership among them."""
    for staff_group in (*_STAFF_GROUPS, "all"):
        names = ("total", *MEDICAL_GRADES) if staff_group == "medical" else ("total", *PAY_CLUSTERS, *BANDS)
        for name in names:
            base = f"{print_.year}/1/{staff_group}/{name}"
            yield from _against_all(print_, base)
            if staff_group == "all" and name in LEADERSHIP_ROWS:
                yield from _goal(print_, base)
                yield from _one_more(print_, base)
    for row in _BOARD_ROWS:
        yield from _one_more(print_, f"{print_.year}/9/{row}")


def _against_all(print_: FromPrint, base: str) -> Iterator[Derived]:
    def work(*counts: int) -> dict[str, str]:
        found = against_all(*counts)
        return {"difference": digits(found.difference, 1), "verdict": found.verdict.value}

    return print_.follows(("against_all", f"{base}/against_all"), *_beside_all_staff(print_, base), work)


def _goal(print_: FromPrint, base: str) -> Iterator[Derived]:
    def work(bme: int, total: int, all_bme: int, all_staff: int) -> dict[str, str] | None:
        if print_.year >= GOAL_YEAR:
            return None
        goal = leadership_goal(bme, total, (all_bme, all_staff), print_.year)
        return {"needed": f"{goal.needed}", "more": f"{goal.more}", **{f"{t}": f"{n}" for t, n in goal.path.items()}}

    return print_.follows(("goal", f"{base}/goal"), *_beside_all_staff(print_, base), work)


def _beside_all_staff(print_: FromPrint, base: str) -> tuple[Sequence[str], Sequence[str]]:
    staff = f"{print_.year}/staff"
    counts = (f"{base}/bme", f"{base}/total", f"{staff}/bme", f"{staff}/total")
    return counts, (f"{base}/bme_percent", f"{staff}/bme_percent")


def _one_more(print_: FromPrint, base: str) -> Iterator[Derived]:
    def work(bme: int, total: int) -> dict[str, str] | None:
        return {"share": digits(share_with_one_more(bme, total), 1)} if bme < total else None

    return print_.follows(
        ("one_more", f"{base}/one_more"), (f"{base}/bme", f"{base}/total"), (f"{base}/bme_percent",), work
    )


def one_more_case(print_: FromPrint) -> Iterator[Derived]:
    """The relative likelihoods of 2 and 3 if one more BME applicant were appointed, or one more BME case began."""
    for number in (2, 3):
        white, bme = (rate_of(print_, print_.year, number, group) for group in ("white", "bme"))
        figure = f"{print_.year}/{number}/relative_likelihood"

        def work(*given: int, bme_first: bool = number == _BME_FIRST) -> dict[str, str] | None:
            cases, people, bme_cases, bme_people = given
            other, more = GroupRate(cases, people, "people"), GroupRate(bme_cases + 1, bme_people, "people")
            of, compared_with = (more, other) if bme_first else (other, more)
            found = relative_likelihood(of=of, compared_with=compared_with)
            return None if isinstance(found, NotCalculable) or bme_cases >= bme_people else {"ratio": digits(found, 2)}

        yield from print_.follows(("one_more", f"{figure}/one_more"), (*white, *bme), (figure,), work)


def if_known(print_: FromPrint) -> Iterator[Derived]:
    """What a figure of the reporting year would be if everybody of unknown ethnicity were white, or BME."""
    year = print_.year
    staff, board = f"{year}/staff", f"{year}/9/total"
    for base in (staff, *(f"{year}/1/{group}/total" for group in _STAFF_GROUPS), board):
        yield from _if_known(print_, f"{base}/bme_percent", _groups(base), lambda *of: share_if_known(Groups(*of)))
    difference = f"{year}/9/total_minus_workforce"
    yield from _if_known(
        print_,
        difference,
        (*_groups(board), *_groups(staff)),
        lambda *of: difference_if_known(Groups(*of[:3]), Groups(*of[3:])),
    )
    for number in OUTCOMES:
        cases, people = zip(*(rate_of(print_, year, number, group) for group in _GROUPS), strict=True)
        first = number == _BME_FIRST
        yield from _if_known(
            print_,
            f"{year}/{number}/relative_likelihood",
            (*cases, *people),
            lambda *of, first=first: likelihood_if_known(Groups(*of[:3]), Groups(*of[3:]), bme_first=first),
        )


def _if_known(print_: FromPrint, figure: str, counts: Sequence[str], reckon: Reckon) -> Iterator[Derived]:
    decimals = 2 if figure.endswith("relative_likelihood") else 1

    def work(*given: int) -> dict[str, str] | None:
        found = reckon(*given)
        if isinstance(found, NotCalculable):
            return None
        return {"if_white": digits(found.if_white, decimals), "if_bme": digits(found.if_bme, decimals)}

    return print_.follows(("if_known", f"{figure}/if_known"), counts, (figure,), work)


def _groups(base: str) -> tuple[str, ...]:
    return tuple(f"{base}/{group}" for group in _GROUPS)
