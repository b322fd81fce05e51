"""Every sentence about bands beside the whole, leadership, unknown ethnicity, and the figures of others."""

from collections.abc import Sequence
from typing import Final

from wres_desktop.reports.wording import listed
from wres_desktop.reports.wording_compared import lower_first

AGAINST_ALL_LEGEND: Final = (
    "Against all: the share of BME staff minus that among all staff, in percentage points. Lower and higher are said "
    "against everybody else, and only where chance is an unlikely explanation (95% interval)."
)

BANDS_TITLE: Final = "BME staff in each band"
STAFF_GROUPS_TITLE: Final = "BME staff in each staff group"

NO_ROWS: Final = "No band can be held against the whole: of each of them, one of the numbers behind it is not printed."

NOTHING_OF_BANDS: Final = (
    "Nothing can be said of single bands, of leadership or of one more appointment: the numbers behind them are not "
    "printed."
)

GOAL_TITLE: Final = "Leadership by 2028"
GOAL_CAPTION: Final = "People needed for leadership to match the workforce"
NO_GOALS: Final = (
    "NHS England's goal is that by 2028 bands 8a and above have the same share of BME staff as the whole workforce. "
    "How far it is to that goal cannot be shown, because the numbers of none of these bands are printed."
)

ONE_MORE_TITLE: Final = "What one more appointment would change"
ONE_MORE_METHOD: Final = (
    "In small groups one person moves a figure a lot. This is what each would be if one more of the same posts were "
    "held by a BME person, or one more BME person were counted."
)
ONE_MORE_LEGEND: Final = (
    "The number of posts, of board members, of applicants and of staff stays the same. Only figures of which all "
    "numbers are printed are shown."
)
NO_ONE_MORE: Final = (
    "What one more appointment would change cannot be shown, because the numbers of leadership bands and of the "
    "board are not printed."
)


def one_more_of(what: str, now: str, then: str, *, is_ratio: bool) -> str:
    """What one more would change, where that can be said of one figure only."""
    figure = "a relative likelihood" if is_ratio else "a share of BME people"
    return f"{what}: {figure} of {then} instead of {now}. For no other figure are all the numbers behind it printed."


UNKNOWN_LEAD: Final = (
    "Some people have not said what their ethnicity is. The truth lies somewhere: here is what figures would be if all "
    "of these people were white, and if all were BME."
)
UNKNOWN_LEGEND: Final = (
    "People of unknown ethnicity are counted for one group or the other, among cases and among staff or applicants "
    "alike. For indicators 2 to 4 a mixture could lie outside of these two figures."
)
OTHERS_WITHHELD: Final = "What is not listed cannot be shown, because one of the numbers behind it is not printed."
NO_UNKNOWN: Final = "This cannot be shown for this year, because the numbers behind it are not printed."

BESIDE_LEAD: Final = (
    "What was published of others, with year and source. Where there is none of the same year, the last one of the "
    "three years before it stands here."
)
NOTHING_BESIDE: Final = "None of the figures that were published of others is printed in this report."

REGIONS: Final = (
    "Regions show how far figures lie apart, wherever this organisation is: of many regions the lowest and the highest "
    "are named, of few all for which a figure was found."
)
ONLY_TRUSTS: Final = (
    "These are figures of NHS trusts, which are much larger and employ other professions. No national figures of "
    "organisations like this one were found. Read them as background, not as a target."
)
BESIDE_LEGEND: Final = (
    "Higher or lower: the figure of the others lies outside of the likely range of this report's (95% interval). "
    "Cannot tell: it lies within, or too few people are behind a number. Boards are too small for a test."
)
FUNNEL_LEGEND: Final = (
    "If nothing but chance told organisations apart, 95 of 100 would lie within the inner limits and 998 of 1,000 "
    "within the outer ones. The smaller an organisation, the farther chance reaches. What lies outside asks for a "
    "reason; it is no verdict: places differ in who lives there."
)

_PLACES: Final = {
    "inside": "lies within both limits: chance alone may explain where it stands",
    "above": "lies above the inner limit: higher than chance alone would often bring it",
    "below": "lies below the inner limit: lower than chance alone would often bring it",
    "far_above": "lies above both limits: far higher than chance alone would bring it",
    "far_below": "lies below both limits: far lower than chance alone would bring it",
}


NO_ROW_STANDS_OUT: Final = (
    "Of no group of staff printed here can it be said that its share of BME staff differs from everybody else's: the "
    "numbers are too small to tell."
)


def rows_lead(lower: Sequence[str], higher: Sequence[str]) -> str:
    """Which bands stand out; nothing is said of those that are not printed."""
    sentences = []
    if lower:
        sentences.append(f"The share of BME staff is lower than among everybody else in {listed(list(lower))}.")
    if higher:
        subject = "It" if lower else "The share of BME staff"
        sentences.append(f"{subject} is higher in {listed(list(higher))}.")
    return " ".join(sentences) or NO_ROW_STANDS_OUT


def row_in_words(group: str, row: str) -> str:
    """A band inside a sentence."""
    if not row:
        return lower_first(group)
    return f"{row[:1].lower() + row[1:] if row[1:2].islower() else row} ({lower_first(group)})"


def goal_method(year: int) -> str:
    """Whose goal it is, and whose reckoning."""
    return (
        f"The goal that leadership bands have the same share of BME staff as the whole workforce by {year} is NHS "
        "England's (A Model Employer, 2019). The reckoning is this program's own: the share of BME staff among all "
        "staff, times the posts of the band, rounded up; the path there is a straight line from this year, rounded. It "
        "is worked out anew each year and says nothing about who should be appointed."
    )


def not_shown(figures: Sequence[str]) -> str:
    """The note that names what has nothing beside it, as this report does not print it."""
    return f"Not held against others, because this report does not print them: {'; '.join(figures)}."


def whose(population: str, area: str, year: int, rank: str = "") -> str:
    """Whose figure it is, and of which year."""
    return ", ".join(part for part in (population, f"{area} {rank}".strip(), str(year)) if part)


def in_trusts(indicator: int, shown: Sequence[str], year: int) -> str:
    """What the figure of an indicator was in the NHS trusts of England together."""
    what = _IN_TRUSTS.get(indicator, "it was {}").format(listed(list(shown)))
    return f"In NHS trusts in England {what} in {year}."


_IN_TRUSTS: Final = {
    1: "BME staff were {} of all staff",
    **dict.fromkeys((2, 3, 4), "the relative likelihood was {}"),
    9: "BME people were {} of boards",
}


def end_of_regions(regions: int, *, is_lowest: bool) -> str:
    """Which of all regions one is."""
    return f"({'lowest' if is_lowest else 'highest'} of {regions} regions)"


def in_funnel(place: str, others: int) -> str:
    """Where a report's figure lies among those of others."""
    return f"Beside {others} other organisations the figure of this report {_PLACES[place]}."


def funnel_described(share: str, centre: str, where: str) -> str:
    """A funnel plot for somebody who does not see it."""
    return f"This report: {share}%. All others together: {centre}%. {where}"


def funnel_sources(sources: Sequence[str]) -> str:
    """Where the points come from."""
    return f"Sources: {'; '.join(dict.fromkeys(sources))}."
