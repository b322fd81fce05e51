"""What each of the plans among which an organisation chooses says and hides: by part of the report, never with a count.

Only how many figures are printed is told, and of how many: what a figure says stays where it is.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wres_desktop.disclosure.emphasis import Emphasis
from wres_desktop.disclosure.statements import Publication, Withheld
from wres_desktop.domain.workforce import PAY_CLUSTERS

TOTALS: Final = "Totals of staff"
CLUSTERS: Final = "Pay clusters"
BANDS: Final = "Single pay bands"
EARLIER: Final = "Earlier years"

_PARTS: Final = {
    "staff": TOTALS,
    "members": "Staff of each member",
    "race_disparity": "Race disparity",
    "2": "Appointment",
    "3": "Disciplinary process",
    "4": "Training",
    "5": "Staff survey",
    "6": "Staff survey",
    "7": "Staff survey",
    "8": "Staff survey",
    "9": "Board",
}
_OTHER: Final = "Other figures"


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a part of the report is said: ``said`` of ``of`` figures."""

    part: str
    said: int
    of: int

    @property
    def in_words(self) -> str:
        """Such as "31 of 84", "all 12" or "none of 9"."""
        if self.said == self.of:
            return f"all {self.of}"
        return f"{self.said or 'none'} of {self.of}"


@dataclass(frozen=True, slots=True)
class Most:
    """No safe choice prints more than so many figures, nor figures that readers need more in all than ``need``.

    ``needs`` has for every figure, by id, how much readers need it. It follows from hidden counts: own eyes only.
    """

    figures: int
    need: float
    needs: Mapping[str, float]

    def beside(self, publication: Publication) -> str:
        """What a publication prints beside what any could print, in finished sentences."""
        printed = [each.id for each in publication.statements if not isinstance(each, Withheld)]
        whole, said = sum(self.needs.values()), sum(self.needs[each] for each in printed)
        if len(printed) >= self.figures or _percent(said, whole) == _percent(self.need, whole):
            return "No safe choice could say more."
        return (
            f"No safe choice could print more than {self.figures} figures. Counted by how much readers need each of "
            f"them, this one says {_percent(said, whole)} of everything, and no safe choice more than "
            f"{_percent(self.need, whole)}."
        )


@dataclass(frozen=True, slots=True)
class Alternative:
    """A plan by its name, with what it means and how much of each part of the report it says.

    ``beside_most`` holds it against what any safe choice could say, in finished sentences; empty where that was not
    worked out.
    """

    name: str
    label: str
    meaning: str
    shares: tuple[Share, ...]
    beside_most: str = ""

    @property
    def whole(self) -> Share:
        """All parts together."""
        return Share("Everything", sum(each.said for each in self.shares), sum(each.of for each in self.shares))

    @property
    def says(self) -> str:
        """What it says in words, such as "Says all of: board. Says part of: single pay bands (31 of 84 numbers)."."""
        wholly = [_inside(each.part) for each in self.shares if each.said == each.of]
        partly = [f"{_inside(each.part)} ({each.in_words})" for each in self.shares if 0 < each.said < each.of]
        told = (("Says all of: ", wholly), ("Says part of: ", partly))
        return " ".join(f"{what}{', '.join(parts)}." for what, parts in told if parts) or "Says nothing."

    @property
    def hides(self) -> str:
        """What it is silent about, in words; empty where it says something of everything."""
        silent = [_inside(each.part) for each in self.shares if not each.said]
        return f"Says nothing of: {', '.join(silent)}." if silent else ""


def alternative_of(emphasis: Emphasis, publication: Publication, most: Most | None = None) -> Alternative:
    """A plan described by the publication that was made with it, held against ``most`` where that is known."""
    latest = max((statement.id.partition("/")[0] for statement in publication.statements), default="")
    of = Counter(_part(statement.id, latest) for statement in publication.statements)
    said = Counter(_part(each.id, latest) for each in publication.statements if not isinstance(each, Withheld))
    shares = tuple(Share(part, said[part], of[part]) for part in _in_order(of))
    beside_most = most.beside(publication) if most else ""
    return Alternative(emphasis.name, emphasis.label, emphasis.meaning, shares, beside_most)


def compared(other: Alternative, used: Alternative) -> tuple[str, ...]:
    """What another plan says more of and less of than the one in use, by part, in finished sentences."""
    before = {each.part: each.said for each in used.shares}
    changed = [each for each in other.shares if each.said != before.get(each.part, 0)]
    more = [_instead(each, before) for each in changed if each.said > before.get(each.part, 0)]
    fewer = [_instead(each, before) for each in changed if each.said < before.get(each.part, 0)]
    told = (("Says more about: ", more), ("Says less about: ", fewer))
    return tuple(f"{what}{', '.join(parts)}." for what, parts in told if parts) or ("Says as much about every part.",)


def alternative_in_words(alternative: Alternative) -> str:
    """The plan and how many figures of each part it prints, a line each."""
    parts = [f"  {each.part}: {each.in_words}" for each in alternative.shares]
    head = [f"{alternative.name}: {alternative.label}", f"  {alternative.meaning}"]
    beside = [f"  {alternative.beside_most}"] if alternative.beside_most else []
    return "\n".join([*head, f"  Figures printed: {alternative.whole.in_words}", *parts, *beside])


def _part(figure_id: str, latest: str) -> str:
    year, section, *rest = figure_id.split("/")
    if year != latest:
        return EARLIER
    if section != "1":
        return TOTALS if rest[0] == "staff" else _PARTS.get(section, _OTHER)
    if rest[1] == "total":
        return TOTALS
    return CLUSTERS if rest[1] in PAY_CLUSTERS or rest[0] == "all" else BANDS


def _in_order(parts: Counter[str]) -> list[str]:
    order = [TOTALS, CLUSTERS, BANDS, *dict.fromkeys(_PARTS.values()), _OTHER, EARLIER]
    return [part for part in dict.fromkeys(order) if part in parts]


def _instead(share: Share, before: Mapping[str, int]) -> str:
    return f"{_inside(share.part)} ({share.said} figures instead of {before.get(share.part, 0)})"


def _percent(part: float, whole: float) -> str:
    return f"{part / whole:.0%}" if whole else "nothing"


def _inside(part: str) -> str:
    """A part's name inside a sentence."""
    return part[0].lower() + part[1:]
