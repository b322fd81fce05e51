"""Why statements may contradict each other: the likely mistakes, tried one by one and said as "perhaps"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice

from wres_desktop.disclosure.audit import Audit, Cause
from wres_desktop.disclosure.chain_words import link_words
from wres_desktop.disclosure.constraints import Told, printed_number, told_by
from wres_desktop.disclosure.contradictions import contradictory, parts
from wres_desktop.disclosure.hypotheses import Hypothesis, hypotheses_about
from wres_desktop.disclosure.smallest_sets import can_all_be_true
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.disclosure.sum_names import SumNames
from wres_desktop.domain.figures import (
    CellSum,
    Count,
    Difference,
    Percentage,
    Rate,
    Ratio,
    SamePeople,
    cells_matching,
    sums_of,
)
from wres_desktop.domain.published import Mistake, mistakes_in_ratio
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.sentences import sentence_case

_MOST = 6
"""How many causes are named."""

_MOST_TRIED = 300
"""How many hypotheses are tried."""

_MISPRINTS = 5
"""How many further contradictions are set aside to try an explanation of one."""

_NEAR = 3
"""By how much of its last digit a figure is changed to see whether agreement says anything."""

_RATE_DECIMALS = (1, 0, 2)


def with_causes(audit: Audit, publication: Publication) -> Audit:
    """The audit with what may have gone wrong, where its statements contradict each other."""
    if audit.consistent or not audit.contradiction:
        return audit
    return replace(audit, causes=tuple(_causes(audit.contradiction, publication))[:_MOST])


def _causes(contradiction: Sequence[str], publication: Publication) -> list[Cause]:
    """The mistakes that explain the contradiction; failing these, the statements without which there is none."""
    names = SumNames(publication.cells)
    told = told_by(publication)
    suspects = [publication.by_id[name] for name in contradiction]
    cases = [_Case.of(one, contradiction, publication, told) for one in suspects if isinstance(one, Printed)]
    tried = islice(((case, hypothesis) for case in cases for hypothesis in case.hypotheses()), _MOST_TRIED)
    found: dict[tuple[str, str], Cause] = {}
    for case, hypothesis in tried:
        key = (case.suspect.id, hypothesis.mistake.name)
        if key not in found and case.explained_by(hypothesis):
            found[key] = _cause(case.suspect, hypothesis, names)
    if found:
        order = list(Mistake.__members__)
        return sorted(found.values(), key=lambda cause: order.index(cause.kind.upper()))
    marked = [case.suspect for case in cases if _has_percent_sign_on_ratio(case.suspect)]
    if marked:
        return [_cause(suspect, Hypothesis(Mistake.PERCENT_SIGN_ON_RATIO, {}), names) for suspect in marked]
    alone = [case.suspect for case in cases if not case.hopeless]
    return [_left_out(suspect, names) for suspect in alone] if len(alone) < len(cases) else []


def _has_percent_sign_on_ratio(suspect: Printed) -> bool:
    return isinstance(suspect.quantity, Ratio) and Mistake.PERCENT_SIGN_ON_RATIO in mistakes_in_ratio(suspect.printed)


def _cause(suspect: Printed, hypothesis: Hypothesis, names: SumNames) -> Cause:
    detail = f" ({names.of(tuple(hypothesis.detail.split(' + ')))})" if hypothesis.detail else ""
    words = f"{_said(suspect, names)}: perhaps the publisher {hypothesis.mistake.value}{detail}."
    return Cause(suspect.id, hypothesis.mistake.name.lower(), words)


def _left_out(suspect: Printed, names: SumNames) -> Cause:
    words = (
        f"{_said(suspect, names)}: without it all the others agree, so perhaps it is misprinted or about other people."
    )
    return Cause(suspect.id, Mistake.NOT_REPRODUCED.name.lower(), words)


def _said(suspect: Printed, names: SumNames) -> str:
    said = link_words(suspect, names)
    return sentence_case(said)


@dataclass(frozen=True, slots=True)
class _Case:
    """One suspected statement, and the others that it has to agree with.

    ``hopeless`` where the other statements of the contradiction contradict something without it as well, so that it is
    not to blame, or not alone.
    """

    suspect: Printed
    publication: Publication
    others: tuple[Told, ...]
    hopeless: bool

    @classmethod
    def of(
        cls, suspect: Printed, contradiction: Sequence[str], publication: Publication, told: Sequence[Told]
    ) -> "_Case":
        """Set contradictions elsewhere aside, so that one mistake can be explained beside another."""
        others = tuple(one for one in told if one.by is not suspect)
        for _ in range(_MISPRINTS):
            conflict = {one.by.id for one in contradictory(others) if not isinstance(one.by, SamePeople)}
            if not conflict:
                return cls(suspect, publication, others, hopeless=False)
            if not conflict.isdisjoint(contradiction):
                break
            others = tuple(one for one in others if isinstance(one.by, SamePeople) or one.by.id not in conflict)
        return cls(suspect, publication, tuple(one for one in told if one.by is not suspect), hopeless=True)

    def hypotheses(self) -> Iterator[Hypothesis]:
        """What may have gone wrong with the suspect; only what changes another statement too where it is hopeless."""
        if not self.hopeless:
            yield from _of_rounded_rates(self.suspect, self.publication)
        for hypothesis in hypotheses_about(self.suspect, self.publication, _totals(self.publication)):
            if not self.hopeless or len(hypothesis.instead) > 1:
                yield hypothesis

    def explained_by(self, hypothesis: Hypothesis) -> bool:
        """Whether everything near agrees then; and, unless it changes little, a slightly other figure would not."""
        if not self._agrees(hypothesis.instead):
            return False
        return hypothesis.plain or not all(self._agrees(near) for near in _slightly_other(hypothesis.instead))

    def _agrees(self, instead: Mapping[str, Printed]) -> bool:
        """Whether these can be true together with all that hangs together with them."""
        told = told_by(replace(self.publication, statements=tuple(instead.values()), facts=()))
        kept = [one for one in self.others if isinstance(one.by, SamePeople) or one.by.id not in instead]
        new = {id(one) for one in told}
        near = [part for part in parts((*kept, *told)) if any(id(one) in new for one in part)]
        return all(can_all_be_true(part) is True for part in near)


def _slightly_other(instead: Mapping[str, Printed]) -> Iterator[Mapping[str, Printed]]:
    for change in (_NEAR, -_NEAR):
        yield {name: replace(one, printed=_changed(one, change)) for name, one in instead.items()}


def _changed(statement: Printed, change: int) -> str:
    number, decimals = printed_number(statement.printed)
    changed = number + change * statement.rounded_to
    if not isinstance(statement.quantity, Difference):
        changed = abs(changed)
    return digits(Fraction(changed, 10**decimals), decimals)


def _totals(publication: Publication) -> tuple[CellSum, ...]:
    """Every sum that a statement names, and every printed count less a part of it that is printed as well."""
    cells = publication.cells
    sums = {cells_matching(s, cells): s for statement in publication.statements for s in sums_of(statement.quantity)}
    printed = [
        cells_matching(statement.quantity.of, cells)
        for statement in publication.statements
        if isinstance(statement, Printed) and isinstance(statement.quantity, Count)
    ]
    for whole in printed:
        for part in printed:
            if set(part) < set(whole):
                rest = tuple(cell for cell in whole if cell not in set(part))
                sums.setdefault(rest, rest)
    return tuple(sums.values())


def _of_rounded_rates(suspect: Printed, publication: Publication) -> Iterator[Hypothesis]:
    """A ratio or difference of the rates as they are printed, or as they would be printed, rounded."""
    quantity = suspect.quantity
    if not isinstance(quantity, Ratio | Difference):
        return
    one, other = quantity.of, quantity.compared_with if isinstance(quantity, Ratio) else quantity.minus
    mistake = Mistake.RATIO_OF_ROUNDED_RATES if isinstance(quantity, Ratio) else Mistake.DIFFERENCE_OF_ROUNDED_RATES
    decimals = printed_number(suspect.printed)[1]
    for first in _rounded(one, publication):
        for second in _rounded(other, publication):
            if isinstance(quantity, Difference):
                value = first - second
            elif second:
                value = first / second
            else:
                continue
            if digits(value, decimals) == digits(_value(suspect.printed), decimals):
                yield Hypothesis(mistake, {}, plain=True)
                return


def _value(printed: str) -> Fraction:
    number, decimals = printed_number(printed)
    return Fraction(number, 10**decimals)


def _rounded(rate: Rate, publication: Publication) -> list[Fraction]:
    """The rate in percent as printed; else as it would be printed, where both of its counts are."""
    cells = publication.cells
    wanted = cells_matching(rate.numerator, cells), cells_matching(rate.denominator, cells)
    counts: dict[tuple[str, ...], int] = {}
    for statement in publication.statements:
        if not isinstance(statement, Printed):
            continue
        match statement.quantity:
            case Percentage(of, out_of) if (cells_matching(of, cells), cells_matching(out_of, cells)) == wanted:
                return [_value(statement.printed)]
            case Count(of, 1) if statement.rounded_to == 1:
                counts[cells_matching(of, cells)] = printed_number(statement.printed)[0]
            case _:
                pass
    numerator, denominator = (counts.get(part) for part in wanted)
    if numerator is None or not denominator:
        return []
    return [Fraction(digits(Fraction(100 * numerator, denominator), places)) for places in _RATE_DECIMALS]
