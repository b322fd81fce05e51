"""What the window remembers between two runs: its size, looks and last folder, and nothing that changes a number."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from wres_desktop.ui.appearance import Appearance

_GEOMETRY = "window/geometry"
_FOLDER = "files/last_folder"
_RECENT = "files/recent"
_MOST_RECENT = 5
_TEXT_SIZE, _SCHEME = "look/text_size", "look/scheme"


class Preferences:
    """The window's memory, in the place where the system keeps such things."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings("WRES Desktop", "WRES Desktop")

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood and how large it was; ``None`` at the first start."""
        stored = self._settings.value(_GEOMETRY)
        return stored if isinstance(stored, QByteArray) and not stored.isEmpty() else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue(_GEOMETRY, geometry)

    @property
    def last_folder(self) -> Path:
        """The folder that was used last and is still there, else the user's own folder."""
        stored = self._settings.value(_FOLDER)
        folder = Path(stored) if isinstance(stored, str) and stored else Path.home()
        return folder if folder.is_dir() else Path.home()

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._settings.setValue(_FOLDER, str(folder))

    @property
    def recent(self) -> tuple[Path, ...]:
        """The organisations' files that were opened lately and are still there, the latest first."""
        stored = self._settings.value(_RECENT)
        names = stored if isinstance(stored, list) else [stored] if isinstance(stored, str) and stored else []
        return tuple(path for path in map(Path, names) if path.is_file())

    def remember(self, path: Path) -> None:
        """Put a file at the head of those that were opened lately."""
        others = [each for each in self.recent if each != path]
        self._settings.setValue(_RECENT, [str(each) for each in (path, *others)][:_MOST_RECENT])

    @property
    def appearance(self) -> Appearance:
        """Text size and colours as the user prefers them."""
        return Appearance.kept(self._settings.value(_TEXT_SIZE), self._settings.value(_SCHEME))

    @appearance.setter
    def appearance(self, appearance: Appearance) -> None:
        self._settings.setValue(_TEXT_SIZE, appearance.text_size)
        self._settings.setValue(_SCHEME, str(appearance.scheme))
