"""Words in typed text that may point at one person: "our only", "she", "an Asian consultant", "was investigated"."""

import re
from typing import Final

_ORIGINS: Final = (
    r"(?:asian|black|african|caribbean|indian|pakistani|bangladeshi|chinese|filipin[oa]|nigerian|ghanaian|somali|arab"
    r"|mixed[\s-](?:race|heritage)|gypsy|roma|traveller|irish|polish|romanian)"
)
_GROUPS: Final = rf"(?:{_ORIGINS}|white|bme|bame|ethnic[\s-]minority|minority[\s-]ethnic|minoritised)"
_POSTS: Final = (
    r"(?:accountant|administrator|analyst|apprentice|assistant|chair(?:man|woman)?|chaplain|chief\s+executive"
    r"|clinician|clerk|cleaner|colleague|consultant|co-?ordinator|dentist|director|doctor|driver|employee|executive"
    r"|governor|gp|leader|manager|matron|member|midwife|non-executive|nurse|officer|optometrist|paramedic|partner"
    r"|pharmacist|physio(?:therapist)?|porter|practitioner|psychologist|radiographer|receptionist|registrar|secretary"
    r"|social\s+worker|supervisor|surgeon|team\s+lead|technician|therapist|trainee|trustee|worker)"
)
_SOMEBODY: Final = rf"(?:{_POSTS}|applicant|candidate|individual|man|person|woman)"
_BETWEEN: Final = r"(?:\s+(?!network|forum|group)[\w-]+){0,2}?\s+"
"""At most two words in between: 'our one senior Asian consultant'."""

_NO_PERSON: Final = (
    r"(?:aim|area|case|change|concern|data|day|difference|exception|figure|fit|goal|hour|indicator|measure|month|most"
    r"|one\s+of|option|page|place|point|quarter|question|reason|result|route|source|step|survey|thing|time|way|week"
    r"|year)"
)

_HE_OR_SHE: Final = "(?:s?he|hi[ms]|hers?|(?:him|her)self)"
_DONE_TO_THEM: Final = "(?:investigated|disciplined|dismissed|suspended|sacked|accused|cautioned|reprimanded)"

_TELLING: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # the only one of a kind
        rf"\b(?:our|the|my|their|its|your)\s+(?:one|only|sole|single|lone)\b(?![\s-]+{_NO_PERSON}s?\b)",
        r"\b(?:sole|lone)\b(?!\s+(?:purpose|provider|trader|aim|use|responsibility|reason)\b)",
        rf"\b(?:only|just)\s+(?:one|two|three|four|[1-4])\b(?!\s*%|[\s-]+(?:{_NO_PERSON}s?|per\s?cent)\b)",
        rf"\bone\s+of\s+(?:our|the|these|those){_BETWEEN}{_SOMEBODY}s?\b|\bone\s+of\s+(?:us|them)\b",
        rf"\b(?:one|another|a\s+single){_BETWEEN}{_SOMEBODY}\b",
        # somebody by ethnicity and post, or by name
        rf"\b{_GROUPS}{_BETWEEN}(?:{_POSTS}|man|woman|person)\b(?!\s+(?:network|forum|group|development|training))",
        rf"\b(?:our|both|the|two|three|four|few){_BETWEEN}?{_ORIGINS}{_BETWEEN}{_POSTS}s\b",
        r"\b(?-i:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\.?\s+[A-Z]\w+)",
        rf"\b(?<!his or )(?<!he or )(?<!his/)(?<!he/){_HE_OR_SHE}\b(?!\s+or\s+(?:she|hers?)\b|/)",
        rf"\b(?:the|our){_BETWEEN}{_POSTS}\s+(?:from|who)\b",
        # how few, in words that hold no number
        r"\ba\s+(?:handful|couple|pair)\s+of\b|\b(?:equal|the\s+same)\s+numbers?\s+of\b|\bhalf\s+of\s+(?:them|those|these)\b",
        # what happened to somebody
        rf"\b(?:was|were|been|is|got)\s+(?:\w+ly\s+)?{_DONE_TO_THEM}\b",
        r"\b(?:investigated|disciplined|dismissed|sacked)\s+(?:for|last|this|in\s+(?:20\d\d|spring|summer|autumn|winter))\b",
        r"\b(?:gross\s+)?misconduct\b|\b(?:employment\s+)?tribunal\b",
    )
)


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text that may point at one person, as they were typed, in their order; none of another."""
    found = sorted({match.span() for pattern in _TELLING for match in pattern.finditer(text)})
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(dict.fromkeys(" ".join(text[start:end].split()) for start, end in kept))
