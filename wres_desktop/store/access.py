"""How a file may be used where it is: written to or read only, by whom it is held, and whether it is on a network."""

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from wres_desktop.store.hold import HeldByAnother, Hold

_NETWORKS = {"9p", "afs", "cifs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
_REMOTE_DRIVE = 4


class Access:
    """What may be done with a file, from its opening to ``let_go``."""

    def __init__(self, path: Path, who: str) -> None:
        """Take the file for writing, or find out why that cannot be."""
        self.path = path
        self.to_read = path
        self.shared = is_shared(path)
        self.held_by = ""
        self._who = who
        self._hold: Hold | None = None
        self._private: tempfile.TemporaryDirectory[str] | None = None
        self._take()

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed."""
        return self._hold is None

    @property
    def to_read_only(self) -> bool:
        """Whether what is read may not be written to; a private copy may, so that its journal can be worked off."""
        return self.read_only and self._private is None

    def may_be_written(self) -> bool:
        """Whether the system lets this user write to the file as things are now."""
        effective = os.access in os.supports_effective_ids
        return os.access(self.path, os.W_OK, effective_ids=effective)

    def why_read_only(self) -> str:
        """One finished sentence for the user."""
        if self.held_by:
            return (
                f"{self.path.name} is open for reading only: {self.held_by} has it open. "
                "Ask for it to be closed there, and open it again."
            )
        return (
            f"{self.path.name} is open for reading only, because nothing may be changed in {self.path.parent}. "
            "Copy the file to a folder of your own to work on it."
        )

    def take_again(self) -> None:
        """Take the file once more where the drive was away meanwhile."""
        if self._hold is not None and not self._hold.still_there():
            self._hold.let_go()
            self._hold = None
            self._take()

    def copy_privately(self) -> None:
        """Read a copy in a folder that only this user sees.

        A file that was left unfinished, in a folder that may not be written to, cannot be read where it lies.
        """
        self._private = tempfile.TemporaryDirectory(prefix="wres-desktop-")
        self.to_read = Path(self._private.name) / self.path.name
        shutil.copyfile(self.path, self.to_read)
        for ending in ("-wal", "-journal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{self.path}{ending}", f"{self.to_read}{ending}")

    def let_go(self) -> None:
        """Give the file back to others."""
        if self._hold is not None:
            self._hold.let_go()
            self._hold = None
        if self._private is not None:
            self._private.cleanup()
            self._private = None

    def _take(self) -> None:
        if not self.may_be_written():
            return
        try:
            self._hold = Hold(self.path, self._who)
        except HeldByAnother as exc:
            self.held_by = str(exc)
        except OSError:
            self._hold = None


def is_shared(path: Path) -> bool:
    """Whether the file is on a network share, or in a folder that a program copies to the network as it changes."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only Windows has the question

        drive = path.absolute().drive
        clouds = [os.environ[name] for name in ("OneDrive", "OneDriveCommercial") if os.environ.get(name)]
        return (
            drive.startswith("\\\\")
            or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
            or any(path.absolute().is_relative_to(cloud) for cloud in clouds)
        )
    if sys.platform == "darwin":
        return path.absolute().is_relative_to("/Volumes")
    return _kind_of_disk(path) in _NETWORKS


def _kind_of_disk(path: Path) -> str:
    """The file system that Linux says a path is on; empty where it does not say."""
    folder, kind, longest = str(path.absolute().resolve()), "", 0
    with suppress(OSError):
        for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            words, _, after = line.partition(" - ")
            mounted = words.split(" ")[4].encode().decode("unicode_escape")
            below = folder == mounted or folder.startswith(f"{mounted.rstrip('/')}/")
            if below and len(mounted) >= longest:
                kind, longest = after.split(" ")[0], len(mounted)
    return kind
