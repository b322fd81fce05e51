"""Organisations that report jointly: the members of a consortium with their returns, and the lead among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from wres_desktop.domain.submission import Organisation, Submission

_NAMED_IN_FULL = 3
"""The most members whose names alone make a name that can be said."""


@dataclass(frozen=True, slots=True)
class Member:
    """One organisation of a consortium with its returns, the latest last."""

    returns: tuple[Submission, ...]

    @property
    def organisation(self) -> Organisation:
        """The organisation as its latest return names it."""
        return self.returns[-1].organisation

    def return_of(self, year: int) -> Submission:
        """The return of one reporting year; every member of a consortium has one for each of its years."""
        return next(each for each in self.returns if each.reporting_year == year)


@dataclass(frozen=True, slots=True)
class Consortium:
    """Members that report jointly, the lead first; all of them have returns of the same reporting years."""

    name: str
    members: tuple[Member, ...]

    @property
    def lead(self) -> Member:
        """The member whose words stand in the joint report."""
        return self.members[0]

    @property
    def years(self) -> tuple[int, ...]:
        """The reporting years, the latest last."""
        return tuple(each.reporting_year for each in self.lead.returns)


def consortium_of(submissions: Sequence[Submission], lead: str = "", name: str = "") -> Consortium:
    """The consortium of some returns, the lead first and then by name.

    ``lead`` is an organisation's code; without it the first return's organisation leads. Without a name the
    consortium is called by its members' names.
    """
    by_code: dict[str, list[Submission]] = {}
    for submission in sorted(submissions, key=lambda each: each.reporting_year):
        by_code.setdefault(submission.organisation.code, []).append(submission)
    first = lead or submissions[0].organisation.code
    members = sorted(
        (Member(tuple(returns)) for returns in by_code.values()),
        key=lambda each: (each.organisation.code != first, each.organisation.name, each.organisation.code),
    )
    return Consortium(name.strip() or _called([each.organisation.name for each in members]), tuple(members))


def names_in_words(names: Sequence[str]) -> str:
    """Names in a sentence: "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _called(names: Sequence[str]) -> str:
    """All the names, or of many the first one and how many others there are."""
    many = len(names) > _NAMED_IN_FULL
    return f"{names[0]} and {len(names) - 1} other organisations" if many else names_in_words(names)
