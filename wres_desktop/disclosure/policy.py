"""The disclosure policy: thresholds of a named profile or of one's own file; whatever is not understood is an error."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from difflib import get_close_matches
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from wres_desktop.errors import UnreadableFile, WrongUse
from wres_desktop.paths import resources

LOWEST_THRESHOLD = 3
"""No profile may call a count of 1 or 2 harmless (standard 6, default for this tool)."""

HIGHEST_THRESHOLD = 100
"""A higher number would withhold whole organisations: a slip of the keys."""

NUMBERS: Final[Mapping[str, str]] = {
    "threshold": "the headcount from which a number is no longer small",
    "disciplinary_threshold": "the number of disciplinary cases from which it is no longer small",
    "survey_minimum": "how many people of each group must have answered a survey question",
    "rate_minimum": "how many people there must be behind a percentage",
    "group_minimum": "the size from which everybody of a group may be seen in one category",
}
"""The numbers of a policy, and what each of them is, to stand in a sentence."""

INSIDERS: Final = ("none", "members")

OWN_FILE = ".toml"
"""The ending by which a policy of one's own is told from a profile's name."""

_LONGEST_TEXT: Final = 1000
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")


@dataclass(frozen=True, slots=True)
class Policy:
    """Which counts are sensitive and how far each must stay uncertain.

    A headcount from 1 to ``threshold`` - 1 is sensitive: both 0 and ``threshold`` must stay possible. The same holds
    for disciplinary entries with ``disciplinary_threshold``. A survey question is withheld where fewer than
    ``survey_minimum`` people of either group answered. A rate is withheld where fewer than ``rate_minimum`` people are
    behind it. A group of fewer than ``group_minimum`` people must not be known to share one category.

    ``insiders`` says whose own counts the intruder may know besides: nobody's, or those of any one of the
    organisations in a joint report ("members"). ``empty_rows_printed`` says whether a row of indicator 1 in which there
    is nobody is always printed. ``reason`` and ``decided_by`` stand behind a policy that is laxer than the default.
    """

    name: str
    label: str
    threshold: int
    disciplinary_threshold: int
    survey_minimum: int
    rate_minimum: int
    group_minimum: int
    source: str
    insiders: str = "none"
    empty_rows_printed: bool = False
    reason: str = ""
    decided_by: str = ""

    def __post_init__(self) -> None:
        """Refuse what would protect nobody, what contradicts itself, and what is laxer without a reason and a name."""
        for fault in chain(_wrong_kinds(self), _wrong_numbers(self), _without_decision(self)):
            message = f"The policy {self.name!r} {fault}"
            raise WrongUse(message)

    @property
    def laxer_in(self) -> tuple[str, ...]:
        """The numbers that are below those of the default profile, by their names."""
        return _laxer(self)

    @property
    def is_profile_as_named(self) -> bool:
        """Whether it sets what the profile of its name sets, or has a name that no profile of this program has."""
        profile = _profiles().get(self.name)
        settings = (*NUMBERS, "insiders", "empty_rows_printed")
        return profile is None or all(getattr(self, setting) == profile[setting] for setting in settings)


def load_policy(name: str = "default") -> Policy:
    """The named profile of ``resources/policies.toml``; or, where the name ends in ``.toml``, the policy in that file.

    Raises:
        WrongUse: there is no such profile, or the policy cannot be used as it stands.
        UnreadableFile: the file is not there or is no TOML.
    """
    if name.endswith(OWN_FILE):
        return _own_policy(Path(name))
    profiles = _profiles()
    if name not in profiles:
        message = f"There is no policy called {name!r}; choose one of: {', '.join(profiles)}."
        raise WrongUse(message)
    return Policy(name=name, **profiles[name])


def profile_names() -> tuple[str, ...]:
    """The names of the profiles that come with the program, the default first."""
    return tuple(_profiles())


def policy_from_json(value: object) -> Policy:
    """The policy that a publication was made under, from parsed JSON.

    Raises:
        UnreadableFile: it is not whole, or could not have been used.
    """
    known = [field.name for field in fields(Policy)]
    try:
        return Policy(**{key: part for key, part in value.items() if key in known})  # type: ignore[attr-defined]
    except (TypeError, AttributeError) as error:
        message = "The publication does not say all of the policy that it was made under; take it as it was written."
        raise UnreadableFile(message) from error
    except WrongUse as error:
        message = f"The publication was made under a policy that this program does not allow: {error}"
        raise UnreadableFile(message) from error


@cache
def _profiles() -> Mapping[str, dict[str, Any]]:
    return tomllib.loads((resources() / "policies.toml").read_text(encoding="utf-8"))


def _laxer(policy: Policy) -> tuple[str, ...]:
    default = _profiles()["default"]
    return tuple(number for number in NUMBERS if getattr(policy, number) < default[number])


def _wrong_kinds(policy: Policy) -> Iterator[str]:
    for number, meaning in NUMBERS.items():
        value = getattr(policy, number)
        if not isinstance(value, int) or isinstance(value, bool):
            yield f"needs a whole number for {number} ({meaning}); write it in digits, without quotation marks."
    for text in ("name", "label", "source", "reason", "decided_by"):
        value = getattr(policy, text)
        if not isinstance(value, str) or len(value) > _LONGEST_TEXT or not value.isprintable():
            yield f"needs one line of text for {text}; write it between quotation marks, in up to 1,000 characters."
    if policy.insiders not in INSIDERS:
        yield f"says of insiders what this program does not know; write {' or '.join(INSIDERS)}."
    for answer in ("empty_rows_printed",):
        if not isinstance(getattr(policy, answer), bool):
            yield f"must say true or false to {answer}, without quotation marks."


def _wrong_numbers(policy: Policy) -> Iterator[str]:
    for number, meaning in NUMBERS.items():
        value = getattr(policy, number)
        if value < LOWEST_THRESHOLD:
            yield f"sets {number} ({meaning}) below {LOWEST_THRESHOLD}, which protects nobody; choose a higher one."
        if value > HIGHEST_THRESHOLD:
            yield f"sets {number} ({meaning}) above {HIGHEST_THRESHOLD}; choose a lower one."
    for number in ("disciplinary_threshold", "survey_minimum"):
        if getattr(policy, number) < policy.threshold:
            yield f"sets {number} below threshold; make it at least as high, since these numbers tell more of a person."


def _without_decision(policy: Policy) -> Iterator[str]:
    laxer = _laxer(policy)
    decided = bool(policy.reason.strip()) and any(letter.isalpha() for letter in policy.decided_by)
    if laxer and not decided:
        yield (
            f"is laxer than the default ({', '.join(laxer)}): write the reason (reason) and the name of the person who "
            "decided it (decided_by) beside the numbers; both are printed in the report."
        )


def _own_policy(path: Path) -> Policy:
    """A file names a profile to begin with (``based_on``, else the default) and what is different in it."""
    content = _content_of(path)
    known = [*(field.name for field in fields(Policy) if field.name != "name"), "based_on"]
    for key in content:
        if key not in known:
            alike = get_close_matches(key, known, n=1)
            to_do = f"perhaps {alike[0]} was meant" if alike else f"a policy may have {', '.join(known)}"
            message = f"{path.name} sets {key!r}, which no policy has; {to_do}."
            raise WrongUse(message)
    if path.stem in _profiles() or not _NAME.fullmatch(path.stem):
        message = (
            f"{path.name} cannot be the name of a policy of your own: give the file a name of letters, digits and "
            "hyphens that no profile of this program has."
        )
        raise WrongUse(message)
    based_on = content.pop("based_on", "default")
    base = load_policy(based_on if isinstance(based_on, str) and not based_on.endswith(OWN_FILE) else "")
    own = {"label": f"Own policy, after {base.label}", "source": "The organisation's own decision."}
    return Policy(**{**asdict(base), **own, **content, "name": path.stem})


def _content_of(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        message = f"The policy {path.name} cannot be read; check that the file is there and that you may read it."
        raise UnreadableFile(message) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = (
            f'{path.name} is not written as a policy; write lines such as threshold = 3 and reason = "...", '
            "and save it as plain text (UTF-8)."
        )
        raise UnreadableFile(message) from error
