"""Which staff survey the results of a report are from, as far as the organisation said so."""

import re
from typing import Final

from wres_desktop.reports.printed import Source

_OWN_BY_CUSTOM: Final = ("independent", "voluntary")
"""Kinds of organisation that take no part in the NHS Staff Survey unless they say that they did."""

_NATIONAL: Final = re.compile(r"\b(?:nhs|national)\b.*\bsurvey\b", re.IGNORECASE)
_OF_OUR_OWN: Final = re.compile(r"\b(?:own|our|ours|not|local)\b", re.IGNORECASE)


def survey_named(source: Source) -> str:
    """The survey as the organisation names it; empty where it does not say."""
    return source.document.form.get("survey_name", "").strip()


def is_national_survey(source: Source) -> bool:
    """Whether what is true of the NHS Staff Survey may be said of these results; in doubt it may not."""
    named = survey_named(source)
    if named:
        return bool(_NATIONAL.search(named)) and not _OF_OUR_OWN.search(named)
    kinds = {source.document.organisation_kind, *(member.kind for member in source.document.members)}
    return kinds.isdisjoint(_OWN_BY_CUSTOM)
