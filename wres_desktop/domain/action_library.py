"""The starter library of actions, by indicator, read from resources/actions/: written by us, to be made one's own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from wres_desktop.domain.submission import Action
from wres_desktop.errors import UnreadableFile
from wres_desktop.paths import resources

FIGURES: Final = (
    ("staff/bme_percent", "Share of BME staff"),
    ("staff/declared_percent", "Share of staff whose ethnicity is known"),
    ("2/relative_likelihood", "2. Appointment from shortlisting, white compared with BME"),
    ("3/relative_likelihood", "3. Formal disciplinary process, BME compared with white"),
    ("4/relative_likelihood", "4. Training, white compared with BME"),
    ("5/bme/percent", "5. BME staff harassed by patients or the public"),
    ("6/bme/percent", "6. BME staff harassed by colleagues"),
    ("7/bme/percent", "7. BME staff who believe in equal opportunities"),
    ("8/bme/percent", "8. BME staff discriminated against"),
    ("9/total_minus_workforce", "9. BME share of the board minus share of staff"),
)
"""The figures that an action can aim at, as ids of statements without their year, with their names."""


@dataclass(frozen=True, slots=True)
class LibraryAction:
    """A ready-made action; ``evidence`` says why it may work, and is empty where no ``source`` can be named."""

    id: str
    indicator: int
    title: str
    objective: str
    action: str
    measure: str
    statement: str
    eds2: str = ""
    eds_outcome: str = ""
    high_impact: str = ""
    evidence: str = ""
    source: str = ""


@cache
def action_library() -> tuple[LibraryAction, ...]:
    """Every action of the library, by indicator.

    Raises:
        UnreadableFile: the library is damaged.
    """
    found: list[LibraryAction] = []
    try:
        for path in sorted((resources() / "actions").glob("indicator-*.toml")):
            found += _listed(tomllib.loads(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise UnreadableFile("The library of actions is damaged; install the program again.") from error
    return tuple(found)


def taken_over(chosen: LibraryAction, year: int) -> Action:
    """An action of the plan, begun with one of the library; lead, dates, baseline and target are to be said."""
    return Action(
        indicator=str(chosen.indicator),
        objective=chosen.objective,
        action=chosen.action,
        measure=chosen.measure,
        statement=chosen.statement,
        eds2=chosen.eds2,
        eds_outcome=chosen.eds_outcome,
        high_impact=chosen.high_impact,
        since=str(year),
    )


def _listed(raw: Mapping[str, Any]) -> list[LibraryAction]:
    return [LibraryAction(indicator=int(raw["indicator"]), **action) for action in raw["actions"]]
