"""What is asked before there is an organisation's file: whose it is, for which year, and whether it is locked."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from wres_desktop.casework.organisation import today
from wres_desktop.domain.edition import EDITION_YEARS
from wres_desktop.ui.elements import Card, button, row, words
from wres_desktop.ui.fields import TextField
from wres_desktop.ui.fields_chosen import Choice, ListField
from wres_desktop.ui.opening import NewOrganisation, suggested_path
from wres_desktop.ui.passphrase import REMEMBER, hint

NO_NAME = "Type the name of your organisation."
DIFFERENT = "The two passphrases are not the same. Type them again."
WARNING = (
    "Without a passphrase, anybody who gets hold of the file can read your counts. With one, nobody can - and nor can "
    "you if you forget it, unless you have printed the recovery sheet."
)


class NewOrganisationForm(Card):
    """A short form; ``begun`` carries the answers, ``elsewhere_wanted`` asks for another place to keep the file."""

    begun = Signal(object)
    elsewhere_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self.name = TextField("organisation/name", "Name of your organisation", "As the report should show it.")
        years = [Choice(str(year), str(year)) for year in reversed(EDITION_YEARS)]
        self.year = ListField("year", "Reporting year", years, "The year of the 31 March on which staff are counted.")
        self.year.show_answer(str(min(EDITION_YEARS[-1], today().year)))
        self.first = TextField("passphrase", "Passphrase (you may leave it out)", WARNING, letters=30)
        self.again = TextField("passphrase again", "Type the passphrase again", letters=30)
        for locked in (self.first, self.again):
            locked.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.again.hide()
        self.first.edit.textChanged.connect(self._on_passphrase)
        self.where = words("", "quiet")
        self.begin_button = button("&Begin", self._begin, main=True)
        self.elsewhere_button = button("&Keep it somewhere else\N{HORIZONTAL ELLIPSIS}", self._elsewhere)
        self.body.addWidget(words("New organisation", "subheading"))
        for field in (self.name, self.year, self.first, self.again):
            self.body.addWidget(field)
        self.body.addWidget(self.where)
        self.body.addLayout(row(self.begin_button, self.elsewhere_button))
        self.name.edit.textChanged.connect(lambda _text: self._say_where())
        for field in (self.name, self.first, self.again):
            field.edit.returnPressed.connect(self._begin)
        self._say_where()

    @property
    def path(self) -> Path:
        """Where the file will be."""
        return self._path or suggested_path(self.name.edit.text())

    def keep_in(self, path: Path) -> None:
        """Keep the file where the user says."""
        self._path = path
        self._say_where()

    def _on_passphrase(self, typed: str) -> None:
        self.first.give_hint(f"{hint(typed)} {REMEMBER}" if typed else WARNING)
        self.again.setVisible(bool(typed))

    def _say_where(self) -> None:
        self.where.setText(f"Everything is kept in one file: {self.path}")

    def _elsewhere(self) -> None:
        self.elsewhere_wanted.emit(self.path)

    def _begin(self) -> None:
        name, passphrase = self.name.edit.text().strip(), self.first.edit.text()
        self.name.show_problem("" if name else NO_NAME)
        self.again.show_problem("" if passphrase == self.again.edit.text() or not passphrase else DIFFERENT)
        if not name:
            self.name.setFocus()
        elif passphrase and passphrase != self.again.edit.text():
            self.again.setFocus()
        else:
            year = int(self.year.box.currentText()) if self.year.box.currentText().isdecimal() else EDITION_YEARS[-1]
            self.begun.emit(NewOrganisation({"organisation/name": name}, year, self.path, passphrase))
