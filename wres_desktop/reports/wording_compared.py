"""Every sentence about comparisons: with earlier years, with others, and with what could have been."""

from collections.abc import Sequence
from typing import Final

from wres_desktop.reports.wording import listed, sentence_case

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
