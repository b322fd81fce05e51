"""Where the resources that the program ships are, from source or installed, and where its log is."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of fonts, editions, schemas, policies and samples: in the package if installed, else beside it."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def secret_path() -> Path:
    """The file with the secret that chooses among safe reports (disclosure/secret.py); it may not be there yet."""
    return _settings_folder() / "secret.txt"


def benchmarks_folder() -> Path:
    """The folder of this user's own figures to compare with (docs/formats.md); it may not be there."""
    return _settings_folder() / "benchmarks"


def _settings_folder() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "WRES Desktop"
    return user_folder()


def user_folder() -> Path:
    """The folder of this user that holds the program's log; it may not be there yet."""
    match sys.platform:
        case "win32":
            base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        case "darwin":
            base = Path.home() / "Library" / "Logs"
        case _:
            base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "WRES Desktop"
