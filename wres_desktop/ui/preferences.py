"""What the window remembers between two runs: its size and the last folder, and nothing that changes a number."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_GEOMETRY = "window/geometry"
_FOLDER = "files/last_folder"


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
