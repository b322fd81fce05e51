"""Every sentence about numbers that are rounded, because the exact ones would give somebody away."""

from typing import Final

from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.domain.rounding import least_and_most
from wres_desktop.domain.sentences import sentence_case
from wres_desktop.reports.wording import ROUNDED_MARK, ROUNDED_WORD, number

SOME_ROUNDED: Final = f"Some numbers are rounded for the same reason, and have the word {ROUNDED_WORD} before them."
"""For papers that only say that there are such numbers."""

_EXAMPLES: Final = (1, 16)
"""The multiples that show, as examples, what a rounded number may stand for."""


def rounded_to(publication: Publication) -> tuple[int, ...]:
    """The multiples to which numbers are rounded, the coarsest first; empty where none is."""
    printed = (each for each in publication.statements if isinstance(each, Printed))
    return tuple(sorted({each.rounded_to for each in printed if each.is_rounded}, reverse=True))


def rounded(shown: str) -> str:
    """A number that is rounded, in words: "about 160"."""
    return f"{ROUNDED_MARK} {shown}"


def is_rounded(shown: str) -> bool:
    """Whether what stands in a cell is such a number."""
    return shown.startswith(rounded(""))


def nearest(base: int) -> str:
    """To what a number is rounded."""
    return "the nearest ten" if base == 10 else f"the nearest multiple of {base}"  # noqa: PLR2004 - ten by its name


def rounded_numbers(base: int) -> tuple[str, ...]:
    """What a reader has to know of rounded numbers: why they are, how far off they can be, and what they are not."""
    few, more = (_in_example(times * base, base) for times in _EXAMPLES)
    return (
        (
            f"Some numbers are rounded to {nearest(base)}: the exact ones would give somebody away together with other "
            "numbers, or were drawn by lot. Where a rounded number would give somebody away too, it is withheld."
        ),
        (f"{sentence_case(few)}, and {more}. A number without {ROUNDED_WORD} before it was not rounded."),
        (
            "Rounded numbers need not fit together: they may add up to more or less than their total. No percentage, "
            "likelihood or comparison in this report was worked out from one."
        ),
    )


def _in_example(printed: int, base: int) -> str:
    least, most = least_and_most(printed, base)
    return f"{rounded(number(str(printed)))} stands for some number from {number(str(least))} to {number(str(most))}"


def rounded_note(base: int) -> str:
    """What stands beside a rounded number in a file of figures."""
    return f"rounded to {nearest(base)}; the exact number is not published, so work nothing out from this one"
