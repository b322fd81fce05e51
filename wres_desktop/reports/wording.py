"""Every sentence and every number format of a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from wres_desktop.domain.sentences import sentence_case

WITHHELD_MARK: Final = "[c]"
"""The one mark for everything withheld: the shorthand for confidential of the Government Analysis Function."""

UNDEFINED_MARK: Final = "[z]"
"""A figure that has no value: the same list's shorthand for not applicable."""

ROUNDED_MARK: Final = "about"
"""What stands before a rounded number, as a word: it can be read out."""

WITHHELD_SPOKEN: Final = "withheld"
UNDEFINED_SPOKEN: Final = "cannot be calculated"
NOT_AVAILABLE: Final = "Not available"
WITHHELD_WORD: Final = "Withheld"
NOT_CALCULABLE_WORD: Final = "Not calculable"

NOT_DRAWN: Final = "There is no chart, because this year's figures for it are not printed."
NO_LIKELIHOODS: Final = "There is no chart of the relative likelihoods, because none of this year is printed."
NOTHING_PRINTED: Final = "None of the numbers behind it is printed either."

SMALL_BOARDS: Final = (
    "Boards are small, also taken together: one person more or less changes their share. Read the people, then the "
    "share."
)

SMALL_BOARD: Final = (
    "A board is small: one person more or less changes its share a lot. Read the people, then the share."
)

WITHHELD_LEGEND: Final = (
    f"{WITHHELD_MARK} withheld so that nobody can be singled out; it may stand for any number, including none"
)
UNDEFINED_LEGEND: Final = f"{UNDEFINED_MARK} cannot be calculated: there is nobody, or no case, to compare with"

NOT_AVAILABLE_MARK: Final = "[x]"
NOT_AVAILABLE_LEGEND: Final = f"{NOT_AVAILABLE_MARK} not available; the indicator's page says why"
NOT_ASKED_MARK: Final = "\N{EN DASH}"
NOT_ASKED_SPOKEN: Final = "not part of this indicator"
NOT_ASKED_LEGEND: Final = f"{NOT_ASKED_MARK} not part of this indicator"
ROUNDED_WORD: Final = f"\N{LEFT DOUBLE QUOTATION MARK}{ROUNDED_MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
ROUNDED_LEGEND: Final = f"{ROUNDED_WORD} stands before a number that is rounded so that nobody can be singled out"

LEGENDS: Final = {
    WITHHELD_MARK: WITHHELD_LEGEND,
    UNDEFINED_MARK: UNDEFINED_LEGEND,
    NOT_AVAILABLE_MARK: NOT_AVAILABLE_LEGEND,
    NOT_ASKED_MARK: NOT_ASKED_LEGEND,
    ROUNDED_MARK: ROUNDED_LEGEND,
}
"""What each mark means, as the notes below a table say it."""

DISPARITY_WITHHELD: Final = (
    "The race disparity ratios, which compare how far up the pay bands white and BME staff are found, are not printed "
    "this year."
)

GAP_LEGEND: Final = "Gap: BME minus white, in percentage points"

MINUS: Final = "\N{MINUS SIGN}"
_TWICE: Final = Decimal(2)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who is compared with whom in a relative likelihood, as words inside a sentence."""

    of: str
    compared_with: str
    to: str


COMPARISONS: Final = {
    2: Comparison("white applicants", "BME applicants", "to be appointed from shortlisting"),
    3: Comparison("BME staff", "white staff", "to enter the formal disciplinary process"),
    4: Comparison("white staff", "BME staff", "to take up non-mandatory training or development"),
}
"""Indicators 2, 3 and 4 with their directions (standard 1.1)."""

SURVEY_ANSWERS: Final = {
    5: "said that patients, relatives or the public had harassed, bullied or abused them",
    6: "said that a manager or another colleague had harassed, bullied or abused them",
    7: "believed that their organisation gives equal opportunities for progression or promotion",
    8: "said that a manager or colleague had discriminated against them",
}


def number(printed: str) -> str:
    """A printed number with thousands separators and a true minus: ``1234.5`` is "1,234.5"."""
    sign = MINUS if printed.startswith("-") else ""
    whole, dot, decimals = printed.removeprefix("-").partition(".")
    grouped = f"{int(whole):,}" if whole.isdigit() else whole
    return f"{sign}{grouped}{dot}{decimals}"


def signed(printed: str) -> str:
    """A printed difference, always with its sign; zero has none."""
    above = not printed.startswith("-") and any(digit in "123456789" for digit in printed)
    return f"{'+' if above else ''}{number(printed)}"


def percent(printed: str) -> str:
    """A printed percentage with its sign."""
    return f"{number(printed)}%"


def more_or_less(printed: str) -> str:
    """A printed ratio as "54% more likely" or "34% less likely" (standard 1.1); empty from twice on, and for 1."""
    ratio = Decimal(printed)
    if ratio in {1, 0} or ratio >= _TWICE:
        return ""
    share = f"{abs(ratio - 1) * 100:.0f}%"
    return f"{share} more likely" if ratio > 1 else f"{share} less likely"


def relative_likelihood(indicator: int, printed: str) -> str:
    """The headline of indicators 2, 3 and 4, with the direction named: never "times more likely"."""
    words = COMPARISONS[indicator]
    if Decimal(printed) == 1:
        return (
            f"{sentence_case(words.of)} were as likely as {words.compared_with} {words.to}: "
            f"the relative likelihood is {printed}."
        )
    also = more_or_less(printed)
    ending = f": {also}." if also else "."
    return (
        f"{sentence_case(words.of)} were {number(printed)} times as likely as {words.compared_with} {words.to}{ending}"
    )


def numbers_behind(indicator: int, years: Sequence[int]) -> str:
    """The caption of an indicator's table; several years stand above its columns."""
    return f"The numbers behind indicator {indicator}{'' if len(years) > 1 else f', {years[0]}'}"


def survey_headline(indicator: int, bme: str, white: str) -> str:
    """The headline of indicators 5 to 8: both shares, without a word about better or worse."""
    return f"{percent(bme)} of BME staff and {percent(white)} of white staff {SURVEY_ANSWERS[indicator]}."


def one_group_headline(indicator: int, group: str, printed: str) -> str:
    """The headline of indicators 5 to 8 where the other group's share is withheld."""
    return f"{percent(printed)} of {group} {SURVEY_ANSWERS[indicator]}; the other group's share is withheld."


def gap(printed: str) -> str:
    """The gap of a survey question in words."""
    if not any(digit in "123456789" for digit in printed):
        return "The shares are the same for both groups, as printed."
    higher = "lower" if printed.startswith("-") else "higher"
    size = number(printed.removeprefix("-"))
    return f"The share is {size} percentage points {higher} among BME staff than among white staff."


def board_headline(share: str, people: tuple[str, str] | None, workforce: str | None, board: str = "board") -> str:
    """The headline of indicator 9: "n of N" where both are printed (standard 1.5); a joint report says "boards"."""
    members = "members" if board == "board" else "board members"
    of = f" ({number(people[0])} of {number(people[1])} {members})" if people else ""
    beside = f", and {percent(workforce)} of the workforce" if workforce else ""
    return f"BME people are {percent(share)} of the {board}{of}{beside}."


def board_difference(printed: str, board: str = "board") -> str:
    """The difference between board and workforce in words."""
    if not any(digit in "123456789" for digit in printed):
        return f"BME people have the same share of the {board} as of the workforce, as printed."
    lower = "lower" if printed.startswith("-") else "higher"
    size = number(printed.removeprefix("-"))
    return f"Their share of the {board} is {size} percentage points {lower} than their share of the workforce."


POOLED: Final = (
    "The counts of all members are added up, and every share and ratio is worked out of these sums; nothing is an "
    "average of the members' shares or ratios. Where members have no figures, the indicator says so."
)


def members_lead(members: int, lead: str) -> str:
    """Who reports, in the first sentence of the page on members."""
    return f"{members} organisations report together; {lead} leads."


def many_members(members: int) -> str:
    """What stands on the cover in place of many names."""
    return f"{members} organisations, named in this report"


def figures_of_some(years: str, counted: int, members: int, reasons: str) -> str:
    """Whose figures an indicator of a joint report holds, and why others have none."""
    return f"{f'{years}: figures' if years else 'Figures'} of {counted} of {members} members. {reasons}"


def some_members_only(indicators: Sequence[str]) -> str:
    """The note below the year at a glance about indicators that do not hold all members' figures."""
    named = "Indicators" if len(indicators) > 1 else "Indicator"
    return f"{named} {listed(indicators)}: figures of some members only, as said there."


def workforce_headline(bme: str, people: tuple[str, str] | None) -> str:
    """The headline of indicator 1."""
    of = f" ({number(people[0])} of {number(people[1])} people)" if people else ""
    return f"BME staff are {percent(bme)} of the workforce{of}."


def withheld_headline(what: str, years: Sequence[int]) -> str:
    """What stands in a headline's place where its figure is withheld in these years."""
    return f"{what} for {listed([str(year) for year in years])} is withheld so that nobody can be singled out."


def nothing_printed_of(labels: Sequence[str]) -> str:
    """The note that names the rows in which nothing is printed."""
    return f"Withheld altogether: {listed([label[:1].lower() + label[1:] for label in labels])}."


def no_bme_staff(rows: str) -> str:
    """The note below a table about a zero whose row has no other number."""
    return f"No BME staff in: {rows}. Whether other staff are there is not shown."


OWN_SURVEY_COUNTS: Final = "Of those who answered the question, the share who said yes."


AVERAGED: Final = "An average of two years is divided by the staff of the second."


def survey_questions(numbers: Sequence[int]) -> str:
    """The indicators of the staff survey in one line."""
    return f"{numbers[0]} to {numbers[-1]}  Staff survey"


def whose_rules(not_known: str, survey: str) -> str:
    """After which public documents people are counted, and whose choice the rest is; ``survey`` may be empty."""
    questions = f", and the questions of the survey are national ones ({survey})" if survey else ""
    return (
        f"The nine indicators are those of the Workforce Race Equality Standard{questions}. People whose ethnicity is "
        f"not known are counted as in the government's figures ({not_known}). The rest follows common practice, as "
        "chosen by this program; where NHS England's guidance of the year says otherwise, that holds."
    )


def survey_named(name: str) -> str:
    """Which survey the results are from, in the organisation's words."""
    return f"Survey: {name.rstrip('.')}."


def asked_nationally(item: str, year: int) -> str:
    """Where the NHS Staff Survey asks the question; true of whatever survey the organisation took part in."""
    return f"In the NHS Staff Survey of {year} this is question {item}."


def place_on_the_web(what: str, url: str) -> str:
    """Where documents stand on the web, true before they are put there and after."""
    return f"The place of {what[:1].lower()}{what[1:]} on the web: {url}"


PLAN_BY_ITSELF: Final = "The action plan is a document of its own."


def without_words(indicators: Sequence[str]) -> tuple[str, ...]:
    """The indicators about which the organisation wrote nothing, as part of a sentence."""
    if not indicators:
        return ()
    return (f"words on indicator{'s' if len(indicators) > 1 else ''} {listed(indicators)}",)


def left_blank(what: Sequence[str]) -> str:
    """What the form asks for and was left blank, for those who sign."""
    return f"These are left out of the report, because nothing was written: {'; '.join(what)}."


def not_calculable(reason: str) -> str:
    """What stands in a headline's place where a figure has no value."""
    return f"This figure cannot be calculated for this year: {reason.rstrip('.')}."


NO_FIGURES: Final = "There are no figures this year."
"""What stands in a headline's place where a section has none; the reason stands below it."""


def not_available(reason: str) -> str:
    """That a section has no figures, with the reason."""
    return f"No figures this year. {sentence_case(reason)}"


def listed(items: Sequence[str]) -> str:
    """Several things in a sentence: "a, b and c"."""
    if len(items) < 2:  # noqa: PLR2004 - one thing needs no "and"
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
