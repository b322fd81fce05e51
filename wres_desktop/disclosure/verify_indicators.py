"""Whether a publication counts under each name what the standard counts there; for the verifiers.

What has to stay open follows from the names of statements and cells. So nothing may stand under another name, and
nothing may be left out of what belongs together, nor which groups are the same people.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from wres_desktop.disclosure.verify_catalogue import QUESTIONS, SAME, Catalogue
from wres_desktop.disclosure.verify_effort import OF_A_SENTENCE, TOO_MUCH, TooMuch
from wres_desktop.disclosure.verify_places import Places, sum_of
from wres_desktop.disclosure.verify_reading import Json, Sums
from wres_desktop.disclosure.verify_rules import GROUPS
from wres_desktop.disclosure.verify_told import sums_in

_YEAR = re.compile("[0-9]{4}")
_OF_A_YEAR = 20_000
"""Steps that it takes to put the figures of a year together."""

_WHOSE = {
    "2": "recruitment/not_appointed",
    "3": "disciplinary/not_entered",
    "4": "training/not_accessed",
    "9": "board/voting",
}
"""The cells that every organisation has that is counted in a section; in others, staff in post, or answers."""


def named_wrongly(publication: Json) -> list[str]:
    """What stands under the name of something else, or is left out, as sentences that name no number."""
    try:
        indicators = Indicators(publication["cells"])
        wrong = [*indicators.wrong_cells(), *indicators.wrong_statements(publication["statements"])]
        return [*wrong, *indicators.wrong_facts(publication.get("facts", []))]
    except TooMuch:
        return [TOO_MUCH]


class Indicators:
    """What is counted in each section, of the organisations that have figures in it."""

    def __init__(self, cells: Sequence[str]) -> None:
        """The cells are those of the publication."""
        self._places = Places(tuple(dict.fromkeys(cells)))
        self._sums = Sums(self._places.cells, self._places)
        years = dict.fromkeys(parts[1] for cell in cells if len(parts := cell.split("/")) > 1)
        self._years = [year for year in years if _YEAR.fullmatch(year)]
        self._places.effort.spend(_OF_A_YEAR * len(self._years))
        self._catalogues = [Catalogue(year) for year in self._years]
        self._of_standard = {figure: ways for each in self._catalogues for figure, ways in each.sums.items()}
        self._whose: dict[tuple[str, str], int] = {}

    def wrong_cells(self) -> Iterator[str]:
        """Cells that the standard does not have, and those that an organisation lacks though it has others with them.

        What is counted in a cell that is not listed would be nobody, and what in one that there is not, anybody.
        """
        named = 0
        for pattern, names in (each for catalogue in self._catalogues for each in catalogue.cells.items()):
            there, cells = self._matching([pattern]), self._matching(names)
            self._places.effort.spend(self._places.glance * len(self._places.of_code))
            whose = [own for own in self._places.of_code.values() if own & there]
            named |= cells
            if (cells & sum_of(whose)).bit_count() != len(names) * len(whose):
                self._places.effort.spend(OF_A_SENTENCE)
                yield f"Not all cells are listed that there are beside {self._places.briefly(there)}."
        if others := sum_of(self._places.of_code.values()) & ~named:
            yield f"The standard does not have {self._places.briefly(others)}."

    def wrong_statements(self, statements: Sequence[Json]) -> Iterator[str]:
        """Statements of other cells than the standard's, and counts that are not there though they belong to others."""
        for statement in statements:
            given = [self._sums.bits(patterns) for patterns in sums_in(statement)]
            if given not in self._expected(statement):
                self._places.effort.spend(OF_A_SENTENCE)
                yield f"{statement['id']} is not said of the cells of which the standard says it."
        listed = {statement["id"] for statement in statements if statement["kind"] == "count"}
        for each in self._catalogues:
            for together in each.together:
                left_out = [figure for figure in together if figure not in listed]
                if len(left_out) < len(together) and left_out:
                    self._places.effort.spend(OF_A_SENTENCE)
                    yield f"{left_out[0]} is neither printed nor withheld, though others are with which it belongs."

    def _expected(self, statement: Json) -> list[list[int]]:
        """The sums of which a statement may be said."""
        parts = statement["id"].split("/")
        if len(parts) == 4 and parts[1] == "members" and parts[3] == "total":  # noqa: PLR2004 - year, members, code, total
            return [[self._places.matching([f"{parts[2]}/{parts[0]}/workforce/*/*/*"])]]
        ways = self._of_standard.get(statement["id"], [])
        own = self._counted_in(parts[0], parts[1]) if ways else 0
        return [[self._matching(names) & own for names in way] for way in ways]

    def wrong_facts(self, facts: Sequence[Json]) -> Iterator[str]:
        """Groups that are said to be the same people and are not, and those that are and of which it is not said.

        A fact that is made up could say what a withheld number is. The first is named.
        """
        given = [(self._sums.bits(fact["of"]), self._sums.bits(fact["also"])) for fact in facts]
        known = dict.fromkeys(self._facts())
        made_up = [number for number, both in enumerate(given) if both not in known]
        for number in made_up[:1]:
            about = facts[number]["of"][0]
            yield f"Fact {number + 1} of the publication, about {about}, is none that everybody knows."
        for one, _ in known.keys() - set(given):
            yield f"The publication does not say that {self._places.briefly(one)} are counted a second time."

    def _facts(self) -> Iterator[tuple[int, int]]:
        for year in self._years:
            for section, sides in SAME.items():
                whose = self._counted_in(year, section)
                for own in self._places.of_code.values():
                    for group in GROUPS if own & whose else ():
                        one, other = (self._matching([f"{year}/{path}/{group}" for path in side]) for side in sides)
                        if one & own and other & own:
                            yield one & own, other & own

    def _matching(self, names: Iterable[str]) -> int:
        """The cells of all organisations that have these names."""
        return self._places.matching([f"*/{name}" for name in names])

    def _counted_in(self, year: str, section: str) -> int:
        """All cells of the organisations that have figures in a section."""
        if (year, section) not in self._whose:
            name = f"survey/{QUESTIONS[section]}/yes" if section in QUESTIONS else _WHOSE.get(section, "workforce/*/*")
            there = self._matching([f"{year}/{name}/*"])
            self._whose[year, section] = sum_of(own for own in self._places.of_code.values() if own & there)
        return self._whose[year, section]
