"""Spreadsheets are read in a process of their own: it may crash, hang or ask for too much, and is then ended."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.windows_job import limit_memory_of_this_process
from wres_desktop.intake.workbook import MOST_WORK, Step, Workbook
from wres_desktop.intake.workbook_file import damaged, too_large

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

PATIENCE: Final = 20.0
"""Seconds by the clock that one file may take, if it does not come forward all the time."""

STANDSTILL: Final = 10.0
LONGEST: Final = 60.0
"""A file that comes forward, with no standstill longer than that, may take so long on a slow or busy computer."""

MOST_MEMORY: Final = 1_000_000_000
"""Bytes that the process may ask for."""

_LOOK: Final = 0.05
_TELL: Final = 0.1
_LAST_WORDS: Final = 2.0


def read_workbook(path: Path, step: Step = lambda _done, _of: None, *, only_counted: bool = False) -> Workbook:
    """Read one spreadsheet; ``step`` is told how far that is, and may raise to stop it.

    ``only_counted`` passes over the columns in which nothing that is counted can stand, such as names.

    Raises:
        UnreadableFile: it cannot be read; the message is one finished sentence.
    """
    with WorkbookReader() as reader:
        return reader.read(path, step, only_counted=only_counted)


class WorkbookReader:
    """Reads one spreadsheet after another; nothing that it reads is written anywhere."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._context = multiprocessing.get_context("spawn")  # the same on Windows, macOS and Linux
        self._process: SpawnProcess | None = None
        self._answers: Connection | None = None
        self._questions: Connection | None = None

    def __enter__(self) -> Self:
        """Start loading."""
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End at once."""
        self._end()

    def read(self, path: Path, step: Step = lambda _done, _of: None, *, only_counted: bool = False) -> Workbook:
        """As ``read_workbook``."""
        if self._process is None or not self._process.is_alive():
            self._end()
            self._start()
        answer: Workbook | str = ""
        try:
            answer = self._answer(path, step, only_counted=only_counted)
        finally:
            if not answer:  # stopped in the middle: the process may still be busy with this file
                self._end()
        if isinstance(answer, str):
            raise UnreadableFile(answer)
        return answer

    def _answer(self, path: Path, step: Step, *, only_counted: bool) -> Workbook | str:
        """What the process says about a file: what is in it, or a sentence why it cannot be read."""
        questions, answers = self._questions, self._answers
        if questions is None or answers is None:  # pragma: no cover  they are there since the start
            raise too_large(path.name)
        with suppress(OSError):
            questions.send((path, only_counted))
        if only_counted:
            import numpy  # noqa: F401, ICN001, PLC0415  counting needs it: it loads while the other process reads
        progress = (0, 1)
        began = moved = time.monotonic()
        while not is_too_long(time.monotonic() - began, time.monotonic() - moved, self._patience):
            if not answers.poll(_LOOK):
                step(*progress)
                continue
            try:
                answer = answers.recv()
            except (EOFError, OSError) as error:
                raise self._why_it_died(path.name) from error
            if isinstance(answer, Workbook | str):
                return answer
            if answer != progress:
                progress, moved = answer, time.monotonic()
            step(*progress)
        raise too_large(path.name)

    def _why_it_died(self, name: str) -> UnreadableFile:
        """A parser with a fault of its own ends Python; one that asked for too much is ended by the system."""
        if self._process is None:
            return too_large(name)
        self._process.join(_LAST_WORDS)
        return damaged(name) if self._process.exitcode == 1 else too_large(name)

    def _start(self) -> None:
        # Two one-way pipes: a two-way one would be a socket on Linux, and this program opens none.
        self._answers, send_answers = self._context.Pipe(duplex=False)
        receive_questions, self._questions = self._context.Pipe(duplex=False)
        self._process = self._context.Process(target=_serve, args=(receive_questions, send_answers), daemon=True)
        with _deaf_to_ctrl_c():
            self._process.start()
        receive_questions.close()
        send_answers.close()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        for pipe in (self._questions, self._answers):
            if pipe is not None:
                pipe.close()
        self._process = self._questions = self._answers = None


def is_too_long(seconds: float, at_a_standstill: float, patience: float = PATIENCE) -> bool:
    """Whether a file has had its time: so many seconds since it was begun, and since it last came forward."""
    return seconds > LONGEST or (seconds > patience and at_a_standstill > STANDSTILL)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """A process that is started meanwhile takes no notice of Ctrl+C: that is for its caller, who ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(questions: Connection, answers: Connection) -> None:
    """Read until the caller ends this process, or has ended itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # millions of cells are made, and no circles of them
    _be_quiet()
    _limit_memory()
    from wres_desktop.intake.workbook_sheets import read_spreadsheet_file  # noqa: PLC0415  what is limited is loaded

    told = 0.0

    def tell(done: int, of: int) -> None:
        nonlocal told
        if time.monotonic() - told > _TELL:
            told = time.monotonic()
            answers.send((done, of))

    with suppress(EOFError, OSError):
        while True:
            path, only_counted = questions.recv()
            _limit_work()
            try:
                answer: Workbook | str = read_spreadsheet_file(path, tell, only_counted=only_counted)
            except UnreadableFile as failure:
                answer = str(failure)
            except MemoryError:
                answer = str(too_large(path.name))
            answers.send(answer)


def _limit_work() -> None:
    """From now on; the system ends a process that works longer."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  Windows has none

    with suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + MOST_WORK, hard))


def _be_quiet() -> None:
    """A parser that fails would write what it met to the console: it writes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _limit_memory() -> None:
    """Where the system knows such limits; and no image of this memory is ever written to the disk."""
    if sys.platform == "win32":
        with suppress(OSError):
            limit_memory_of_this_process(MOST_MEMORY)
        return
    import resource  # noqa: PLC0415  Windows has none

    for what, limit in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):
            _, hard = resource.getrlimit(what)
            resource.setrlimit(what, (limit, hard))
