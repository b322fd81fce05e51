"""The nine indicators as cards to show: headline, sentence, table and cautions, all of it text. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from wres_desktop.domain.edition import IndicatorText, load_edition
from wres_desktop.domain.ethnicity import EthnicGroup
from wres_desktop.domain.indicators import (
    BoardIndicator,
    Indicator,
    IndicatorSet,
    LikelihoodIndicator,
    Share,
    StaffIndicator,
    SurveyIndicator,
    Unavailable,
)
from wres_desktop.domain.ratios import FourFifths, NotCalculable
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.domain.submission import DisciplinaryBasis
from wres_desktop.domain.uncertainty import COULD_BE_CHANCE
from wres_desktop.domain.workforce import StaffGroup

NOT_KNOWN = "not known"
NOT_COMPARABLE = "not comparable"
MINUS = "\N{MINUS SIGN}"

_STAFF_GROUPS = {
    StaffGroup.NON_CLINICAL: "Non-clinical",
    StaffGroup.CLINICAL: "Clinical",
    StaffGroup.MEDICAL: "Medical and dental",
}
_BOARD_ROWS = {
    "total": "Whole board",
    "voting": "Voting members",
    "non_voting": "Non-voting members",
    "executive": "Executive members",
    "non_executive": "Non-executive members",
    "workforce": "Workforce",
}
_STEPS = {
    "lower_to_middle": "From bands up to 5 to bands 6 and 7",
    "middle_to_upper": "From bands 6 and 7 to bands 8a and above",
    "lower_to_upper": "From bands up to 5 to bands 8a and above",
}
_OUTCOMES = {
    2: "to be appointed",
    3: "to enter the formal disciplinary process",
    4: "to access non-mandatory training",
}
_PEOPLE = {2: "applicants", 3: "staff", 4: "staff"}
_FOUR_FIFTHS = {
    FourFifths.INSIDE: "It lies between 0.80 and 1.25, the fair range.",
    FourFifths.BME_DISADVANTAGED: "It lies outside 0.80 to 1.25, the fair range: BME people fared worse.",
    FourFifths.WHITE_DISADVANTAGED: "It lies outside 0.80 to 1.25, the fair range: white people fared worse.",
}
TOO_FEW = "With so few people the fair range, 0.80 to 1.25, is no measure: say nothing of it."
_RANGE = "Chance alone could move this figure anywhere from {} to {}."


@dataclass(frozen=True, slots=True)
class CardTable:
    """A small table: headings, and rows of text of which the first column names what is counted."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FigureCard:
    """One indicator as it is shown: ``headline`` is the figure itself, ``earlier`` that of the year before."""

    number: int
    title: str
    headline: str
    sentence: str
    earlier: str
    direction: str
    table: CardTable | None = None
    cautions: tuple[str, ...] = ()


def figure_cards(figures: IndicatorSet) -> tuple[FigureCard, ...]:
    """All nine, in order."""
    texts = load_edition(figures.reporting_year).indicators
    return tuple(_card(figures, number, texts[number]) for number in sorted(figures.indicators))


def at_a_glance(figures: IndicatorSet) -> CardTable:
    """One row for each indicator: this year's figure and, where it can be compared, the year before's."""
    texts = load_edition(figures.reporting_year).indicators
    earlier = figures.earlier
    years = (str(figures.reporting_year), *((str(earlier.reporting_year),) if earlier else ()))
    rows = []
    for number in sorted(figures.indicators):
        row: tuple[str, ...] = (f"{number}  {texts[number].label}", _headline(figures.indicators[number]))
        if earlier:
            row += (NOT_COMPARABLE if number in figures.series_breaks else _headline(earlier.indicators[number]),)
        rows.append(row)
    return CardTable(("Indicator", *years), tuple(rows))


def disparity_table(figures: IndicatorSet) -> CardTable | None:
    """The race disparity ratios, in a year that asks for them."""
    if not figures.race_disparity:
        return None
    groups = tuple(_STAFF_GROUPS[each.staff_group] for each in figures.race_disparity)
    rows = tuple(
        (words, *(_ratio(each.ratios[step]) for each in figures.race_disparity)) for step, words in _STEPS.items()
    )
    return CardTable(("", *groups), rows)


def _card(figures: IndicatorSet, number: int, text: IndicatorText) -> FigureCard:
    indicator = figures.indicators[number]
    return FigureCard(
        number,
        text.label,
        _headline(indicator),
        _sentence(number, indicator),
        _earlier(figures, number),
        text.direction,
        _table(indicator),
        tuple(_cautions(indicator)),
    )


def _headline(indicator: Indicator) -> str:
    match indicator:
        case StaffIndicator(overall=overall):
            return f"{_percent(overall.percent(EthnicGroup.BME))} BME"
        case LikelihoodIndicator(relative_likelihood=ratio):
            return f"{digits(ratio, 2)} times" if isinstance(ratio, Fraction) else "Not calculable"
        case SurveyIndicator(gap=gap) | BoardIndicator(differences={"total": gap}):
            return _points(gap)
        case Unavailable():
            return "No figure"
        case BoardIndicator():
            return "No figure"


def _sentence(number: int, indicator: Indicator) -> str:
    match indicator:
        case StaffIndicator(overall=overall):
            return f"Of {_count(overall.total)} staff, {_count(overall.counts.bme)} are BME."
        case LikelihoodIndicator():
            return _likelihood_sentence(number, indicator)
        case SurveyIndicator(bme=bme, white=white):
            return f"{_survey(bme.text)} of BME staff and {_survey(white.text)} of white staff said yes."
        case BoardIndicator():
            return "How far the board's share of BME people lies above or below that of the workforce."
        case Unavailable(reason=reason):
            return sentence_case(reason)


def _likelihood_sentence(number: int, indicator: LikelihoodIndicator) -> str:
    ratio = indicator.relative_likelihood
    if isinstance(ratio, NotCalculable):
        return f"Not calculable: {ratio.reason}."
    first, second = ("White", "BME") if indicator.of is EthnicGroup.WHITE else ("BME", "white")
    people = _PEOPLE[number]
    return f"{first} {people} were {digits(ratio, 2)} times as likely {_OUTCOMES[number]} as {second} {people}."


def _earlier(figures: IndicatorSet, number: int) -> str:
    if number in figures.series_breaks:
        return figures.series_breaks[number]
    if figures.earlier is None or number not in figures.earlier.indicators:
        return ""
    return f"{figures.earlier.reporting_year}: {_headline(figures.earlier.indicators[number])}"


def _table(indicator: Indicator) -> CardTable | None:
    match indicator:
        case StaffIndicator():
            return _staff_table(indicator)
        case LikelihoodIndicator(white=white, bme=bme):
            groups = (("White", white), ("BME", bme))
            rows = tuple(
                (name, _count(group.numerator), _count(group.denominator), _rate(group.likelihood))
                for name, group in groups
            )
            return CardTable(("", "People", "Out of", "Likelihood"), rows)
        case SurveyIndicator(white=white, bme=bme):
            shares = (("White", white), ("BME", bme))
            answers = tuple((name, _survey(share.text), _count(share.answered)) for name, share in shares)
            return CardTable(("", "Said yes", "Answered"), answers)
        case BoardIndicator(rows=shares, differences=differences):
            members = tuple(
                (*_share_row(_BOARD_ROWS[name], share), _points(differences[name]) if name in differences else "")
                for name, share in shares.items()
            )
            return CardTable((*_SHARE_HEADINGS, "Compared with workforce"), members)
        case Unavailable():
            return None


_SHARE_HEADINGS = ("", "White", "BME", "Unknown", "All", "BME %")


def _staff_table(indicator: StaffIndicator) -> CardTable:
    rows = [_share_row("All staff", indicator.overall)]
    strong = {0}
    for staff_group, share in indicator.staff_groups.items():
        if share.total == 0:
            continue
        strong.add(len(rows))
        rows.append(_share_row(_STAFF_GROUPS[staff_group], share))
        rows += [
            _share_row(f"    {_band(row.band)}", row.share)
            for row in indicator.rows
            if row.staff_group is staff_group and row.share.total != 0
        ]
    return CardTable(_SHARE_HEADINGS, tuple(rows), frozenset(strong))


def _share_row(name: str, share: Share) -> tuple[str, ...]:
    counts = (*(share.counts.of(group) for group in EthnicGroup), share.total)
    return (name, *(_count(count) for count in counts), _percent(share.percent(EthnicGroup.BME)))


def _cautions(indicator: Indicator) -> Iterator[str]:
    match indicator:
        case LikelihoodIndicator():
            yield from _likelihood_cautions(indicator)
        case SurveyIndicator(could_be_chance=chance, cautions=cautions):
            yield from cautions
            if chance:
                yield COULD_BE_CHANCE
        case StaffIndicator() | BoardIndicator() | Unavailable():
            return


def _likelihood_cautions(indicator: LikelihoodIndicator) -> Iterator[str]:
    reading = indicator.reading
    if indicator.basis is DisciplinaryBasis.TWO_YEAR_AVERAGE:
        yield "The cases of two years, out of twice the staff."
    if reading.four_fifths:
        yield TOO_FEW if reading.flagged else _FOUR_FIFTHS[reading.four_fifths]
    if reading.interval_texts:
        yield _RANGE.format(*reading.interval_texts)
    yield from reading.cautions
    if reading.could_be_chance:
        yield COULD_BE_CHANCE


def _count(count: int | None) -> str:
    return NOT_KNOWN if count is None else f"{count:,}"


def _percent(value: Fraction | NotCalculable) -> str:
    return f"{digits(value, 1)} %" if isinstance(value, Fraction) else "\N{EN DASH}"


def _rate(value: Fraction | NotCalculable) -> str:
    return f"{digits(100 * value, 1)} %" if isinstance(value, Fraction) else "\N{EN DASH}"


def _ratio(value: Fraction | NotCalculable) -> str:
    return digits(value, 2) if isinstance(value, Fraction) else "not calculable"


def _survey(text: str | None) -> str:
    return NOT_KNOWN if text is None else f"{text} %"


def _points(value: Fraction | NotCalculable) -> str:
    if isinstance(value, NotCalculable):
        return "Not calculable"
    text = digits(value, 1)
    return f"{text.replace('-', MINUS) if value < 0 else '+' + text} points"


def _band(band: str) -> str:
    words = {
        "vsm": "Very senior managers",
        "under_band_1": "Under band 1",
        "career_grade": "Non-consultant career grades",
    }
    return words.get(band, sentence_case(band.replace("_", " ")))
