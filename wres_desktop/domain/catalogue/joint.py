"""What the joint report of a consortium could say: the members' counts added up, and every figure worked out of sums.

A cell keeps its member's name, and a joint figure names the cells of each member: it is a ratio of sums, never an
average of ratios (standard 7).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wres_desktop.domain.catalogue.parts import Part, group_counts, together
from wres_desktop.domain.catalogue.sections import sections_of
from wres_desktop.domain.catalogue.survey import tells_counts
from wres_desktop.domain.consortium import Consortium, names_in_words
from wres_desktop.domain.figures import Count, Difference, Figure, Percentage, Quantity, Rate, Ratio, sums_of
from wres_desktop.domain.submission import Disciplinary, Submission, SurveyQuestion, SurveyResult

BASES_DIFFER = (
    "Some members count the disciplinary cases of a single year and others the average of two years, "
    "so their numbers cannot be added up."
)
PERCENTAGES_ONLY = "of the staff survey and not the counts behind them, so the members' answers cannot be added up."
NOBODY_TO_ADD = "has figures for this, so there is nothing to add up."

_STAFF_WEIGHTS = {"white": 10.0, "bme": 15.0, "unknown": 5.0, "total": 20.0}
_MEMBER_WEIGHT = 60.0


@dataclass(frozen=True, slots=True)
class _Section:
    """One section as each member has it, by their codes, the lead first; ``staffed`` have staff in post."""

    year: int
    number: int
    parts: Mapping[str, Part]
    returns: Mapping[str, Submission]
    staffed: Collection[str]

    @property
    def id(self) -> str:
        return f"{self.year}/{self.number}"

    @property
    def counted(self) -> tuple[str, ...]:
        """The members with figures in this section."""
        return tuple(code for code, part in self.parts.items() if part.figures)

    @property
    def left_out(self) -> Mapping[str, str]:
        """Why the other members have none."""
        return {code: part.unavailable[self.id] for code, part in self.parts.items() if not part.figures}

    def name(self, code: str) -> str:
        return self.returns[code].organisation.name


def joint_catalogue_of(consortium: Consortium) -> Part:
    """Everything that a joint report could say: its latest year in full, the earlier ones in totals."""
    latest_first = sorted(consortium.years, reverse=True)
    return together(
        [part for index, year in enumerate(latest_first) for part in _year(consortium, year, in_full=index == 0)]
    )


def _year(consortium: Consortium, year: int, *, in_full: bool) -> Iterator[Part]:
    returns = {member.organisation.code: member.return_of(year) for member in consortium.members}
    sections = {code: sections_of(submission, in_full=in_full) for code, submission in returns.items()}
    staffed = [code for code in returns if sections[code][f"{year}/1"].figures]
    for number in range(1, 10):
        parts = {code: sections[code][f"{year}/{number}"] for code in returns}
        yield _joint(_Section(year, number, parts, returns, staffed))
    if len(staffed) > 1:
        yield Part(figures=tuple(_staff_of_member(code, year) for code in staffed))


def _staff_of_member(code: str, year: int) -> Figure:
    return Figure(f"{year}/members/{code}/total", Count((f"{code}/{year}/workforce/*/*/*",)), weight=_MEMBER_WEIGHT)


def _joint(section: _Section) -> Part:
    """The section of all members that have figures in it, or why nothing can be added up."""
    why_not = _why_not(section)
    if why_not:
        return Part(unavailable={section.id: why_not})
    parts = [section.parts[code] for code in section.counted]
    by_id = [{figure.id: figure for figure in part.figures} for part in parts]
    figures = [
        _added([each[figure_id] for each in by_id])
        for figure_id in by_id[0]
        if all(figure_id in each for each in by_id) and _compares_same_people(figure_id, section)
    ]
    if section.number in (3, 4) and set(section.counted) != set(section.staffed):
        paths = tuple(f"{code}/{section.year}/workforce/*/*" for code in section.counted)
        figures += group_counts(f"{section.id}/staff", paths, _STAFF_WEIGHTS)
    added = together(parts)
    left_out = {section.id: section.left_out} if section.left_out else {}
    return Part(added.table, added.facts, tuple(figures), left_out=left_out)


def _why_not(section: _Section) -> str:
    names = {code: section.name(code) for code in section.parts}
    if not section.counted:
        reasons = dict.fromkeys(section.left_out.values())
        if len(reasons) == 1:
            return next(iter(reasons))
        return " ".join(f"{names[code]}: {reason}" for code, reason in section.left_out.items())
    if len(section.counted) == 1:
        return f"Only {names[section.counted[0]]} {NOBODY_TO_ADD}"
    returns = [section.returns[code] for code in section.counted]
    bases = {each.disciplinary.basis for each in returns if isinstance(each.disciplinary, Disciplinary)}
    if section.number == 3 and len(bases) > 1:  # noqa: PLR2004 - the indicator's own number
        return BASES_DIFFER
    percentages = [each.organisation.name for each in returns if _has_percentages_only(each, section.number)]
    if percentages:
        have = "have percentages" if len(percentages) > 1 else "has percentages"
        return f"{names_in_words(percentages)} {have} {PERCENTAGES_ONLY}"
    return ""


def _has_percentages_only(submission: Submission, number: int) -> bool:
    """Whether one of the staff survey's answers does not tell its counts."""
    return any(
        isinstance(result, SurveyResult) and not (tells_counts(result.white) and tells_counts(result.bme))
        for question, result in submission.survey.items()
        if SurveyQuestion(question).indicator == number
    )


def _compares_same_people(figure_id: str, section: _Section) -> bool:
    """Whether boards are compared with the staff of the same members; true of everything else."""
    return not figure_id.endswith("_minus_workforce") or set(section.counted) == set(section.staffed)


def _added(figures: Sequence[Figure]) -> Figure:
    """One figure over the cells of all members: its counts are added up, and then it is worked out.

    Each comes from counts that are known exactly, and has a percentage's usual decimal.
    """
    first = figures[0]
    decimals = 1 if isinstance(first.quantity, Percentage) else first.decimals
    return replace(first, quantity=_over_all([figure.quantity for figure in figures]), decimals=decimals)


def _over_all(quantities: Sequence[Quantity]) -> Quantity:
    alike = zip(*(sums_of(quantity) for quantity in quantities), strict=True)
    sums = [tuple(pattern for cell_sum in of_members for pattern in cell_sum) for of_members in alike]
    first = quantities[0]
    match first:
        case Count():
            return replace(first, of=sums[0])
        case Percentage():
            return replace(first, of=sums[0], out_of=sums[1])
        case Ratio():
            return replace(first, of=Rate(*sums[:2]), compared_with=Rate(*sums[2:]))
        case Difference():
            return replace(first, of=Rate(*sums[:2]), minus=Rate(*sums[2:]))
