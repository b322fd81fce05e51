"""One organisation's file, open: what the window and the commands may ask of it and write to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from wres_desktop import __version__
from wres_desktop.store.answers import BEGUN, sources_in
from wres_desktop.store.approvals import (
    Confirmation,
    SignOff,
    confirmed_in,
    sign_offs_in,
    write_confirmation,
    write_sign_off,
)
from wres_desktop.store.driver import Connection
from wres_desktop.store.formats import migrations
from wres_desktop.store.journal import Journal, history_in
from wres_desktop.store.opening import Opened, create, open_file
from wres_desktop.store.publications import (
    KeptPublication,
    LedgerEntry,
    Published,
    ledger_in,
    publication_files_in,
    publications_in,
    write_entry,
    write_publication,
    write_removal,
)
from wres_desktop.store.recording import Recording
from wres_desktop.store.steps import WHOLE_ORGANISATION, Answer, Answers, Change, Hand, How, Step


class OrganisationFile:
    """One ``*.wresorg`` file. Every method that writes has it on the disk when it returns, or raises ``NotSaved``.

    Used by one thread at a time. Another window that opens the same file reads only.
    """

    def __init__(self, opened: Opened, who: str) -> None:
        """Not for others: ``create`` and ``open`` make these."""
        self._database = opened.database
        self._journal = Journal(opened.database, Hand(who, __version__))
        self._recording = Recording(opened.database, self._journal)
        self.notice = opened.notice

    # ------------------------------------------------------------ opening and closing
    @classmethod
    def create(cls, path: Path, *, who: str, passphrase: str = "") -> Self:
        """Make a new file and open it.

        Raises:
            CannotWrite: there is such a file already, or the folder cannot be written to.
        """
        create(path, passphrase, migrations())
        return cls.open(path, who=who, passphrase=passphrase)

    @classmethod
    def open(cls, path: Path, *, who: str, passphrase: str = "") -> Self:
        """Open a file; ``passphrase`` may also be the code on the recovery sheet.

        Raises:
            PassphraseNeeded: it is encrypted and no passphrase was given.
            WrongPassphrase: the passphrase is another.
            NewerFile: a newer version of the program wrote it.
            DamagedFile: it is not whole; its ``backup`` is the newest copy that is.
            UnreadableFile: it cannot be read, or is none of this program's.
        """
        return cls(open_file(path, who, passphrase, migrations()), who)

    def close(self) -> None:
        """Give the file back; harmless where it is closed already."""
        self._database.close()
        self._database.access.let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ what it is
    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed: another window has it, or its folder may not be written to."""
        return self._database.access.read_only

    @property
    def held_by(self) -> str:
        """Who has it open, on which computer and since when; empty where nobody else has."""
        return self._database.access.held_by

    @property
    def why_read_only(self) -> str:
        """One finished sentence where the file is open for reading only, else empty."""
        return self._database.access.why_read_only() if self.read_only else ""

    @property
    def encrypted(self) -> bool:
        """Whether the file needs a passphrase."""
        return self._database.key is not None

    # ------------------------------------------------------------ answers
    @property
    def years(self) -> tuple[int, ...]:
        """The reporting years that were begun, the earliest first."""
        return self._recording.years()

    def answers(self, year: int) -> Answers:
        """What stands for one year, by place; a blank is an absent place."""
        return self._recording.answers(year)

    def begin_year(self, year: int, answers: Answers | None = None, *, source: str = "") -> Step:
        """Begin a year, with answers carried over from another where there are any."""
        how = How.CARRIED_OVER if answers else How.BEGUN
        return self._recording.put(year, answers or {}, how, words=f"begin {year}", source=source)

    def record(
        self,
        year: int,
        changes: Mapping[str, Answer | None],
        *,
        how: How | None = None,
        source: str = "",
        words: str = "",
    ) -> Step:
        """Save what was typed, pasted or read from a file, as one step; None blanks a place.

        Args:
            year: the reporting year; it is begun where it was not.
            changes: the new values by place. Those that stand already are left out of the step.
            how: ``TYPED`` without a source, ``IMPORTED`` with one, if nothing else is said.
            source: where the values came from, such as "from staff.xlsx, 312 rows, 4 left out".
            words: the step in the menu, after "Undo"; made from the number of answers if empty.

        Raises:
            NotSaved: it is not in the file; the same may be tried again.
            ReadsOnly: the file is open for reading only.
        """
        how = how or (How.IMPORTED if source else How.TYPED)
        return self._recording.put(year, changes, how, words=words, source=source)

    def sources(self, year: int) -> Mapping[str, str]:
        """Where the values that stand came from, by place, for those that came from somewhere."""
        return sources_in(self._database, year)

    # ------------------------------------------------------------ undo and redo
    @property
    def can_undo(self) -> str:
        """What would be undone, in words; empty where there is nothing."""
        return "" if self.read_only else self._recording.words_of(self._recording.to_undo())

    @property
    def can_redo(self) -> str:
        """What would be redone, in words; empty where there is nothing."""
        return "" if self.read_only else self._recording.words_of(self._recording.to_redo())

    def undo(self) -> Step | None:
        """Put back what stood before the last step that is not undone; None where there is none."""
        return self._recording.turn(self._recording.to_undo(), How.UNDONE)

    def redo(self) -> Step | None:
        """Do again what was undone last; None where there is nothing, or something was typed since."""
        return self._recording.turn(self._recording.to_redo(), How.REDONE)

    def history(self, year: int | None = None) -> Sequence[Change]:
        """The audit trail, oldest first: of one year, or of everything (settings and the ledger are of year 0)."""
        return [line for line in history_in(self._database, year) if line.place != BEGUN]

    # ------------------------------------------------------------ who vouches for what
    def confirm(self, year: int, key: str, note: str = "", *, places: Iterable[str] = ()) -> Step:
        """Keep "yes, this is right" to one check; it ends when one of the places, or what is below it, changes."""
        about = frozenset(places)
        return self._add(
            year,
            How.CONFIRMED,
            f"confirm: {key}",
            lambda connection, step: write_confirmation(connection, step, key, note, about),
        )

    def confirmed(self, year: int) -> Sequence[Confirmation]:
        """The confirmations that stand."""
        return confirmed_in(self._database, year)

    def sign_off(self, year: int, *, name: str, role: str, on: date, note: str = "") -> Step:
        """Keep who answers for a year; it ends when an answer of the year changes."""
        row = (name, role, on.isoformat(), note)
        return self._add(
            year, How.SIGNED_OFF, f"sign off {year}", lambda connection, step: write_sign_off(connection, step, row)
        )

    def withdraw_sign_off(self, year: int, note: str = "") -> Step:
        """End a sign-off; it stays in the history."""
        return self._add(year, How.WITHDRAWN, f"withdraw the sign-off of {year}", source=note)

    def sign_offs(self, year: int) -> Sequence[SignOff]:
        """Every sign-off of a year, the latest last."""
        return sign_offs_in(self._database, year)

    def signed_off(self, year: int) -> SignOff | None:
        """The sign-off that stands; None where nobody signed, or answers changed since."""
        return next((one for one in reversed(self.sign_offs(year)) if one.stands), None)

    # ------------------------------------------------------------ publications
    def publish(self, year: int, published: Published) -> Step:
        """Keep a publication and its files as they were handed out."""
        return self._add(
            year,
            How.PUBLISHED,
            f"publish {year}",
            lambda connection, step: write_publication(connection, step, published),
        )

    def publications(self) -> Sequence[KeptPublication]:
        """What this organisation published, the earliest first."""
        return publications_in(self._database)

    def publication_files(self, step: int) -> Mapping[str, bytes]:
        """The files of one publication, byte for byte, by name."""
        return publication_files_in(self._database, step)

    def add_to_ledger(self, title: str, publication: str, *, kind: str, source: str = "") -> Step:
        """Keep a publication of others, or of before this file began, that a reader may hold."""
        row = (title, kind, publication)
        return self._add(
            WHOLE_ORGANISATION,
            How.LISTED,
            title,
            lambda connection, step: write_entry(connection, step, row),
            source=source,
        )

    def remove_from_ledger(self, entry: int) -> Step:
        """Leave an entry out from now on; it stays in the history."""
        title = next(one.title for one in self.ledger() if one.step == entry)
        return self._add(
            WHOLE_ORGANISATION,
            How.UNLISTED,
            title,
            lambda connection, step: write_removal(connection, step, entry),
        )

    def ledger(self) -> Sequence[LedgerEntry]:
        """The entries that count, the earliest first."""
        return ledger_in(self._database)

    # ------------------------------------------------------------ settings that change numbers
    def setting(self, name: str) -> str:
        """One setting, such as ``policy``; empty where it was never set."""
        return str(self._recording.answers(WHOLE_ORGANISATION).get(name, ""))

    def set_setting(self, name: str, value: str) -> Step:
        """Set what changes numbers: the policy, the plan, choices of the edition, the secret. It is in the history."""
        return self._recording.put(WHOLE_ORGANISATION, {name: value}, How.SETTING, words=f"set {name}")

    # ------------------------------------------------------------ the one way in for everything but answers
    def _add(
        self,
        year: int,
        how: How,
        words: str,
        write: Callable[[Connection, int], None] | None = None,
        *,
        source: str = "",
    ) -> Step:
        """One step and what belongs to it, in one transaction."""
        with self._database.transaction() as connection:
            step = self._journal.add(connection, year, how, words, source=source)
            if write:
                write(connection, step.number)
        return step
