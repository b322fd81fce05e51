"""Every sentence about comparisons: with earlier years, with others, and with what could have been."""

from collections.abc import Sequence
from typing import Final

from wres_desktop.domain.sentences import sentence_case
from wres_desktop.reports.wording import listed

VERDICTS: Final = {
    "better": "Better",
    "worse": "Worse",
    "other_side": "Turned round",
    "higher": "Higher",
    "lower": "Lower",
    "cannot_tell": "Cannot tell",
    "no_test": "Not tested",
}
"""What may be said of a difference, in a table."""

NOT_COMPARABLE: Final = "No comparison"
"""Of two years between which the series is broken."""

HOW_DECIDED: Final = (
    "Better, worse, higher and lower are said only where chance is an unlikely explanation of the difference (95% "
    "interval) and at least five people are behind each number. Everything else: cannot tell. Of a board no test is "
    "made, because it is small."
)

CHANGE_LEGEND: Final = (
    "Change, worked out before rounding: percentage points; for indicators 2 to 4 the difference of the two relative "
    "likelihoods. A gap, or a "
    "relative likelihood, is better where it is nearer to what is fair."
)

TURNED_ROUND: Final = "Turned round: the other group is favoured now, and by more than before."

NOTHING_TO_TELL: Final = (
    "No difference is large enough to tell whether anything became better or worse: with numbers of this size, chance "
    "alone moves figures as much from one year to the next."
)

NOTHING_TO_COMPARE: Final = (
    "The two years cannot be held against each other: of every figure, one of the numbers behind it is not printed."
)


def period(year: int) -> str:
    """The twelve months up to 31 March of a year."""
    return f"April {year - 1} to March {year}"


def yearly_title(year: int, other: int) -> str:
    """The caption of the yearly comparison."""
    return f"{period(year)} against {'the year before' if other == year - 1 else period(other)}"


def yearly_lead(told: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Which figures became better, worse, higher or lower, as one or several sentences; others chance may explain."""
    sentences = [f"{VERDICTS[verdict]}: {listed(list(labels))}." for verdict, labels in told if labels]
    if not sentences:
        return NOTHING_TO_TELL
    return " ".join((*sentences, "Whatever else is compared here could be chance."))


def lower_first(label: str) -> str:
    """A label inside a sentence; "BME" stays as it is."""
    return label if label[:2].isupper() else f"{label[:1].lower()}{label[1:]}"


def of_group(label: str, group: str) -> str:
    """A survey question's label with the group that answered."""
    return f"{sentence_case(label)}: {group}"


WHAT_A_RANGE_IS: Final = (
    "From, to: the likely range. If the same thing were counted in many years in which nothing had changed, the figure "
    "would mostly fall within it (95% interval)."
)

TOO_FEW_TO_DRAW: Final = "There is no chart, because its main figure is printed for fewer than two years."

_SINCE: Final = {
    "better": "better than in",
    "worse": "worse than in",
    "other_side": "turned round since",
    "higher": "higher than in",
    "lower": "lower than in",
}


def nothing_through_time(numbers: Sequence[str]) -> str:
    """Which indicators have no chart and no table, because nothing of them is printed."""
    named = "indicators" if len(numbers) > 1 else "indicator"
    return f"Of {named} {listed(list(numbers))} nothing is printed for any of these years."


def through_time(years: Sequence[int]) -> str:
    """What the pages show."""
    return (
        f"Every indicator from {years[0]} to {years[-1]}. Lines join only years that follow on each other and can be "
        "compared; thin bars are likely ranges."
    )


def behind(label: str) -> str:
    """The caption of the table behind a chart."""
    return f"{label}, year by year"


def since(subject: str, year: int, verdict: str, *, is_share: bool = False) -> str:
    """What may be said of a figure beside that of an earlier year; a mere share is neither good nor bad."""
    if verdict not in _SINCE:
        either = "higher or lower" if is_share else "better or worse"
        return f"{subject}: whether it is {either} than in {year} cannot be told."
    return f"{subject}: {_SINCE[verdict]} {year}."


def begins_anew(year: int) -> str:
    """The row of a table where a series is broken."""
    return f"New basis from {year}"


def series_begins_anew(years: Sequence[str]) -> str:
    """The break of a series, for somebody who does not see the chart."""
    return f"The series begins anew in {listed(years)}."


def asked_as(items: Sequence[tuple[int, str]]) -> str:
    """Under which name a question stood in the staff survey, and when that changed."""
    named: list[tuple[str, int, int]] = []
    for year, item in items:
        if named and named[-1][0] == item:
            named[-1] = (item, named[-1][1], year)
        elif item:
            named.append((item, year, year))
    spans = [f"{item} ({first})" if first == last else f"{item} ({first} to {last})" for item, first, last in named]
    return f"In the staff survey: {listed(spans)}."
