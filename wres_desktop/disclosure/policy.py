"""The disclosure policy: thresholds of a named profile; an unknown name or value is an error."""

import tomllib
from dataclasses import dataclass

from wres_desktop.errors import WrongUse
from wres_desktop.paths import resources

LOWEST_THRESHOLD = 3
"""No profile may call a count of 1 or 2 harmless (standard 6, default for this tool)."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Which counts are sensitive and how far each must stay uncertain.

    A headcount from 1 to ``threshold`` - 1 is sensitive: both 0 and ``threshold`` must stay possible. The same holds
    for disciplinary entries with ``disciplinary_threshold``. A survey question is withheld where fewer than
    ``survey_minimum`` people of either group answered. A rate is withheld where fewer than ``rate_minimum`` people are
    behind it. A group of fewer than ``group_minimum`` people must not be known to share one category.
    """

    name: str
    label: str
    threshold: int
    disciplinary_threshold: int
    survey_minimum: int
    rate_minimum: int
    group_minimum: int
    source: str

    def __post_init__(self) -> None:
        """Refuse a threshold that would protect nobody."""
        if min(self.threshold, self.disciplinary_threshold) < LOWEST_THRESHOLD:
            message = f"The policy {self.name!r} sets a threshold below {LOWEST_THRESHOLD}; choose a higher one."
            raise WrongUse(message)


def load_policy(name: str = "default") -> Policy:
    """The named profile from ``resources/policies.toml``."""
    profiles = tomllib.loads((resources() / "policies.toml").read_text(encoding="utf-8"))
    if name not in profiles:
        message = f"There is no policy called {name!r}; choose one of: {', '.join(profiles)}."
        raise WrongUse(message)
    return Policy(name=name, **profiles[name])
