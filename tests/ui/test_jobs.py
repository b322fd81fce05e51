"""Slow work: done elsewhere, delivered here."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.ui.conftest import HeldExecutor
from wres_desktop.errors import UnreadableFile
from wres_desktop.ui.jobs import STOPPED, Done, Failed, JobRunner, Outcome, Watch


def raising(failure: Exception) -> Callable[[], str]:
    def work() -> str:
        raise failure

    return work


def test_work_is_not_done_before_the_executor_takes_it(runner: JobRunner, executor: HeldExecutor) -> None:
    outcomes: list[Outcome[str]] = []
    runner.run(lambda: "made", outcomes.append)
    assert outcomes == []
    executor.release()
    assert outcomes == [Done("made")]


def test_work_runs_in_another_thread_and_its_outcome_arrives_in_the_windows_thread(qtbot: QtBot) -> None:
    runner = JobRunner(ThreadPoolExecutor(max_workers=1))
    threads: list[int] = []
    outcomes: list[Outcome[int]] = []

    def on_result(outcome: Outcome[int]) -> None:
        threads.append(threading.get_ident())
        outcomes.append(outcome)

    runner.run(threading.get_ident, on_result)
    qtbot.waitUntil(lambda: bool(outcomes))
    runner.close()
    assert threads == [threading.get_ident()]
    assert outcomes != [Done(threading.get_ident())]


def test_a_failure_arrives_as_its_sentence(runner: JobRunner, executor: HeldExecutor) -> None:
    outcomes: list[Outcome[str]] = []
    runner.run(raising(UnreadableFile("The file is empty.")), outcomes.append)
    executor.release()
    assert outcomes == [Failed("The file is empty.")]


def test_a_bug_ends_the_work_and_is_raised_again_in_the_windows_thread(
    runner: JobRunner, executor: HeldExecutor
) -> None:
    outcomes: list[Outcome[str]] = []
    bug = ZeroDivisionError("7 / 0")
    runner.run(raising(bug), outcomes.append)
    with capture_exceptions() as raised:
        executor.release()
    assert [each[1] for each in raised] == [bug]
    [outcome] = outcomes
    assert isinstance(outcome, Failed)
    assert "7" not in outcome.sentence


def test_the_oldest_work_under_way_is_named_until_all_is_done(runner: JobRunner, executor: HeldExecutor) -> None:
    said: list[str] = []
    runner.busy_changed.connect(said.append)
    runner.run(lambda: 1, lambda _outcome: None, "Reading")
    runner.run(lambda: 2, lambda _outcome: None)
    runner.run(lambda: 3, lambda _outcome: None, "Drawing")
    executor.release_all()
    assert said == ["Reading", "Reading", "Drawing", ""]


@pytest.mark.parametrize("when", ["before the work", "after the work"])
def test_nothing_is_delivered_once_the_runner_is_closed(runner: JobRunner, executor: HeldExecutor, when: str) -> None:
    outcomes: list[Outcome[int]] = []
    runner.run(lambda: 1, outcomes.append)
    if when == "after the work":
        executor.held.pop()()
    runner.close()
    while executor.held:
        executor.held.pop()()
    QApplication.processEvents()
    assert outcomes == []


def counting(watch: Watch) -> str:
    """Work in three steps."""
    for done in range(3):
        watch(done, 3)
    return "counted"


def test_watched_work_says_how_far_it_has_come(runner: JobRunner, executor: HeldExecutor) -> None:
    outcomes: list[Outcome[str]] = []
    said: list[tuple[int, int]] = []
    runner.progressed.connect(lambda done, of: said.append((done, of)))

    def work(watch: Watch) -> str:
        time.sleep(0.11)
        return counting(watch)

    runner.run_watched(work, outcomes.append, "Counting")
    executor.release()
    assert outcomes == [Done("counted")]
    assert said == [(0, 3)]


def test_stopped_work_ends_in_a_sentence_and_before_its_next_step(runner: JobRunner, executor: HeldExecutor) -> None:
    outcomes: list[Outcome[str]] = []
    steps: list[int] = []

    def work(watch: Watch) -> str:
        for step in range(5):
            watch(step, 5)
            steps.append(step)
            if step == 1:
                runner.stop()
        return "never"

    runner.run_watched(work, outcomes.append, "Counting")
    assert runner.can_stop
    executor.release()
    assert outcomes == [Failed(STOPPED)]
    assert steps == [0, 1]
    assert not runner.can_stop


def test_work_that_was_stopped_while_it_waited_never_begins(runner: JobRunner, executor: HeldExecutor) -> None:
    outcomes: list[Outcome[None]] = []
    begun: list[Watch] = []
    runner.run_watched(begun.append, outcomes.append, "Counting")
    runner.stop()
    executor.release()
    assert outcomes == [Failed(STOPPED)]
    assert begun == []


def test_work_that_is_not_watched_cannot_be_stopped(runner: JobRunner, executor: HeldExecutor) -> None:
    outcomes: list[Outcome[int]] = []
    runner.run(lambda: 1, outcomes.append, "Saving")
    assert not runner.can_stop
    runner.stop()
    executor.release()
    assert outcomes == [Done(1)]


def test_work_behind_all_other_is_mentioned_only_where_there_is_no_other(
    runner: JobRunner, executor: HeldExecutor
) -> None:
    said: list[str] = []
    runner.busy_changed.connect(said.append)
    runner.run_watched(counting, lambda _outcome: None, "Comparing", behind=True)
    runner.run(lambda: 1, lambda _outcome: None, "Saving")
    assert not runner.can_stop
    executor.held.reverse()
    executor.release_all()
    assert said == ["Comparing", "Saving", "Comparing", ""]


def test_work_behind_all_other_keeps_nobody_waiting(qtbot: QtBot) -> None:
    runner = JobRunner()
    go = threading.Event()
    order: list[str] = []
    runner.run_watched(lambda _watch: go.wait(30), lambda _outcome: order.append("behind"), "Comparing", behind=True)
    runner.run(lambda: 1, lambda _outcome: order.append("saved"), "Saving")
    qtbot.waitUntil(lambda: order == ["saved"])
    go.set()
    qtbot.waitUntil(lambda: order == ["saved", "behind"])
    runner.close()


@pytest.mark.usefixtures("qapp")
def test_closing_stops_the_work_under_way() -> None:
    runner = JobRunner()
    begun, ended = threading.Event(), threading.Event()

    def work(watch: Watch) -> None:
        begun.set()
        try:
            while True:
                watch(1, 2)
                time.sleep(0.01)
        finally:
            ended.set()

    runner.run_watched(work, lambda _outcome: None, "Comparing")
    assert begun.wait(10)
    runner.close()
    assert ended.wait(10)
