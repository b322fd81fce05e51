"""Whether a text reads like the name of a person where a post or a group belongs: by its form alone."""

import re
from typing import Final

_TITLES: Final = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx", "prof", "professor", "sir", "dame", "lady", "lord"})

_OF_POSTS: Final = re.compile(
    r"\b(?:"
    r"managers?|leads?|leaders?|leadership|heads?|directors?|directorate|officers?|nurs\w+|midwi\w+|doctors?|surgeons?|"
    r"teams?|partners?|boards?|chairs?|chairman|chairwoman|chairperson|governors?|governing|committees?|groups?|"
    r"executives?|chiefs?|hr|human|resources?|people|persons?|staff|workforce|edi|equality|diversity|inclusion|culture|"
    r"champions?|guardians?|ambassadors?|trainers?|advisers?|advisors?|consultants?|specialists?|practitioners?|"
    r"coordinators?|co-ordinators?|administrators?|analysts?|secretar\w+|assistants?|deput\w+|associates?|senior|"
    r"clinical|medical|dental|general|operations?|operational|services?|departments?|divisions?|unit|office|"
    r"network|unions?|unison|forum|community|council|partnership|stewards?|representatives?|reps?|"
    r"recruit\w*|resourcing|talent|learning|education|training|development|organisational|organisation|"
    r"occupational|health|wellbeing|safety|quality|governance|performance|information|informatics|communications?|"
    r"finance|payroll|corporate|strategy|strategic|transformation|programmes?|projects?|"
    r"employee|employment|relations|experience|engagement|volunteers?|patients?|carers?|"
    r"trust|nhs|icb|ccg|care|hospitals?|clinics?|surgery|practice|everybody|everyone|all|nobody|"
    r"speak|freedom|race|ethnic\w*|black|asian|minority|bme|bame|religi\w+|faith"
    r")\b",
    re.IGNORECASE,
)
"""Words of posts, of their departments and of groups: a text with one of them is no bare name."""

_FEWEST, _MOST = 2, 3
_INITIAL: Final = re.compile(r"[A-Z]\.?")
_PART: Final = re.compile(r"\s*(?:;|/|&|\band\b)\s*")


def reads_like_a_name(text: str) -> bool:
    """Whether a person seems to be named: two or three words in capitals of which none is a post's, or "Ms" before one.

    Of several people, one is enough; what follows a name after a comma does not hide it ("Ada Byron, HR manager").
    """
    return any(_is_a_name(part.partition(",")[0].split()) for part in _PART.split(text))


def _is_a_name(words: list[str]) -> bool:
    if words and words[0].casefold().rstrip(".") in _TITLES:
        return 1 < len(words) <= _MOST + 1 and all(map(_is_capitalised, words))
    if not _FEWEST <= len(words) <= _MOST or not all(map(_is_capitalised, words)):
        return False
    return not _OF_POSTS.search(" ".join(words)) and not all(map(_INITIAL.fullmatch, words))


def _is_capitalised(word: str) -> bool:
    """Such as Byron, O'Neill, Smith-Jones or the initial A.; not HR, and not 2nd."""
    if _INITIAL.fullmatch(word):
        return True
    letters = re.sub(r"['\N{RIGHT SINGLE QUOTATION MARK}.-]", "", word)
    return letters.isalpha() and letters[0].isupper() and not letters.isupper()
