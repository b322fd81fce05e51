"""Slow work: done elsewhere, delivered here."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.ui.conftest import HeldExecutor
from wres_desktop.errors import UnreadableFile
from wres_desktop.ui.jobs import Done, Failed, JobRunner, Outcome


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
