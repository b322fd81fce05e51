"""The alternatives among which an organisation chooses: what matters most where not everything can be printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from wres_desktop.disclosure.rounded import NEAREST
from wres_desktop.domain.workforce import PAY_CLUSTERS
from wres_desktop.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A named way of choosing; ``factor`` multiplies how much readers need a figure, by the figure's id.

    A count that cannot be printed exactly may be printed rounded to a multiple of ``rounded_to``; 1: never.
    """

    name: str
    label: str
    meaning: str
    factor: Callable[[str], float]
    rounded_to: int = 1


def _as_needed(_: str) -> float:
    return 1.0


def _clusters(figure_id: str) -> float:
    return 12.0 if figure_id.split("/")[-2] in PAY_CLUSTERS else 1.0


def _bands(figure_id: str) -> float:
    """Single bands by ethnic group, before the sums of them: so most people stand in numbers that are printed."""
    _, section, *rest = figure_id.split("/")
    is_band = section == "1" and rest[0] != "all" and rest[1] not in (*PAY_CLUSTERS, "total")
    return 40.0 if is_band and rest[-1] != "total" else 1.0


EMPHASES: Final[Mapping[str, Emphasis]] = {
    emphasis.name: emphasis
    for emphasis in (
        Emphasis(
            "headlines",
            "Headlines first",
            "The totals of the organisation and the nine indicators come first, then pay clusters, then single bands.",
            _as_needed,
        ),
        Emphasis(
            "clusters",
            "Pay clusters first",
            "Staff in four groups of pay bands come first; some totals may have to be left out for them.",
            _clusters,
        ),
        Emphasis(
            "bands",
            "Single bands first",
            "As many people as possible are counted in printed figures: staff of single pay bands by ethnic group "
            "come first, as in the national template; some totals and pay clusters may have to be left out for them.",
            _bands,
        ),
        Emphasis(
            "rounded",
            "Headlines first, some rounded",
            "As headlines first. In addition, a number that cannot be printed exactly is printed to the nearest ten, "
            "such as \u201cabout 160\u201d, where that gives nobody away. Shares follow from exact numbers alone.",
            _as_needed,
            rounded_to=NEAREST,
        ),
    )
}
"""In the order in which they are offered; the first is the default."""


def emphasis_named(name: str) -> Emphasis:
    """The alternative of this name.

    Raises:
        WrongUse: there is none.
    """
    if name not in EMPHASES:
        message = f"There is no plan called {name!r}; choose one of: {', '.join(EMPHASES)}."
        raise WrongUse(message)
    return EMPHASES[name]
