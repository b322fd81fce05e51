"""A second process for readings: SciPy takes two seconds to load, and they pass while the plan is made."""

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from wres_desktop.disclosure.readings import LikelihoodRequest, read_likelihoods
from wres_desktop.disclosure.statements import Reading

_PATIENCE_SECONDS = 0.05


class ReadingsProcess:
    """Started on entering, ended on leaving, whatever it is doing then; nothing that it is told is written anywhere."""

    def __init__(self, meanwhile: Callable[[], object] | None = None) -> None:
        """Prepare; ``meanwhile`` is what the caller needs next and can do while an answer is awaited."""
        context = multiprocessing.get_context("spawn")  # the same on Windows, macOS and Linux
        self._meanwhile = meanwhile
        # Two one-way pipes: a two-way one would be a socket on Linux, and this program opens none.
        self._answers, send_answers = context.Pipe(duplex=False)
        receive_questions, self._questions = context.Pipe(duplex=False)
        self._process = context.Process(target=_serve, args=(receive_questions, send_answers), daemon=True)

    def __enter__(self) -> Self:
        """Start loading."""
        with _deaf_to_ctrl_c():
            self._process.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End at once."""
        self._process.kill()
        self._process.join()
        self._questions.close()
        self._answers.close()

    def read(self, requests: Sequence[LikelihoodRequest]) -> Sequence[Reading]:
        """The readings in the order of the requests; worked out here where the other process has died."""
        try:
            self._questions.send(tuple(requests))
            if self._meanwhile is not None:
                self._meanwhile()
            while not self._answers.poll(_PATIENCE_SECONDS):
                if not self._process.is_alive():
                    return read_likelihoods(requests)
            readings: Sequence[Reading] = self._answers.recv()
        except (EOFError, OSError):
            return read_likelihoods(requests)
        return readings


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
    """Load the library first, then answer until the caller ends this process, or has ended itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import scipy.stats.contingency  # noqa: F401, PLC0415 - the point of this process is to load it ahead of need

    with suppress(EOFError, OSError):
        while True:
            answers.send(read_likelihoods(questions.recv()))
