"""Files written whole or not at all: a ``.part`` beside each, then renamed; several files together all or none.

Where the computer stops between two renames, each file is whole, but some may be those from before.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write all the files; where one cannot be written, every one is as it was before.

    Raises:
        OSError: no permission, no space, no such folder.
    """
    parts = {path: path.with_name(f"{path.name}.part") for path in files}
    try:
        for path, part in parts.items():
            with part.open("wb") as file:
                file.write(files[path])
                file.flush()
                os.fsync(file.fileno())
        _put_in_place(parts)
    finally:
        _remove(parts.values())


def _put_in_place(parts: Mapping[Path, Path]) -> None:
    """Give every part its file's name; where one cannot have it, all files are again as they were before."""
    if len(parts) == 1:
        ((path, part),) = parts.items()
        part.replace(path)
        return
    before = {path: path.with_name(f"{path.name}.before.part") for path in parts}
    replaced: list[Path] = []
    try:
        for path, copy in before.items():
            if path.exists():
                shutil.copyfile(path, copy)
        for path, part in parts.items():
            part.replace(path)
            replaced.append(path)
    except OSError:
        for path in replaced:
            with suppress(OSError):
                if before[path].exists():
                    before[path].replace(path)
                else:
                    path.unlink()
        raise
    finally:
        _remove(before.values())


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
