"""What follows from print about likely ranges, and about changes from earlier years to the reporting year."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from wres_desktop.disclosure.from_print import FromPrint, Work, limits
from wres_desktop.disclosure.statements import Derived
from wres_desktop.domain.changes import Change, Good, Pair, change_of_gap, change_of_likelihood, change_of_share
from wres_desktop.domain.ratios import GroupRate, NotCalculable
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.series import break_between
from wres_desktop.domain.submission import SurveyQuestion
from wres_desktop.domain.uncertainty import gap_interval, wilson_interval

OUTCOMES: Final = {2: "appointed", 3: "entered", 4: "accessed"}
"""Indicators 2, 3 and 4, each with what its cases are called in ids."""

SURVEY: Final = tuple(question.indicator for question in SurveyQuestion)
_HIGHER_IS_BETTER: Final = SurveyQuestion.EQUAL_OPPORTUNITY.indicator
_BME_FIRST: Final = 3
_BOARD: Final = 9

NO_TEST: Final = "no_test"
"""Said of boards, which are too small for a test (standard 5.2)."""
_PEOPLE: Final = "people"


def likely_ranges(print_: FromPrint) -> Iterator[Derived]:
    """The likely range of every share of staff and of survey answers, and of every gap; ratios have readings."""
    for year in print_.years:
        yield from _range(print_, f"{year}/staff/bme_percent", (f"{year}/staff/bme", f"{year}/staff/total"))
        for number in SURVEY:
            base = f"{year}/{number}"
            for group in ("bme", "white"):
                yield from _range(print_, f"{base}/{group}/percent", _answers(base, group))
            counts = (*_answers(base, "bme"), *_answers(base, "white"))
            yield from print_.follows(
                ("likely_range", f"{base}/gap/likely_range"), counts, (f"{base}/gap",), _gap_range
            )


def _range(print_: FromPrint, figure: str, counts: Sequence[str]) -> Iterator[Derived]:
    return print_.follows(("likely_range", f"{figure}/likely_range"), counts, (figure,), _share_range)


def _share_range(cases: int, people: int) -> dict[str, str]:
    low, high = wilson_interval(_rate(cases, people))
    return limits((100 * low, 100 * high), 1)


def _gap_range(yes: int, answered: int, other_yes: int, other_answered: int) -> dict[str, str]:
    return limits(gap_interval(_rate(yes, answered), _rate(other_yes, other_answered)), 1)


def changes(print_: FromPrint) -> Iterator[Derived]:
    """Every indicator against the year before, and against the first year that it can be held against."""
    for number in (1, *OUTCOMES, *SURVEY, _BOARD):
        for other in _other_years(print_, number):
            if number == 1:
                yield from _change_of_staff(print_, other)
            elif number == _BOARD:
                yield from _change_of_board(print_, other)
            elif number in OUTCOMES:
                yield from _change_of_outcome(print_, number, other)
            else:
                yield from _changes_of_survey(print_, number, other)


def _other_years(print_: FromPrint, number: int) -> tuple[int, ...]:
    """The year before and the first one, as far as no break of the series lies between."""
    earlier = [year for year in print_.years if year < print_.year]
    bases = print_.document.disciplinary_bases
    comparable = [year for year in earlier if break_between(number, print_.year, year, bases) is None]
    wanted = (earlier[:1] if earlier[:1] == comparable[:1] else []) + comparable[-1:]
    return tuple(dict.fromkeys(wanted))


def _change_of_staff(print_: FromPrint, other: int) -> Iterator[Derived]:
    figure, year = "staff/bme_percent", print_.year
    counts = [f"{each}/staff/{what}" for each in (year, other) for what in ("bme", "total")]

    def work(bme: int, total: int, bme_before: int, total_before: int) -> Mapping[str, str]:
        return _says(change_of_share(_rate(bme, total), _rate(bme_before, total_before), Good.NEITHER), 1)

    yield from _change(print_, figure, other, counts, work)


def _change_of_board(print_: FromPrint, other: int) -> Iterator[Derived]:
    """Plainly the difference: a board is too small for a test (standard 5.2)."""

    def work(bme: int, total: int, bme_before: int, total_before: int) -> Mapping[str, str]:
        size = Fraction(100 * bme, total) - Fraction(100 * bme_before, total_before)
        return {"change": digits(size, 1), "verdict": NO_TEST}

    counts = [f"{each}/9/total/{what}" for each in (print_.year, other) for what in ("bme", "total")]
    yield from _change(print_, "9/total/bme_percent", other, counts, work)


def _changes_of_survey(print_: FromPrint, number: int, other: int) -> Iterator[Derived]:
    year = print_.year
    good = Good.HIGHER if number == _HIGHER_IS_BETTER else Good.LOWER

    def share(yes: int, answered: int, yes_before: int, answered_before: int) -> Mapping[str, str]:
        return _says(change_of_share(_rate(yes, answered), _rate(yes_before, answered_before), good), 1)

    def gap(*counts: int) -> Mapping[str, str]:
        rates = [_rate(*counts[at : at + 2]) for at in (0, 2, 4, 6)]
        return _says(change_of_gap(Pair(*rates[:2]), Pair(*rates[2:])), 1)

    for group in ("bme", "white"):
        counts = [*_answers(f"{year}/{number}", group), *_answers(f"{other}/{number}", group)]
        yield from _change(print_, f"{number}/{group}/percent", other, counts, share)
    both = [
        each for base in (f"{year}/{number}", f"{other}/{number}") for group in ("bme", "white")
        for each in _answers(base, group)
    ]  # fmt: skip
    yield from _change(print_, f"{number}/gap", other, both, gap)


def _change_of_outcome(print_: FromPrint, number: int, other: int) -> Iterator[Derived]:
    first, second = ("bme", "white") if number == _BME_FIRST else ("white", "bme")
    both = (print_.year, other)
    counts = [each for year in both for group in (first, second) for each in rate_of(print_, year, number, group)]
    spans = [years_counted(print_, year, number) for year in both]

    def work(*given: int) -> Mapping[str, str] | None:
        rates = [_rate(given[at], given[at + 1] * spans[at // 4]) for at in (0, 2, 4, 6)]
        if any(rate.numerator > rate.denominator for rate in rates):
            return None
        found = change_of_likelihood(Pair(*rates[:2]), Pair(*rates[2:]))
        return None if isinstance(found, NotCalculable) else _says(found, 2)

    yield from _change(print_, f"{number}/relative_likelihood", other, counts, work)


def rate_of(print_: FromPrint, year: int, number: int, group: str) -> tuple[str, str]:
    """The ids of the cases and of the people of a group of indicator 2, 3 or 4."""
    if number == 2:  # noqa: PLR2004 - the indicator's own number
        return f"{year}/2/appointed/{group}", f"{year}/2/shortlisted/{group}"
    staff = f"{year}/{number}/staff/{group}"
    cases = "entered_two_years" if years_counted(print_, year, number) > 1 else OUTCOMES[number]
    return f"{year}/{number}/{cases}/{group}", staff if print_.has(staff) else f"{year}/staff/{group}"


def years_counted(print_: FromPrint, year: int, number: int) -> int:
    """Over how many years cases were counted: two where they are averaged."""
    return 2 if print_.has(f"{year}/{number}/entered_two_years/bme") else 1


def _change(print_: FromPrint, figure: str, other: int, counts: Sequence[str], work: Work) -> Iterator[Derived]:
    name = ("change", f"{print_.year}/{figure}/change/{other}")
    return print_.follows(name, counts, (f"{print_.year}/{figure}", f"{other}/{figure}"), work)


def _says(change: Change, decimals: int) -> Mapping[str, str]:
    few = {"few": "yes"} if change.few else {}
    size = digits(change.size, decimals)
    return {"change": size, **limits(change.interval_95, decimals), "verdict": change.verdict.value, **few}


def _answers(base: str, group: str) -> tuple[str, str]:
    return f"{base}/{group}/yes", f"{base}/{group}/answered"


def _rate(cases: int, people: int) -> GroupRate:
    return GroupRate(cases, people, _PEOPLE)
