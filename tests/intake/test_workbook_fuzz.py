"""Spreadsheets changed at random: each is counted, or gives one finished sentence; nothing crashes or hangs.

WRES_MUTATED_WORKBOOKS=10000 python -m pytest tests/intake/test_workbook_fuzz.py     on request
"""

import os
import random
import time
from pathlib import Path

from tests.intake.messy import SNAPSHOT
from tests.intake.mutations import mutated, seeds
from wres_desktop.errors import UnreadableFile
from wres_desktop.intake.counted import Terms
from wres_desktop.intake.spreadsheet import count_table, recognise
from wres_desktop.intake.workbook_process import WorkbookReader

HOW_MANY = int(os.environ.get("WRES_MUTATED_WORKBOOKS", "300"))
FIRST = int(os.environ.get("WRES_FIRST_MUTATION", "0"))
LONGEST = 20.0
"""Seconds."""


def test_a_workbook_changed_at_random_is_counted_or_refused_in_a_finished_sentence(tmp_path: Path) -> None:
    sound = seeds(tmp_path)
    names = sorted(sound)
    read, refused, slowest = 0, 0, 0.0
    with WorkbookReader() as reader:
        for number in range(FIRST, FIRST + HOW_MANY):
            chance = random.Random(number)  # noqa: S311  the same file for the same number
            name = names[number % len(names)]
            path = tmp_path / f"changed{name}"
            path.write_bytes(mutated(sound[name], chance))
            began = time.process_time()
            try:
                workbook = reader.read(path, only_counted=True)
                counted = count_table(workbook, recognise(workbook), Terms(SNAPSHOT))
            except UnreadableFile as failure:
                refused += 1
                assert str(failure).endswith("."), number  # noqa: PT017  many files, each may be refused
            else:
                read += 1
                assert all(isinstance(value, str) or value >= 0 for value in counted.values.values()), number
                assert counted.source.rows >= counted.source.left_out >= 0, number
            slowest = max(slowest, time.process_time() - began)
    assert read > HOW_MANY // 10
    assert refused > HOW_MANY // 10
    assert slowest < LONGEST
    print(f"{read} counted, {refused} refused, slowest {slowest:.2f} s")  # noqa: T201  for whoever asked for many
