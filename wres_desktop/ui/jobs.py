"""Slow work off the window's thread: the one door to it, and the one place that catches every exception."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from wres_desktop.errors import WresError

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")

_UNEXPECTED = "Something went wrong inside the program. Nothing that you entered was changed."


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The work was done; ``value`` is what it gave."""

    value: T


@dataclass(frozen=True, slots=True)
class Failed:
    """The work was not done; ``sentence`` is for the user, ``bug`` is set where nobody expected it."""

    sentence: str
    bug: Exception | None = None


Outcome: TypeAlias = Done[T] | Failed


class JobRunner(QObject):
    """Runs work in the executor and hands its outcome back on the window's thread.

    Work runs one piece after another unless another executor is given, and touches no widget. An unexpected
    exception is raised again on the window's thread, where the hook of ``app.py`` meets it.
    """

    busy_changed = Signal(str)
    """What is being done, in the user's words; empty when nothing is."""

    _finished = Signal(object)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._doing: list[str] = []
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], on_result: Callable[[Outcome[T]], None], doing: str = "") -> None:
        """Start ``work``; call ``on_result`` with its outcome later, on the window's thread.

        ``doing`` is shown while the work is under way; work without it is too small to be mentioned.
        """
        if self._closed:
            return
        if doing:
            self._doing.append(doing)
            self.busy_changed.emit(self._doing[0])
        self._workers().submit(self._attempt, work, on_result, doing)

    def close(self) -> None:
        """Forget what has not been started, and deliver nothing more."""
        self._closed = True
        if self._executor:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def _workers(self) -> Executor:
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  not on the way to the first window

            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        return self._executor

    def _attempt(self, work: Callable[[], T], on_result: Callable[[Outcome[T]], None], doing: str) -> None:
        outcome: Outcome[T]
        try:
            outcome = Done(work())
        except WresError as failure:
            outcome = Failed(str(failure))
        except Exception as bug:  # noqa: BLE001  the one door: the window must hear of everything that happens in here
            outcome = Failed(_UNEXPECTED, bug)
        if not self._closed:
            self._finished.emit((on_result, outcome, doing))

    def _deliver(self, delivery: tuple[Callable[[Outcome[T]], None], Outcome[T], str]) -> None:
        on_result, outcome, doing = delivery
        if self._closed:
            return
        if doing:
            self._doing.remove(doing)
            self.busy_changed.emit(self._doing[0] if self._doing else "")
        on_result(outcome)
        if isinstance(outcome, Failed) and outcome.bug is not None:
            raise outcome.bug
