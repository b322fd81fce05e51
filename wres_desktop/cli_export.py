"""The command that gives a year of an organisation's file back as a return."""

import argparse
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from wres_desktop.cli_answers import DONE, Say


def add_export_command(add: Callable[..., argparse.ArgumentParser], say: Say) -> None:
    """Add ``export``; ``say`` writes one line to standard output."""
    export = add("export", help="one year of an organisation's file as a return")
    export.add_argument("file", type=Path, metavar="FILE", help="an organisation's file, *.wresorg")
    export.add_argument("--year", required=True, type=int)
    export.add_argument("--to", required=True, type=Path, metavar="RETURN", dest="target")
    export.set_defaults(command=lambda options: _export(options, say))


def _export(options: argparse.Namespace, say: Say) -> int:
    from wres_desktop.casework.export import export_return  # noqa: PLC0415 - needed only here
    from wres_desktop.store.opening import needs_passphrase  # noqa: PLC0415 - as above

    passphrase = _passphrase(options.file) if needs_passphrase(options.file) else ""
    say(str(export_return(options.file, options.year, options.target, passphrase)))
    return DONE


def _passphrase(path: Path) -> str:
    """The passphrase of a file: asked for without being shown, or the first line that is piped in."""
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass(f"Passphrase of {path.name}: ")
    return sys.stdin.readline().rstrip("\n") if sys.stdin is not None else ""
