"""What was withheld and why, and how the report was made, as content for readers and auditors."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.statements import Withheld
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.reports import wording, wording_reading, wording_rounded
from wres_desktop.reports.blocks import (
    Block,
    Callout,
    DataTable,
    FactList,
    Indicator,
    Paragraph,
    Section,
    Tone,
)
from wres_desktop.reports.content_counting import counting
from wres_desktop.reports.labels import BASES
from wres_desktop.reports.printed import Source


def withheld_section(source: Source) -> Section:
    """In plain words what is not shown; never which numbers are small."""
    parts = _parts_with_withheld(source)
    rounded = tuple(
        Callout(f"The word {wording.ROUNDED_WORD}", wording_rounded.rounded_numbers(base)) for base in source.rounded_to
    )
    if not parts:
        said = f"Nothing was withheld: every figure of this report is printed{', some rounded' if rounded else ''}."
        return Section("withheld", "", "What is withheld, and why", (Paragraph(said, Tone.LEAD), *rounded))
    blocks: tuple[Block, ...] = (
        Paragraph(f"Some figures are withheld: {'; '.join(parts)}.", Tone.LEAD),
        *(Paragraph(said) for said in _WHY),
        Callout(f"The mark {wording.WITHHELD_MARK}", _MARK),
        *rounded,
    )
    return Section("withheld", "", "What is withheld, and why", blocks)


_INDICATORS: Final = 9

_WHY: Final = (
    (
        "In a small group a number can point to a person. Colleagues know who holds which post, and a reader who "
        "knows one fact can often work out another. Ethnic origin is given in confidence and protected by law, so "
        "this report shows no small number from which somebody's ethnicity could be learned."
    ),
    (
        "A 0 is different: that no BME colleague holds a grade, or that nobody of a group was appointed, is what a "
        "board has to see. So 0 may be printed where it opens no other number. Of the others in that row it tells that "
        "they are of another group or have not said, and no more."
    ),
    (
        "A figure is withheld for one of three reasons: it counts few people; it would help to work out a figure that "
        "does; or it is harmless and was drawn by lot, so that no gap tells of a small number. Percentages, "
        "likelihoods and differences are withheld together with the numbers behind them."
    ),
    (
        "Where a pay band cannot be shown by itself, it is counted together with the bands around it, such as bands 5 "
        "to 7; where these cannot be shown either, in the total of its staff group. Nobody is left out of the totals."
    ),
    (
        "Before this report was released, the program played a curious reader: it took every figure printed here and "
        "tried to work out a small number that is withheld. The report was released only when that proved impossible."
    ),
    (
        "That something is withheld may let a reader guess that few people are behind it. How many they are, and who "
        "they are, cannot be worked out from this report."
    ),
)

_MARK: Final = (
    (
        f"The mark {wording.WITHHELD_MARK} is the same for every withheld figure. It may stand for any number, "
        "including none. Please do not read it as a small number: often it is not one."
    ),
)


def reading_aid(blocks: Iterable[Block], rounded_to: Sequence[int] = ()) -> tuple[Block, ...]:
    """The few things to know before reading: groups, direction, and those marks that stand in tables of ``blocks``.

    ``rounded_to`` are the multiples of rounded numbers; none for a paper that says what an indicator says, and does not
    have its tables.
    """
    used = set(_signs(blocks))
    marks = _MARKS if not rounded_to else (*_MARKS, (wording.ROUNDED_MARK, _rounded_aid(rounded_to)))
    return (Paragraph(_COMPARE, Tone.LEAD), FactList((*_READING_AID, *(mark for mark in marks if mark[0] in used))))


def _signs(blocks: Iterable[Block]) -> Iterator[str]:
    """What stands in the cells of all tables."""
    for block in blocks:
        tables = block.tables if isinstance(block, Indicator) else (block,) if isinstance(block, DataTable) else ()
        yield from (cell.text.split(" ")[0] for table in tables for row in table.rows for cell in row.cells)


_COMPARE: Final = (
    "Each indicator compares white and BME people: four describe the workforce, four the staff survey, one the board."
)

_READING_AID: Final = (
    ("BME", "Black and minority ethnic: everybody whose recorded ethnic category is not a white one."),
    ("Relative likelihood", "Two chances compared: 1 is fair; above 1, BME people fare worse in all three indicators."),
)

_MARKS: Final = (
    (wording.WITHHELD_MARK, "Withheld so that nobody can be singled out. It may stand for any number, including none."),
    (wording.UNDEFINED_MARK, "Cannot be calculated: there is nobody, or no case, to compare with."),
    (wording.NOT_AVAILABLE_MARK, "Not available: there are no figures this year, and the indicator says why."),
)


def _rounded_aid(multiples: Sequence[int]) -> str:
    return f"Rounded to {_nearest(multiples)} so that nobody can be singled out: the exact number is not printed."


def _nearest(multiples: Sequence[int]) -> str:
    return wording.listed([wording_rounded.nearest(each) for each in multiples])


def method_section(source: Source) -> Section:
    """Policy, rounding, directions, basis, what is counted and after which standard, program version."""
    return Section("method", "", "How this report was made", (FactList(_made_how(source)), *counting(source)))


def _made_how(source: Source) -> tuple[tuple[str, str], ...]:
    publication, document = source.publication, source.document
    bases = tuple(f"{year}: {BASES[basis]}" for year, basis in sorted(document.disciplinary_bases.items()))
    differ = len(set(document.disciplinary_bases.values())) > 1
    rounded = _nearest(source.rounded_to)
    policy = publication.made_under
    facts = (
        ("Small numbers", _policy_in_words(policy)),
        ("Who decided this", _decision_in_words(policy)),
        ("Board members", _CONSENT if document.with_consent else ""),
        ("Members", wording.POOLED if document.members else ""),
        ("Rounding", _ROUNDING),
        ("Rounded counts", f"Those with {wording.ROUNDED_WORD} before them: to {rounded}." if rounded else ""),
        ("Ethnic groups", _ETHNIC_GROUPS),
        ("Relative likelihood", _RELATIVE_LIKELIHOOD),
        ("Fair range", _FAIR_RANGE),
        ("Likely range", _LIKELY_RANGE),
        ("Comparisons", _COMPARISONS if publication.derived else ""),
        ("Disciplinary cases", f"{sentence_case('; '.join(bases))}." if differ else ""),
        ("Made with", f"WRES Desktop {publication.program_version}".strip()),
    )
    return tuple((label, text) for label, text in facts if text)


def _policy_in_words(policy: Policy | None) -> str:
    """The policy's label and its thresholds; empty where a publication names none."""
    if policy is None:
        return ""
    label = f"\N{LEFT DOUBLE QUOTATION MARK}{policy.label}\N{RIGHT DOUBLE QUOTATION MARK}"
    small = f"headcounts from 1 to {policy.threshold - 1} are small"
    if policy.disciplinary_threshold != policy.threshold:
        small = f"{small}, disciplinary cases from 1 to {policy.disciplinary_threshold - 1}"
    return (
        f"Policy {label}: {small}. There is no percentage or likelihood of fewer than {policy.rate_minimum} "
        f"people, and no survey result where fewer than {policy.survey_minimum} people of either group answered."
    )


def _decision_in_words(policy: Policy | None) -> str:
    """Who decided to protect less, or otherwise, than the default does, and why; empty where nobody did."""
    if policy is None or not policy.reason:
        return ""
    protects_less = "This report protects less than the default policy of the program does. " if policy.laxer_in else ""
    decided_by = f"Decided by {policy.decided_by.strip().rstrip('.')}. " if policy.decided_by else ""
    return f"{protects_less}{decided_by}Reason: {sentence_case(policy.reason.strip())}"


_CONSENT: Final = (
    "Some figures of the board that count few people are published with the recorded consent of those concerned. Who "
    "sits on a board is known to the public; what nobody agreed to is withheld as everywhere else."
)

_ROUNDING: Final = (
    "Relative likelihoods are given to two decimals, percentages and differences to one. Halves are rounded up. "
    "Every figure is worked out from whole numbers of people, never from rounded figures, so shares may not add up "
    "to exactly 100."
)
_ETHNIC_GROUPS: Final = (
    "White, and Black and minority ethnic (BME), as the standard groups the ethnic categories of the NHS data "
    "dictionary."
)
_RELATIVE_LIKELIHOOD: Final = (
    "The share of one group to whom something happened, divided by the share of the other. Indicators 2 and 4 divide "
    "white by BME, indicator 3 divides BME by white, so that above 1 always means that BME people fare worse."
)
_FAIR_RANGE: Final = (
    f"The four-fifths rule: from {wording_reading.FAIR_RANGE[0]} to {wording_reading.FAIR_RANGE[1]}, both included, "
    "judged before rounding."
)
_LIKELY_RANGE: Final = (
    "Counted in many years in which nothing had changed, the figure would mostly fall within this range (95% "
    "interval). A difference could be chance where the range includes 1, or where an exact test cannot rule chance "
    "out. Neither is said where a number behind the figure is withheld."
)

_COMPARISONS: Final = (
    "Changes, ranges and whatever stands beside others are worked out from numbers printed in this report, and from "
    "nothing else. Better, worse, higher and lower are decided by 95% intervals; where fewer than five "
    "people are behind a number, or would be by chance alone, nobody can tell."
)


def _parts_with_withheld(source: Source) -> tuple[str, ...]:
    """The parts of the report in which a withheld statement stands, in words and in their order."""
    sections = {
        statement.id.split("/")[1] for statement in source.publication.statements if isinstance(statement, Withheld)
    }
    numbers = [str(number) for number in sorted(int(name) for name in sections if name.isdigit())]
    indicators = f"in {'indicators' if len(numbers) > 1 else 'indicator'} {wording.listed(numbers)}"
    if len(numbers) == _INDICATORS:
        indicators = "in all nine indicators"
    said = (
        ("in the totals of staff", "staff" in sections),
        (indicators, bool(numbers)),
        ("in the members' numbers of staff", "members" in sections),
        ("in the race disparity ratios", "race_disparity" in sections),
    )
    return tuple(words for words, holds in said if holds)
