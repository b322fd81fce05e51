"""Why one figure is withheld or rounded, what it would reveal, what other choices would show: in finished sentences.

For the organisation's own eyes: the reasons tell which numbers are small.
"""

from dataclasses import dataclass

from wres_desktop.disclosure.emphasis import EMPHASES
from wres_desktop.disclosure.policy import load_policy
from wres_desktop.disclosure.statements import Printed, Publication
from wres_desktop.ui.labels import label_of
from wres_desktop.ui.planning import other_policies
from wres_desktop.ui.seen_figures import why_rounded
from wres_desktop.ui.session import Session

WHY = "Why it is withheld"
WHY_ROUNDED = "Why it is rounded"
REVEALS = "What it would reveal"
OTHERS = "With another choice of what matters most"
POLICIES = "Under another policy"


LEFT_TO_LOT = (
    "Harmless, but drawn by lot and left out, so that no gap tells of a small number: {}. What readers will see says "
    "more of each."
)
_ONE_OF_MANY = ("1", "race_disparity")
"""The parts with a row for each band; of the others readers miss each figure."""


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences under a few words that say what they are about."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One withheld or rounded figure explained; ``asks_policies`` where other policies have not been looked at yet."""

    title: str
    told: tuple[Told, ...]
    asks_policies: bool


def left_to_lot(session: Session) -> str:
    """Which figures of whole indicators are left out by lot, as a sentence; empty where none is."""
    if session.protected is None:
        return ""
    from wres_desktop.disclosure.decide import Reason  # noqa: PLC0415  the page is made before NumPy is loaded

    reasons = session.protected.reasons
    drawn = [each for each, reason in reasons.items() if reason == Reason.PASSED_BY.value]
    labels = [label_of(each) for each in drawn if each.split("/")[1] not in _ONE_OF_MANY]
    named = dict.fromkeys(f"{' '.join(each.part.split())} ({each.text}, {each.year})" for each in labels)
    return LEFT_TO_LOT.format("; ".join(named)) if named else ""


def explanation(figure_id: str, session: Session) -> Explanation | None:
    """Everything that can be said of a figure that is withheld or rounded; nothing of one that is printed as it is."""
    if session.protected is None:
        return None
    if figure_id not in session.protected.reasons:
        return _of_rounded(figure_id, session.protected.publication)
    from wres_desktop.disclosure.decide import Reason  # noqa: PLC0415  as above
    from wres_desktop.disclosure.explain import (  # noqa: PLC0415
        changes_in_words,
        differences,
        under_another_plan,
        under_another_policy,
        what_would_reveal,
        why_withheld,
    )

    publication = session.protected.publication
    reason, policy = Reason(session.protected.reasons[figure_id]), publication.made_under
    plans = tuple(
        under_another_plan(figure_id, session.plans[name].publication, each.label)
        for name, each in EMPHASES.items()
        if name in session.plans and name != session.plan
    )
    used = publication.policy
    asked = other_policies(used) if policy is not None else ()
    policies = tuple(
        f"{under_another_policy(figure_id, session.policies[name], load_policy(name))} "
        f"{changes_in_words(differences(publication, session.policies[name]))}"
        for name in asked
        if name in session.policies
    )
    told = (
        Told(WHY, (why_withheld(reason, policy) if policy is not None else str(reason),)),
        Told(REVEALS, what_would_reveal(figure_id, publication)),
        Told(OTHERS, plans),
        Told(POLICIES, (*policies, *((session.policies_failure,) if session.policies_failure else ()))),
    )
    return Explanation(
        _title(figure_id),
        tuple(each for each in told if each.sentences),
        asks_policies=len(policies) < len(asked),
    )


def _of_rounded(figure_id: str, publication: Publication) -> Explanation | None:
    """Why a figure is rounded and what the exact one would reveal; nothing of one that is not rounded."""
    from wres_desktop.disclosure.explain import what_would_reveal  # noqa: PLC0415  as above

    statement = publication.by_id.get(figure_id)
    if not isinstance(statement, Printed) or not statement.is_rounded:
        return None
    told = (
        Told(WHY_ROUNDED, (why_rounded(statement.rounded_to),)),
        Told(REVEALS, what_would_reveal(figure_id, publication)),
    )
    return Explanation(_title(figure_id), tuple(each for each in told if each.sentences), asks_policies=False)


def _title(figure_id: str) -> str:
    label = label_of(figure_id)
    return f"{label.part}, {label.year}: {label.text}"
