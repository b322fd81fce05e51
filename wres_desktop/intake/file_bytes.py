"""A file as bytes, up to a size; why it cannot be had is said in one finished sentence."""

from pathlib import Path
from stat import S_ISDIR, S_ISREG

from wres_desktop.errors import UnreadableFile


def bytes_of_file(path: Path, largest: int, too_large: str) -> bytes:
    """The whole file.

    Raises:
        UnreadableFile: it is no file, is not there, may not be read, or is larger than ``largest`` bytes; the message
            is then ``too_large``.
    """
    try:
        mode = path.stat().st_mode
        if S_ISDIR(mode):
            raise UnreadableFile(f"{path} is a folder; choose a file in it.")
        if not S_ISREG(mode):
            raise UnreadableFile(f"{path} is not a file that can be read; choose another one.")
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except FileNotFoundError as error:
        raise UnreadableFile(f"There is no file {path}; check its name and its folder.") from error
    except PermissionError as error:
        raise UnreadableFile(
            f"{path} may not be read; if it is open in another program, close it there, else ask whoever keeps it."
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"{path} cannot be read; check its name, its folder and the disk.") from error
    if len(content) > largest:
        raise UnreadableFile(too_large)
    return content
