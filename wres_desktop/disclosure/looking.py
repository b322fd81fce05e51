"""How tables are looked for, and what ends the search early: the first rule that must be kept and is not is enough."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from wres_desktop.disclosure.rules import Rule
from wres_desktop.errors import NotProtected

Tolerated: TypeAlias = Callable[[Rule], bool]
"""Whether a rule that is not kept may be left so."""


@dataclass(frozen=True, slots=True)
class Looking:
    """``of_somebody``: the tables show, too, that nobody who is alone in a cell is told a small count of others.

    ``tolerated``: the search ends at the first rule that is not kept and not tolerated. An answer is the same whatever
    is tolerated.
    """

    of_somebody: bool = True
    tolerated: Tolerated = field(default=lambda _: True, compare=False)

    def tolerates(self, rules: Iterable[Rule]) -> bool:
        """Whether all these rules, which are not kept, may be left so."""
        return all(map(self.tolerated, rules))


EVERYTHING = Looking()


class NotShown(NotProtected):
    """For a rule there are neither tables nor a bound, or no table is possible at all."""

    def __init__(self) -> None:
        """The sentence for whoever was about to publish."""
        super().__init__(
            "It cannot be shown to everybody that this report gives nobody away, so nothing was published. Publish it "
            "without the earlier publications that contradict it, type in what those print beside their percentages, "
            "or leave out the section with the smallest numbers."
        )
