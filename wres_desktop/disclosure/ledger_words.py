"""What earlier publications mean for a new report, in words: what they gave away, and what in them is not true now."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from wres_desktop.disclosure.figure_names import figure_in_words, section_in_words

_ONE: Final = "one"


def ledger_words(
    already_out: int, corrected: Sequence[str], already_out_to: Mapping[str, int] = MappingProxyType({})
) -> tuple[str, ...]:
    """Finished sentences on how many numbers are lost, and how many statements the returns contradict; no figure.

    ``already_out_to`` says how many are lost besides to members which know their own counts, by their codes.
    """
    to_members = (_given_away_to(member, numbers) for member, numbers in already_out_to.items())
    return (_given_away(already_out), *to_members, *_corrected(len(corrected)))


def corrected_in_words(corrected: Sequence[str]) -> tuple[str, ...]:
    """The statements that the returns contradict, each by its section and its figure; what they say is left out."""
    return tuple(dict.fromkeys(_in_words(each.partition(":")[2] or each) for each in corrected))


def _given_away(already_out: int) -> str:
    if not already_out:
        return "Earlier publications gave away nothing, and together with this report they still give nothing away."
    return f"Earlier publications gave away {_numbers(already_out)}; this report makes it no worse."


def _given_away_to(member: str, numbers: int) -> str:
    return (
        f"To {member}, which knows its own counts, earlier publications gave away {_numbers(numbers)} besides; this "
        "report makes it no worse."
    )


def _numbers(how_many: int) -> str:
    return f"{_ONE} number" if how_many == 1 else f"{how_many:,} numbers"


def _corrected(statements: int) -> Iterator[str]:
    if statements:
        figures = "One figure" if statements == 1 else f"{statements:,} figures"
        yield (
            f"{figures} of earlier publications can no longer be true of these returns; the program takes it that they "
            "were put right since, and does not rely on them."
        )


def _in_words(figure_id: str) -> str:
    """The figure in words; somebody else's publication may have ids of its own, which are said as they stand."""
    try:
        return f"{section_in_words(figure_id)}: {figure_in_words(figure_id)}"
    except (KeyError, IndexError, ValueError):
        return figure_id
