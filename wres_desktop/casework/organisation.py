"""An organisation's file and what this program does with it: years, publishing, and what is out already."""

import getpass
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Self

from wres_desktop import pipeline
from wres_desktop.casework.carry_over import first_answers
from wres_desktop.casework.outcomes import FOLDER, day_at, outcome_of
from wres_desktop.casework.year_work import Confirmed, YearWork, key_of, returns_of
from wres_desktop.disclosure.publication_file import publication_from_json, publication_text
from wres_desktop.disclosure.secret import Secret, secret_from
from wres_desktop.disclosure.secret_file import kept_secret
from wres_desktop.disclosure.statements import Publication
from wres_desktop.errors import DataProblems, WrongUse
from wres_desktop.intake.draft import Answer, Answers
from wres_desktop.intake.draft_answers import answers_of
from wres_desktop.intake.problems import Problem
from wres_desktop.paths import secret_path
from wres_desktop.pipeline import Protected, Wishes
from wres_desktop.store.failures import NotSaved
from wres_desktop.store.organisation_file import OrganisationFile
from wres_desktop.store.publications import KeptPublication, Published

POLICY, PLAN, SECRET = "policy", "plan", "secret"
"""The settings that change numbers, by their names in the file."""


@dataclass(frozen=True, slots=True)
class OutAlready:
    """A publication that readers may hold.

    ``entry`` is its number where it was added to the ledger and can be taken out again; 0 where this organisation
    published it with this file. ``words`` say where it comes from.
    """

    title: str
    words: str
    publication: Publication
    entry: int = 0


class OrganisationWork:
    """Everything that is done with one organisation's file; used by one thread at a time."""

    def __init__(self, file: OrganisationFile) -> None:
        self.file = file
        self._out: tuple[tuple[int, int], tuple[OutAlready, ...]] | None = None

    @classmethod
    def create(cls, path: Path, *, passphrase: str = "") -> Self:
        """Make a new file.

        Raises:
            CannotWrite: there is such a file already, or the folder cannot be written to.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        work = cls(OrganisationFile.create(path, who=who_is_there(), passphrase=passphrase))
        work.file.set_setting(SECRET, kept_secret(secret_path()).text())
        return work

    @classmethod
    def open(cls, path: Path, *, passphrase: str = "") -> Self:
        """Open a file; as ``OrganisationFile.open``, and raising as that does."""
        return cls(OrganisationFile.open(path, who=who_is_there(), passphrase=passphrase))

    # ------------------------------------------------------------------ years

    @property
    def name(self) -> str:
        """The organisation's name as its latest year has it; the file's name where it has none yet."""
        for year in reversed(self.file.years):
            name = str(self.file.answers(year).get("organisation/name", "")).strip()
            if name:
                return name
        return self.file.path.stem

    def begin(self, year: int, more: Mapping[str, Answer] | None = None) -> None:
        """Begin a year from the one before it, where there is one; ``more`` are answers that are known already.

        Raises:
            WrongUse: the year was begun before.
        """
        years = self.file.years
        if year in years:
            raise WrongUse(f"The year {year} was begun already; open it instead.")
        before = max((each for each in years if each < year), default=None)
        carried = first_answers(year, None if before is None else self.file.answers(before))
        source = "" if before is None else f"carried over from {before}"
        self.file.begin_year(year, {**carried, **(more or {})}, source=source)

    def remove(self, year: int) -> None:
        """Take a year out again that was begun by mistake: one of several, with no count in it.

        Raises:
            WrongUse: it is the only year, or something was counted in it.
        """
        if len(self.file.years) == 1:
            raise WrongUse(f"The year {year} is the only one of this file, so it was not removed.")
        if not self.work(year).is_empty:
            raise WrongUse(f"Counts were entered for {year}, so it was not removed.")
        self.file.remove_year(year)

    def bring_in(self, paths: Sequence[Path]) -> tuple[int, ...]:
        """Take whole years from return files; the years, the latest last.

        Raises:
            UnreadableFile: a file is no return.
            DataProblems: a return has a form that cannot be taken, or is of another organisation.
            WrongUse: a year is in the file already.
        """
        opened = pipeline.open_returns(paths)
        if len(opened.submissions) != len(paths):
            raise DataProblems("\n".join(str(problem) for problem in opened.problems if problem.blocks))
        taken = [each.reporting_year for each in opened.submissions]
        codes = {each.organisation.code for each in opened.submissions}
        if len(codes) > 1 or len(set(taken)) < len(taken):
            raise DataProblems("The files are not one organisation's returns of different years; choose others.")
        self._refuse_others(codes.pop(), taken)
        source = f"from {', '.join(path.name for path in paths)}"
        for submission in opened.submissions:
            self.file.begin_year(submission.reporting_year, answers_of(submission), source=source)
        return tuple(taken)

    def _refuse_others(self, code: str, years: Sequence[int]) -> None:
        known = {str(self.file.answers(year).get("organisation/code", code)) for year in self.file.years}
        if known - {code}:
            raise DataProblems("These returns are of another organisation than this file; make a new file for them.")
        if twice := sorted(set(years) & set(self.file.years)):
            raise WrongUse(f"The year {twice[0]} is in this organisation's file already, so nothing was brought in.")

    def answers(self, year: int, unsaved: Mapping[str, Answer | None] | None = None) -> Answers:
        """What stands for a year; ``unsaved`` lies over it as long as it could not be saved."""
        standing = dict(self.file.answers(year))
        for place, value in (unsaved or {}).items():
            if value is None:
                standing.pop(place, None)
            else:
                standing[place] = value
        return standing

    def work(self, year: int, unsaved: Mapping[str, Answer | None] | None = None) -> YearWork:
        """One year as it stands now."""
        years = {each: self.file.answers(each) for each in self.file.years if each < year}
        years[year] = self.answers(year, unsaved)
        return YearWork(
            year=year,
            answers=years[year],
            last_year=years.get(year - 1, {}),
            returns=returns_of(year, years),
            confirmed={each.key: Confirmed(each.who, day_at(each.at), each.note) for each in self.file.confirmed(year)},
            outcome=outcome_of(self.file, year),
        )

    def confirm(self, year: int, problem: Problem, place: str, note: str = "") -> None:
        """Keep that what a check asks about is right."""
        self.file.confirm(year, key_of(problem), note, places=(place,) if place else ())

    def take_back(self, year: int, problem: Problem) -> None:
        """Let a check ask again what somebody said was right."""
        self.file.take_back(year, key_of(problem))

    # ------------------------------------------------------------------ what changes numbers

    @property
    def secret(self) -> Secret:
        """What chooses among safe reports: kept in the file, so that every computer makes the same report of it."""
        kept = self.file.setting(SECRET)
        return secret_from(kept) if kept else kept_secret(secret_path())

    def wishes(self) -> Wishes:
        """How this organisation publishes: policy, plan and secret of its file, beside everything that is out."""
        return Wishes(
            policy=self.file.setting(POLICY) or Wishes().policy,
            plan=self.file.setting(PLAN) or Wishes().plan,
            published=tuple(each.publication for each in self.out_already()),
            secret=self.secret,
        )

    def out_already(self) -> tuple[OutAlready, ...]:
        """This organisation's own publications, and those of others or of before that were added."""
        kept, entries = self.file.publications(), self.file.ledger()
        known = (len(kept), sum(each.step for each in entries))
        if self._out is None or self._out[0] != known:
            own = [_own(each) for each in _different(kept)]
            added = [
                OutAlready(each.title, each.source, publication_of(each.publication), each.step) for each in entries
            ]
            self._out = (known, (*own, *added))
        return self._out[1]

    def use_policy(self, policy: str) -> None:
        """Remember which numbers are too small to print."""
        self.file.set_setting(POLICY, policy)

    def use_plan(self, plan: str) -> None:
        """Remember what matters most to this organisation."""
        self.file.set_setting(PLAN, plan)

    def use_ledger(self, wanted: Sequence[OutAlready]) -> tuple[OutAlready, ...]:
        """Let exactly these publications of others and of before count; the same as they are kept now."""
        there = self.out_already()
        for each in wanted:
            if each not in there:
                text = publication_text(each.publication)
                self.file.add_to_ledger(each.title, text, kind="named", source=each.words)
        for each in there:
            if each.entry and each not in wanted:
                self.file.remove_from_ledger(each.entry)
        return self.out_already()

    # ------------------------------------------------------------------ publishing

    def keep_published(self, year: int, protected: Protected, files: Mapping[str, bytes]) -> None:
        """Keep a publication as it is handed out; a backup is made first, unless there is no room for one."""
        with suppress(NotSaved):
            self.file.back_up_if_due()
        policy = protected.publication.policy
        self.file.publish(
            year,
            Published(
                publication=protected.publication_text,
                files=files,
                proof=protected.proof_text,
                certificate=protected.certificate_text,
                policy=policy,
            ),
        )

    def files_published(self, year: int, publication: Publication) -> Mapping[str, bytes]:
        """The files of a year as they were handed out, where they say what a publication says; none where they differ.

        Progress that was noted since is no difference.
        """
        latest = next((each for each in reversed(self._of(year)) if each.of_what_stands), None)
        if latest is None or publication_of(latest.publication).statements != publication.statements:
            return {}
        return self.file.publication_files(latest.step)

    def remember_folder(self, year: int, folder: Path) -> None:
        """Keep where the published files of a year were written."""
        self.file.set_setting(f"{FOLDER}/{year}", str(folder))

    def _of(self, year: int) -> list[KeptPublication]:
        return [each for each in self.file.publications() if each.year == year]


def who_is_there() -> str:
    """Whoever is logged in on this computer, to be told to others who open the file."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return "somebody"


def publication_of(text: str) -> Publication:
    """The publication that a text of the file holds."""
    return publication_from_json(json.loads(text))


def _own(kept: KeptPublication) -> OutAlready:
    publication = publication_of(kept.publication)
    return OutAlready(publication.title, f"published with this program on {day_at(kept.at)}", publication)


def _different(kept: Sequence[KeptPublication]) -> list[KeptPublication]:
    """Publications without those that say the same again."""
    return list({each.publication: each for each in kept}.values())


def today() -> date:
    """The day on this computer's calendar."""
    return datetime.now().astimezone().date()
