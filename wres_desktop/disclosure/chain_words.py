"""A chain of statements in a sentence, for people without statistics."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from wres_desktop.disclosure.audit import Examined
from wres_desktop.disclosure.constraints import printed_number
from wres_desktop.disclosure.statements import Printed, Publication, Undefined
from wres_desktop.disclosure.sum_names import SumNames
from wres_desktop.domain.figures import CellSum, Count, Difference, Percentage, Rate, Ratio, SamePeople, cells_matching
from wres_desktop.domain.rounding import digits
from wres_desktop.domain.sentences import sentence_case

Link: TypeAlias = Printed | Undefined | SamePeople
"""A statement or fact of a chain."""

_SIGN = {1: "+", -1: "\u2212"}
_MOST_TO_SAY = 8
"""How many links are said in words; the others are counted."""

_MOST_TO_ADD = 8
"""The longest chain for which a sum is looked for, such as 295 - 291 = 4."""


def chain_words(examined: Examined, links: Sequence[Link], publication: Publication, *, spare: bool) -> str:
    """By what a sum is given away; ``spare`` where some of the links may not be needed."""
    names = SumNames(publication.cells)
    if len(links) == 1 and _is_printed(links[0], examined.of, publication.cells):
        return "It is printed."
    ordered = sorted(links, key=lambda link: isinstance(link, SamePeople))
    said = [link_words(link, names) for link in ordered[:_MOST_TO_SAY]]
    if len(links) > len(said):
        said.append(f"{len(links) - len(said)} more")
    together = "alone leaves" if len(said) == 1 else "together leave"
    sentence = f"{_listed(said)} {together} {left(examined)}."
    reckoned = _reckoned(examined, links, publication.cells)
    doubt = "Not all of these may be needed: the search for the fewest was stopped." if spare else ""
    return " ".join(part for part in (sentence_case(sentence), reckoned, doubt) if part)


def left(examined: Examined) -> str:
    """What is left of a sum: "only 4", "3 to 5", "1 or more"."""
    if examined.highest is None:
        return f"{examined.lowest} or more"
    if examined.lowest == examined.highest:
        return f"only {examined.lowest}"
    return f"only {examined.lowest} to {examined.highest}"


def link_words(link: Link, names: SumNames) -> str:
    """One statement or fact as it stands in a sentence, with what is printed in brackets."""
    match link:
        case SamePeople(of, also):
            return f"the fact that {names.of(of)} and {names.of(also)} are the same people"
        case Undefined(quantity=quantity, reason=reason):
            return f"the remark that there is no figure for {_quantity_words(quantity, names)} ({reason})"
        case Printed(quantity=quantity):
            return f"{_quantity_words(quantity, names)} ({printed_words(link)})"


def printed_words(statement: Printed) -> str:
    """The figure as printed, with its unit and how it was rounded where that is not plain."""
    quantity = statement.quantity
    unit = {Percentage: " %", Difference: " percentage points"}.get(type(quantity), "")
    bare = statement.printed.removesuffix("%").strip() if unit else statement.printed
    words = [bare + unit]
    if statement.rounded_to != 1:
        step = Fraction(statement.rounded_to, 10 ** printed_number(statement.printed)[1])
        base = digits(step, 0 if step.denominator == 1 else printed_number(statement.printed)[1])
        words.append(f"rounded down to a multiple of {base}" if statement.truncated else f"to the nearest {base}")
    elif statement.truncated:
        words.append("cut off, not rounded")
    years = 1 if isinstance(quantity, Ratio) else quantity.averaged_over
    if years != 1:
        words.append(f"a year, over {years} years")
    return ", ".join(words)


def _quantity_words(quantity: Count | Percentage | Ratio | Difference, names: SumNames) -> str:
    match quantity:
        case Count(of):
            return names.of(of)
        case Percentage(of, out_of):
            return f"the share of {names.of(of)} in {names.of(out_of)}"
        case Ratio(of_rate, other):
            return f"the likelihood of {_rate(of_rate, names)} compared with {_rate(other, names)}"
        case Difference(of_rate, other):
            return f"the difference between {_rate(of_rate, names)} and {_rate(other, names)}"


def _rate(rate: Rate, names: SumNames) -> str:
    return f"{names.of(rate.numerator)} in {names.of(rate.denominator)}"


def _is_printed(link: Link, of: CellSum, cells: tuple[str, ...]) -> bool:
    return (
        isinstance(link, Printed)
        and isinstance(link.quantity, Count)
        and cells_matching(link.quantity.of, cells) == cells_matching(of, cells)
        and _exact(link)
    )


def _exact(statement: Printed) -> bool:
    return isinstance(statement.quantity, Count) and statement.rounded_to == 1 and statement.quantity.averaged_over == 1


def _reckoned(examined: Examined, links: Sequence[Link], cells: tuple[str, ...]) -> str:
    """How to see it: "295 - 291 = 4.", or which percentage the neighbours would have; empty where neither shows it."""
    if examined.lowest != examined.highest:
        return ""
    return _added(examined, links, cells) or _neighbours(examined, links, cells)


def _added(examined: Examined, links: Sequence[Link], cells: tuple[str, ...]) -> str:
    """The sum as printed counts added and taken away."""
    counts = [link for link in links if isinstance(link, Printed) and _exact(link)]
    if not 1 < len(counts) == len(links) <= _MOST_TO_ADD:
        return ""
    wanted = _members(examined.of, cells)
    rows = [_members(link.quantity.of, cells) for link in counts if isinstance(link.quantity, Count)]
    for signs in product((1, -1), repeat=len(rows)):
        if all(
            sum(sign * row[cell] for sign, row in zip(signs, rows, strict=True)) == wanted[cell]
            for cell in range(len(cells))
        ):
            terms = sorted(zip(signs, counts, strict=True), key=lambda term: -term[0])
            said = "".join(f" {_SIGN[sign]} {count.printed}" for sign, count in terms)
            return f"{said.removeprefix(' + ')} = {examined.lowest}."
    return ""


def _members(cell_sum: CellSum, cells: tuple[str, ...]) -> list[int]:
    named = set(cells_matching(cell_sum, cells))
    return [int(cell in named) for cell in cells]


def _neighbours(examined: Examined, links: Sequence[Link], cells: tuple[str, ...]) -> str:
    """A printed total and a share of it: what one person more or fewer would be."""
    shares = [link for link in links if isinstance(link, Printed) and isinstance(link.quantity, Percentage)]
    counts = [link for link in links if isinstance(link, Printed) and _exact(link)]
    if len(shares) != 1 or len(counts) != 1 or len(links) != len(shares) + len(counts):
        return ""
    (share,), (count,) = shares, counts
    quantity = share.quantity
    if not isinstance(quantity, Percentage) or not isinstance(count.quantity, Count) or quantity.weighted:
        return ""
    same_part = cells_matching(quantity.of, cells) == cells_matching(examined.of, cells)
    same_whole = cells_matching(quantity.out_of, cells) == cells_matching(count.quantity.of, cells)
    if not (same_part and same_whole) or share.rounded_to != 1:
        return ""
    whole = printed_number(count.printed)[0] * quantity.averaged_over
    places = printed_number(share.printed)[1]

    def would_print(people: int) -> str:
        return f"{people} would be {digits(Fraction(100 * people, whole), places, truncated=share.truncated)} %"

    near = [people for people in (examined.lowest - 1, examined.lowest + 1) if people >= 0]
    return sentence_case(f"{_listed([would_print(people) for people in near])}.")


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
