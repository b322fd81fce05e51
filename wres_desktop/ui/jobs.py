"""Slow work off the window's thread: the one door to it, and the one place that catches every exception."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from wres_desktop.errors import Cancelled, WresError

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")

STOPPED = "You stopped this before it was finished. Nothing was changed."
_UNEXPECTED = "Something went wrong inside the program. Nothing that you entered was changed."
_BETWEEN_TELLING = 0.1
"""Seconds: nobody reads faster, and the window has better things to do."""


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


class Watch:
    """Over one piece of work, which calls it again and again: tells how far the work has come, and stops it."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._told = 0.0
        self._stopped = Event()

    def stop(self) -> None:
        """Let the work end as soon as it asks again."""
        self._stopped.set()

    def __call__(self, done: int, of: int) -> None:
        """The work has done so much of what there is.

        Raises:
            Cancelled: it is to end now.
        """
        if self._stopped.is_set():
            raise Cancelled(STOPPED)
        now = time.monotonic()
        if now - self._told >= _BETWEEN_TELLING:
            self._told = now
            self._tell(done, of)


@dataclass(eq=False, slots=True)
class _Job:
    """Work with what is said of it; ``behind`` all other work is what nobody waits for."""

    work: Callable[[], Any]
    on_result: Callable[[Outcome[Any]], None]
    doing: str
    watch: Watch | None = field(default=None)
    behind: bool = False


class JobRunner(QObject):
    """Runs work in the executor and hands its outcome back on the window's thread.

    Work runs one piece after another unless another executor is given, and touches no widget. An unexpected
    exception is raised again on the window's thread, where the hook of ``app.py`` meets it.
    """

    busy_changed = Signal(str)
    """What is being done, in the user's words; empty when nothing is."""

    progressed = Signal(int, int)
    """How much of what is being done is done, and of how much."""

    _finished = Signal(object)
    _came_on = Signal(object)

    def __init__(self, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executors = {True: executor, False: executor}
        self._under_way: list[_Job] = []
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._came_on.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def can_stop(self) -> bool:
        """Whether the user may stop what is being done."""
        return bool(self._under_way) and self._shown().watch is not None

    def run(self, work: Callable[[], T], on_result: Callable[[Outcome[T]], None], doing: str = "") -> None:
        """Start ``work``; call ``on_result`` with its outcome later, on the window's thread.

        ``doing`` is shown while the work is under way; work without it is too small to be mentioned.
        """
        self._start(_Job(work, on_result, doing))

    def run_watched(
        self,
        work: Callable[[Watch], T],
        on_result: Callable[[Outcome[T]], None],
        doing: str,
        *,
        behind: bool = False,
    ) -> Watch:
        """As ``run``, for work that says how far it has come and that the user may stop.

        Work ``behind`` all other runs beside it, and is mentioned only where there is no other.
        """
        job = _Job(lambda: None, on_result, doing, behind=behind)
        watch = Watch(lambda done, of: self._came_on.emit((job, done, of)))

        def watched() -> T:
            watch(0, 0)
            return work(watch)

        job.watch, job.work = watch, watched
        self._start(job)
        return watch

    def stop(self) -> None:
        """Stop what is being done, as the user asks."""
        if self._under_way and (watch := self._shown().watch):
            watch.stop()

    def close(self) -> None:
        """Stop what can be stopped, forget what has not been started, and deliver nothing more."""
        self._closed = True
        for job in self._under_way:
            if job.watch:
                job.watch.stop()
        for executor in self._executors.values():
            if executor:
                executor.shutdown(wait=False, cancel_futures=True)

    def _start(self, job: _Job) -> None:
        if self._closed:
            return
        if job.doing:
            self._under_way.append(job)
            self._say_what_is_done()
        self._workers(behind=job.behind).submit(self._attempt, job)

    def _shown(self) -> _Job:
        """The work that is mentioned: the oldest of that for which somebody waits."""
        return min(self._under_way, key=lambda job: job.behind)

    def _say_what_is_done(self) -> None:
        self.busy_changed.emit(self._shown().doing if self._under_way else "")

    def _workers(self, *, behind: bool) -> Executor:
        executor = self._executors[behind]
        if executor is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  not on the way to the first window

            executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="behind" if behind else "work")
            self._executors[behind] = executor
        return executor

    def _attempt(self, job: _Job) -> None:
        outcome: Outcome[Any]
        try:
            outcome = Done(job.work())
        except WresError as failure:
            outcome = Failed(str(failure))
        except Exception as bug:  # noqa: BLE001  the one door: the window must hear of everything that happens in here
            outcome = Failed(_UNEXPECTED, bug)
        if not self._closed:
            self._finished.emit((job, outcome))

    def _tell(self, news: tuple[_Job, int, int]) -> None:
        job, done, of = news
        if of and not self._closed and self._under_way and self._shown() is job:
            self.progressed.emit(done, of)

    def _deliver(self, delivery: tuple[_Job, Outcome[Any]]) -> None:
        job, outcome = delivery
        if self._closed:
            return
        if job.doing:
            self._under_way.remove(job)
            self._say_what_is_done()
        job.on_result(outcome)
        if isinstance(outcome, Failed) and outcome.bug is not None:
            raise outcome.bug
