"""An audit with its reasons: by which chain each sum is given away, or why statements may contradict each other."""

from collections.abc import Sequence

from wres_desktop.disclosure.audit import Audit, audit
from wres_desktop.disclosure.causes import with_causes
from wres_desktop.disclosure.chains import with_chains
from wres_desktop.disclosure.policy import Policy
from wres_desktop.disclosure.statements import Publication


def explained_audit(publication: Publication, policy: Policy, also_examine: Sequence[str] = ()) -> Audit:
    """Examine a publication, and say how everything that it gives away is found out.

    Raises:
        AuditUnfinished: the audit could not be finished in time.
        WrongUse: a pattern of ``also_examine`` matches no cell.
    """
    found = audit(publication, policy, also_examine)
    return with_chains(found, publication) if found.consistent else with_causes(found, publication)
