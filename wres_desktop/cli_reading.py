"""The command that shows each text which could tell of somebody, and keeps in the return that it was read."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from wres_desktop import pipeline
from wres_desktop.cli_answers import DONE, NOT_DONE, Say
from wres_desktop.domain.days import day_in_words
from wres_desktop.domain.submission import Submission, TextRead
from wres_desktop.intake.places import SEPARATOR

QUESTION: Final = "Could a reader tell who this is about? Type no, or anything else to leave it as it is."


def add_reading_command(
    command: argparse.ArgumentParser,
    latest_and_texts: Callable[[argparse.Namespace], tuple[Submission, Sequence[pipeline.TextToRead]]],
    say: Say,
) -> None:
    """Lay out ``read-texts``: ``latest_and_texts`` gives a return and its texts, ``say`` writes a line."""
    command.add_argument("--by", required=True, metavar="NAME", help="who reads them; the report prints the name")
    command.add_argument("--to", required=True, type=Path, metavar="RETURN", help="the latest return, with the answers")
    command.set_defaults(command=lambda options: _read_texts(options, *latest_and_texts(options), say))


def _read_texts(options: argparse.Namespace, latest: Submission, texts: Sequence[pipeline.TextToRead], say: Say) -> int:
    on, read = day_in_words(datetime.now().astimezone().date()), []
    for each in texts:
        say(f"{each.problem.place}\n\n{each.text}\n\n{each.problem.what}\n{QUESTION}")
        if sys.stdin is not None and sys.stdin.readline().strip().lower() in ("no", "n"):
            read.append(TextRead(each.problem.address.replace(SEPARATOR, "/"), each.text, options.by, on))
    pipeline.keep_texts_read(latest, read, options.to)
    left = len(texts) - len(read)
    say(f"Read and kept in {options.to}: {len(read)}. Still to be changed or read: {left}.")
    return NOT_DONE if left else DONE
