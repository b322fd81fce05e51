"""Typed percentages of all staff that the report prints otherwise: only where a sentence can mean nothing else.

What is said of parts of the staff, of other years, of others or of aims is passed over, and so is whatever is more or
less than a number: a warning that is wrong teaches people to click warnings away.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from wres_desktop.domain.rounding import digits
from wres_desktop.domain.submission import Submission
from wres_desktop.intake.headcounts import everyone, staff_in_post
from wres_desktop.intake.problems import Problem, Severity

_SENTENCE: Final = re.compile(r"[^.;!?\n]+(?:\.\d[^.;!?\n]*)*")
_SHARE: Final = r"(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent\b)"
_ABOUT: Final = re.compile(r"\b(?:about|around|roughly|approximately|some|circa)\b", re.IGNORECASE)
_STAFF: Final = r"(?:all |our |the )*(?:staff|workforce|colleagues|employees)"
_SAID: Final = r"(?:sa(?:y|id)|stated?|disclosed?|declared?|t(?:ell|old)|shared?|given?)"
_BME: Final = r"(?:BME|black and minority ethnic)"

_NOT_SAID: Final = (rf"\b{_SHARE} of {_STAFF}\b[^%,]*\bnot\b[^%,]*\b{_SAID}\b",)
_ARE_BME: Final = (
    rf"\b{_SHARE} of {_STAFF} (?:are|is|come from|have)\b(?: an?| from an?)? {_BME}\b",
    rf"\b{_BME} (?:staff|colleagues|people) (?:are|make up|form) [^%\d]{{0,16}}{_SHARE} of {_STAFF}\b",
)
"""How people write of all staff what the report prints of all staff, each with the number as its only group."""

_ELSEWHERE: Final = re.compile(
    r"\b(?:"
    r"\d{4}|last|previous|earlier|before|ago|since|rise|rose|fell|increase\w*|decrease\w*|new|leavers?|joiners?|"
    r"than|more|less|over|under|nearly|almost|at least|up to|"
    r"target|aim|goal|want|will|would|should|"
    r"national(?:ly)?|trusts?|population|local|area|region|England|"
    r"board|bands?|clinical|non-clinical|medical|nurs\w+|bank|women|men|senior|managers?|who|"
    r"applicants?|shortlist\w+|survey|answer\w*|respond\w*"
    r")\b",
    re.IGNORECASE,
)
"""Words of other years, of more or less, of aims, of others, of parts of the staff, and of other questions."""

_ROUND: Final = 5
"""About 30 % may be anything that is nearer to 30 than to 25 or 35."""


def text_problems(submission: Submission) -> Iterator[Problem]:
    """A note at each text that gives another share of staff than the counts of the return do."""
    staff = staff_in_post(submission)
    total = everyone(staff)
    if staff is None or staff.bme is None or staff.unknown is None or not total:
        return
    shares = ((_NOT_SAID, Fraction(100 * staff.unknown, total)), (_ARE_BME, Fraction(100 * staff.bme, total)))
    for address, text in _texts(submission):
        for patterns, share in shares:
            for said in _otherwise(text, patterns, share):
                quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{said}\N{RIGHT DOUBLE QUOTATION MARK}"
                what = f"The text says {quoted}, but the numbers of staff that were entered give another percentage."
                to_do = "Look the percentage up under Your figures, or take it out of the sentence."
                yield Problem(address, what, to_do, Severity.NOTE)


def _texts(submission: Submission) -> Iterator[tuple[str, str]]:
    yield from ((f"form / {key}", text) for key, text in submission.form.items())
    for number, narrative in submission.narrative.items():
        yield f"narrative / {number} / implications", narrative.implications
        yield f"narrative / {number} / action", narrative.action


def _otherwise(text: str, patterns: Iterable[str], share: Fraction) -> Iterator[str]:
    """The percentages of a text that mean this share and are not it, as they were typed."""
    for sentence in _SENTENCE.findall(text):
        if _ELSEWHERE.search(sentence) or sentence.count("%") > 1:
            continue
        about = _ABOUT.search(sentence) is not None
        for found in (re.search(pattern, sentence, re.IGNORECASE) for pattern in patterns):
            if found is not None and not _is_rounded(found[1], share, about=about):
                yield f"{found[1]}%"


def _is_rounded(typed: str, share: Fraction, *, about: bool) -> bool:
    if about and Fraction(typed) % _ROUND == 0:
        return abs(Fraction(typed) - share) <= Fraction(_ROUND, 2)
    decimals = len(typed.partition(".")[2])
    return digits(share, decimals) == digits(Fraction(typed), decimals)
