"""What each of the plans among which an organisation chooses says and hides: by part of the report, never with a count.

Only how many figures are printed is told, and of how many: what a figure says stays where it is.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from wres_desktop.disclosure.emphasis import Emphasis
from wres_desktop.disclosure.statements import Publication, Withheld, keeps_back
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

_PUT_FIRST: Final = {"clusters": CLUSTERS, "bands": BANDS}
"""The part of the report that a plan, by its name, is there for."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a part of the report is said: ``said`` of ``of`` figures exactly, and so many ``rounded``."""

    part: str
    said: int
    of: int
    rounded: int = 0

    @property
    def in_words(self) -> str:
        """Such as "31 of 84", "all 12", "none of 9" or "31 of 84, and 5 rounded"."""
        exactly = f"all {self.of}" if self.said == self.of else f"{self.said or 'none'} of {self.of}"
        return f"{exactly}, and {self.rounded} rounded" if self.rounded else exactly


@dataclass(frozen=True, slots=True)
class Most:
    """No safe choice prints more than so many figures, nor figures that readers need more in all than ``need``.

    ``needs`` has for every figure, by id, how much readers need it. It follows from hidden counts: own eyes only.
    """

    figures: int
    need: float
    needs: Mapping[str, float]

    @property
    def in_words(self) -> str:
        """What no safe choice could exceed, in finished sentences."""
        return (
            f"Whatever you choose, no more than {self.figures} of the {len(self.needs)} figures can be printed exactly "
            f"and safely, and no more than {self._of_everything(self.need)} of everything, counted by how much readers "
            "need each."
        )

    def said_by(self, publication: Publication) -> str:
        """How much of everything a publication says exactly, counted by how much readers need it; such as "47%"."""
        return self._of_everything(sum(self.needs[each.id] for each in publication.statements if not keeps_back(each)))

    def _of_everything(self, need: float) -> str:
        return f"{need / (sum(self.needs.values()) or 1):.0%}"


@dataclass(frozen=True, slots=True)
class Alternative:
    """A plan by its name, with what it means and how much of each part of the report it says.

    ``of_everything`` is how much it says, counted by how much readers need each figure; empty where that is not known.
    """

    name: str
    label: str
    meaning: str
    shares: tuple[Share, ...]
    of_everything: str = ""

    @property
    def whole(self) -> Share:
        """All parts together."""
        said, of, rounded = (sum(map(attrgetter(name), self.shares)) for name in ("said", "of", "rounded"))
        return Share("Everything", said, of, rounded)

    @property
    def prints(self) -> str:
        """How many figures it prints, in a finished sentence."""
        counted = (
            f": {self.of_everything} of everything, counted by how much readers need it" if self.of_everything else ""
        )
        rounded = f" It prints {self.whole.rounded} more rounded." if self.whole.rounded else ""
        return f"Prints {replace(self.whole, rounded=0).in_words} figures{counted}.{rounded}"

    @property
    def says(self) -> str:
        """What it says in words, such as "Says all of: board. Says part of: single pay bands (31 of 84 numbers)."."""
        wholly = [_inside(each.part) for each in self.shares if each.said == each.of]
        partly = [f"{_inside(each.part)} ({each.in_words})" for each in self.shares if _is_part(each)]
        told = (("Says all of: ", wholly), ("Says part of: ", partly))
        return " ".join(f"{what}{', '.join(parts)}." for what, parts in told if parts) or "Says nothing."

    @property
    def hides(self) -> str:
        """What it is silent about, in words; empty where it says something of everything."""
        silent = [_inside(each.part) for each in self.shares if not each.said and not each.rounded]
        return f"Says nothing of: {', '.join(silent)}." if silent else ""


def alternative_of(emphasis: Emphasis, publication: Publication, most: Most | None = None) -> Alternative:
    """A plan described by the publication that was made with it; ``most`` says what its figures weigh."""
    latest = max((statement.id.partition("/")[0] for statement in publication.statements), default="")
    of = Counter(_part(statement.id, latest) for statement in publication.statements)
    said = Counter(_part(each.id, latest) for each in publication.statements if not keeps_back(each))
    told = Counter(_part(each.id, latest) for each in publication.statements if not isinstance(each, Withheld))
    shares = tuple(Share(part, said[part], of[part], told[part] - said[part]) for part in _in_order(of))
    of_everything = most.said_by(publication) if most else ""
    return Alternative(emphasis.name, emphasis.label, emphasis.meaning, shares, of_everything)


def compared(other: Alternative, used: Alternative) -> tuple[str, ...]:
    """What another plan says more of and less of than the one in use, by part, in finished sentences.

    Of a part of which it says nothing at all, ``Alternative.hides`` tells.
    """
    before = {each.part: each for each in used.shares}
    changed = [(each, before.get(each.part, Share(each.part, 0, each.of))) for each in other.shares]
    more = [_instead(now, then) for now, then in changed if _says(now) > _says(then)]
    fewer = any(_says(now) < _says(then) for now, then in changed)
    if not more and not fewer:
        return ("Says as much about every part.",)
    less = [_instead(now, then) for now, then in changed if (0, 0) < _says(now) < _says(then)]
    told = (("Says more about: ", more), ("Says less about: ", less))
    sentences = [f"{what}{', '.join(parts)}." for what, parts in told if parts]
    first = _PUT_FIRST.get(other.name, "")
    now = sum(each.said for each in other.shares if each.part == first)
    if first in before and now <= before[first].said:
        sentences.append(f"So for these figures nothing is gained: it says no more about {_inside(first)}.")
    return tuple(sentences)


def alternative_in_words(alternative: Alternative) -> str:
    """The plan and how many figures of each part it prints, a line each."""
    parts = [f"  {each.part}: {each.in_words}" for each in alternative.shares]
    head = [f"{alternative.name}: {alternative.label}", f"  {alternative.meaning}"]
    return "\n".join([*head, f"  {alternative.prints}", *parts])


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


def _says(share: Share) -> tuple[int, int]:
    """How many figures of a part are said exactly, and how many rounded."""
    return share.said, share.rounded


def _instead(share: Share, before: Share) -> str:
    if share.said == before.said:
        return f"{_inside(share.part)} ({share.rounded or 'none'} rounded instead of {before.rounded or 'none'})"
    return f"{_inside(share.part)} ({share.said or 'none'} instead of {before.said or 'none'})"


def _is_part(share: Share) -> bool:
    """Whether something, and not everything, is said of a part."""
    return share.said < share.of and any(_says(share))


def _inside(part: str) -> str:
    """A part's name inside a sentence."""
    return part[0].lower() + part[1:]
