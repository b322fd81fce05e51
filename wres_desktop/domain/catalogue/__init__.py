"""What returns could say in print: their cells, their public facts and their figures, by stable ids.

Ids are paths: ``2021/staff/bme``, ``2021/1/clinical/band_5/bme``, ``2021/2/relative_likelihood``. Weights say how much
a board needs a figure; they never depend on a count (docs/method.md, planning).
"""

from collections.abc import Sequence

from wres_desktop.domain.catalogue.joint import joint_catalogue_of
from wres_desktop.domain.catalogue.parts import Part, together
from wres_desktop.domain.catalogue.sections import sections_of
from wres_desktop.domain.submission import Submission


def catalogue_of(submissions: Sequence[Submission]) -> Part:
    """Everything that the latest of one organisation's returns could say in full, and the earlier ones in totals."""
    ordered = sorted(submissions, key=lambda submission: submission.reporting_year, reverse=True)
    parts = [
        part
        for index, submission in enumerate(ordered)
        for part in sections_of(submission, in_full=index == 0).values()
    ]
    return together(parts)


__all__ = ["Part", "catalogue_of", "joint_catalogue_of"]
