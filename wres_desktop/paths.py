"""Where the resources that the program ships are, from source or installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of fonts, editions, schemas, policies and samples."""
    beside_package = _PACKAGE.parent / "resources"
    return beside_package if beside_package.is_dir() else _PACKAGE / "resources"
